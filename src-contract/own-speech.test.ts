import { describe, expect, it } from 'vitest'
import { chapterKnownBy, findChapters, renumbered } from './chapter-speech.ts'
import { ownSpeechWords } from './own-speech-words.ts'
import {
  chapterVoices,
  nothingOwn,
  recordedSpeech,
  withRecordedSpeech,
  withSaidSpeech,
  type BookSpeech,
} from './own-speech.ts'

const own: BookSpeech = {
  voice: 'hibari:heart',
  speed: 1.2,
  pause_comma: null,
  chapters: { '3': { title: 'The Crow', voice: 'espeak:en-gb' }, '4-5': { speed: 0.9 } },
}

describe('what pipeline.json keeps of how a book is spoken', () => {
  it('is read as it was written; its voice stands where the Python pipeline looks for it', () => {
    const before = { voice_overrides: { other: 'bella' }, unknown: 1 }
    const written = withRecordedSpeech(before, 'alice', own)
    expect(written).toMatchObject({ voice_overrides: { other: 'bella', alice: 'hibari:heart' }, unknown: 1 })
    expect(recordedSpeech(written, 'alice')).toEqual(own)
    expect(recordedSpeech(written, 'other')).toEqual({ voice: 'bella', chapters: {} })
  })

  it('goes without a trace where nothing is its own any more', () => {
    const written = withRecordedSpeech({ tts_voice: 'sarah' }, 'alice', own)
    expect(withRecordedSpeech(written, 'alice', nothingOwn)).toEqual({ tts_voice: 'sarah' })
  })

  it('is read as far as it makes sense: numbers in quotes, as YAML and people write them, but no speed of 7', () => {
    const chapters = { '1': { speed: '0.8', voice: ' bella ' }, '2': { pause_sentence: -1 }, '3': 'deep' }
    const pipeline = { speech_overrides: { alice: { speed: 7, voice: 'elsewhere', chapters } } }
    expect(recordedSpeech(pipeline, 'alice')).toEqual({
      chapters: { '1': { speed: 0.8, voice: 'bella' } },
    })
    expect(recordedSpeech({ speech_overrides: [] }, 'alice')).toEqual(nothingOwn)
    expect(recordedSpeech({}, 'constructor')).toEqual(nothingOwn)
  })
})

describe('what is said for a run', () => {
  it('stands over the book’s and over each chapter’s own, and leaves alone what it does not speak of', () => {
    const said = withSaidSpeech(own, { voice: 'deep', chapters: {} })
    expect(said).toEqual({
      voice: 'deep',
      speed: 1.2,
      pause_comma: null,
      chapters: { '4-5': { speed: 0.9 } },
    })
  })

  it('of single chapters joins what those have already', () => {
    const { chapters } = withSaidSpeech(own, { chapters: { '3': { speed: 2 }, '9': { voice: 'deep' } } })
    expect(chapters).toEqual({
      '3': { title: 'The Crow', voice: 'espeak:en-gb', speed: 2 },
      '4-5': { speed: 0.9 },
      '9': { voice: 'deep' },
    })
    expect(chapterVoices({ chapters })).toEqual(['espeak:en-gb', 'deep'])
  })
})

it('is said in words', () => {
  expect(ownSpeechWords(own)).toBe('hibari:heart, speed 1.2, pause comma as the voice makes it; chapter 3 “The Crow”: espeak:en-gb; chapter 4-5: speed 0.9') // prettier-ignore
  expect(ownSpeechWords({ chapters: { 'The End': { pause_sentence: 1 } } })).toBe(
    'chapter “The End”: pause sentence 1',
  )
  expect(ownSpeechWords(nothingOwn)).toBeNull()
})

