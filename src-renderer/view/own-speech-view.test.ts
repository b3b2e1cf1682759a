import { describe, expect, it } from 'vitest'
import type { BookSpeech } from '../../src-contract/own-speech.ts'
import { noVoiceFacts, type Voice } from '../../src-contract/reports.ts'
import {
  chapterRows,
  otherChapters,
  otherVoiceLines,
  ownSpeechLines,
  ownVoiceChoices,
  tidied,
  withOwn,
} from './own-speech-view.ts'

const voice = (id: string, name: string, installed = true): Voice => ({
  id, name, language: 'en', engine: id.split(':')[0] ?? '', aliases: [], installed, ...noVoiceFacts,
}) // prettier-ignore
const voices = [voice('hibari:heart', 'Heart'), voice('hibari:emma', 'Emma', false)]
const titles = ['Preface', 'The Fox', 'The Crow']
const speech: BookSpeech = {
  voice: 'hibari:heart',
  chapters: {
    Coda: { speed: 0.5 },
    '2-3': { pause_comma: null },
    '3': { title: 'A Crow', voice: 'gone:bella', speed: 1.25 },
    '12': { title: 'The End', voice: 'hibari:heart' },
  },
}

it('a value of one’s own comes and goes', () => {
  expect(withOwn({ speed: 2 }, 'voice', 'a')).toEqual({ speed: 2, voice: 'a' })
  expect(Object.keys(withOwn({ speed: 2 }, 'speed', undefined))).toEqual([])
})

describe('a book in the window', () => {
  it('says what it has of its own, chapter by chapter, by the titles of now', () => {
    expect(ownSpeechLines(speech, voices, titles)).toEqual([
      'Heart',
      'Chapters 2-3: its own pauses',
      '3 The Crow: gone:bella, speed 1.25 ×',
      '12 The End: Heart',
      'Coda: speed 0.5 ×',
    ])
    expect(ownSpeechLines({ chapters: {} }, voices, titles)).toEqual([])
    expect(chapterRows({ '4': { speed: 2 } }, []).map(({ label }) => label)).toEqual(['Chapter 4'])
  })

  it('says which other voices spoke, how much and where', () => {
    const others = [
      { voice: 'hibari:heart', chunks: 1, chapters: [2] },
      { voice: 'espeak:fr-fr', chunks: 1204, chapters: [1, 3, 7, 8, 9] },
      { voice: 'espeak:ru', chunks: 2, chapters: [] },
    ]
    expect(otherVoiceLines(others, voices, titles)).toEqual([
      'Heart: 1 chunk, in 2 The Fox',
      'espeak:fr-fr: 1,204 chunks, in 1 Preface, 3 The Crow, Chapter 7, 2 more chapters',
      'espeak:ru: 2 chunks',
    ])
    expect(otherVoiceLines([], voices, titles)).toEqual([])
  })

  it('offers the chapters that are as the book, and the voices that are here; one that is not stays chosen', () => {
    expect(otherChapters(speech.chapters, titles).map(({ label }) => label)).toEqual([
      '1 Preface',
      '2 The Fox',
    ])
    const about = { around: 'As the book: Heart', own: 'hibari:emma', languages: ['de'] }
    const german = { ...voice('espeak:de', 'German'), language: 'de' }
    const builtIn = voice('espeak:en', 'Built-in English')
    expect(ownVoiceChoices([builtIn, ...voices, german], about)).toEqual([
      { value: '', label: 'As the book: Heart' },
      { value: 'espeak:de', label: 'German', hint: 'built in' },
      { value: 'hibari:heart', label: 'Heart', hint: 'English' },
      { value: 'espeak:en', label: 'Built-in English', hint: 'built in' },
      { value: 'hibari:emma', label: 'hibari:emma', hint: 'not installed' },
    ])
  })

  it('keeps no chapter that was opened and left as it is', () => {
    expect(tidied({ speed: 2, chapters: { '1': { title: 'Preface' }, '2': { speed: 1 } } })).toEqual({
      speed: 2,
      chapters: { '2': { speed: 1 } },
    })
  })
})