describe('chapters', () => {
  const titles = ['Preface', 'The Fox', 'The Crow', '1984', 'The  fox']
  const placesOf = (name: string, title?: string): number[] => [
    ...findChapters({ [name]: { speed: 2, ...(title === undefined ? {} : { title }) } }, titles).own.keys(),
  ]

  it.each([
    ['2', undefined, [1]],
    [' 2 – 4 ', undefined, [1, 2, 3]],
    ['3-9', undefined, [2, 3, 4]],
    ['the  CROW', undefined, [2]],
    ['The Fox', undefined, [1, 4]],
    ['1984', undefined, [3]],
    ['1', 'Preface', [0]],
    ['2', 'The Crow', [2]],
    // Two have that name by now: the nearest is the likeliest.
    ['3', 'The Fox', [1]],
    ['6', 'The Fox', [4]],
    ['3', 'The Raven', [2]],
  ] as const)('%j, then called %j', (name, title, places) => {
    expect(placesOf(name, title)).toEqual(places)
  })

  it('that are not there are told', () => {
    const { own: found, unknown } = findChapters(
      { '6': { speed: 2 }, Coda: { speed: 2 }, '0': { speed: 2 } },
      titles,
    )
    expect([found.size, unknown]).toEqual([0, ['0', '6', 'Coda']])
  })

  it.each([
    ['2', 'The Fox', [2]],
    ['3', 'The Crow', [0]],
    ['The Crow', undefined, [0]],
    ['Raven', undefined, [0]],
    // Left out, or joined to another: nothing else is spoken in its place.
    ['2', 'Preface', []],
    ['Preface', undefined, []],
  ] as const)(
    '%j, then called %j, are found where the listener names, joins and leaves them out',
    (name, title, places) => {
      const found = { titles: ['The Crow', 'Nobody', 'The Fox'], absent: ['Preface'] }
      const speeches = { [name]: { speed: 2, ...(title === undefined ? {} : { title }) } }
      const { own, unknown } = findChapters(speeches, ['Raven', 'Nobody', 'The Fox'], found)
      expect([[...own.keys()], unknown]).toEqual([places, []])
    },
  )

  it('are shown under the numbers that they have by now', () => {
    const deep = { voice: 'deep' }
    const speeches = { '2': { title: 'The Fox', ...deep }, '4': { title: 'Preface', speed: 2 }, '1-2': deep, Coda: deep } // prettier-ignore
    const found = { titles: ['The Crow', 'Nobody', 'The Fox'], absent: ['Preface'] }
    expect(renumbered(speeches, ['Raven', 'Nobody', 'Reynard'], found)).toEqual({
      '3': { title: 'The Fox', voice: 'deep' },
      Preface: { title: 'Preface', speed: 2 },
      '1-2': deep,
      Coda: deep,
    })
  })

  it('of one title are told apart, whichever of them is left out or joined to another', () => {
    const before = ['Interlude', 'The Fox', 'Interlude', 'Interlude']
    const known = before.map((_, at) => chapterKnownBy(at, before))
    expect(known).toEqual([
      { title: 'Interlude', nth: 1 },
      { title: 'The Fox' },
      { title: 'Interlude', nth: 2 },
      { title: 'Interlude', nth: 3 },
    ])
    const speeches = { '3': { ...known[2], speed: 2 } }
    const after = (titles: string[], absentAfter: number[]): unknown => {
      const found = { titles, absent: absentAfter.map(() => 'Interlude'), absentAfter }
      const now = renumbered(speeches, titles, found)
      const again = findChapters(now, titles, found).own
      expect([...again]).toEqual([...findChapters(speeches, titles, found).own])
      return [Object.keys(now), [...again.keys()]]
    }
    // The first is left out, the second itself, the third is joined to it.
    expect(after(['The Fox', 'Interlude', 'Interlude'], [0])).toEqual([['2'], [1]])
    expect(after(['Interlude', 'The Fox', 'Interlude'], [2])).toEqual([['Interlude'], []])
    expect(after(['Interlude', 'The Fox', 'Interlude'], [3])).toEqual([['3'], [2]])
    const titles = ['The Fox', 'Interlude', 'Interlude']
    const found = { titles, absent: ['Interlude'], absentAfter: [0] }
    expect(titles.map((_, at) => chapterKnownBy(at, titles, found).nth)).toEqual([undefined, 2, 3])
  })

  it('that are meant twice have both words', () => {
    const speeches = { '1-2': { voice: 'deep', speed: 0.8 }, Preface: { speed: 1.5 } }
    expect([...findChapters(speeches, titles).own]).toEqual([
      [0, { voice: 'deep', speed: 1.5 }],
      [1, { voice: 'deep', speed: 0.8 }],
    ])
  })
})
