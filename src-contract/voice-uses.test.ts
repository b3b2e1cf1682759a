import { expect, it } from 'vitest'
import { usedIn, voiceUses } from './voice-uses.ts'

const heart = { id: 'hibari:heart', aliases: ['af_heart'] }

it('finds the books and chapters that a voice spoke, or is to speak', () => {
  const pipeline = {
    phase1: { files: { alice: { status: 'success', title: 'Alice' }, emma: { status: 'success' } } },
    phase4: {
      files: {
        alice: { status: 'success', voice_id: 'hibari:heart' },
        emma: { status: 'success', voice_id: 'espeak:en-us' },
        changed: { status: 'success', voice_id: 'hibari:heart' },
      },
    },
    voice_overrides: { next: 'hibari:AF_HEART', changed: 'espeak:en-us' },
    speech_overrides: {
      emma: {
        chapters: {
          '3': { title: 'The Crow', voice: 'hibari:heart' },
          '5': { voice: 'espeak:de' },
          '7-9': { voice: 'hibari:heart', speed: 1.5 },
        },
      },
    },
  }
  expect(voiceUses(pipeline, heart)).toEqual([
    { fileId: 'alice', title: 'Alice', whole: true, chapters: [] },
    { fileId: 'emma', title: null, whole: false, chapters: ['3 “The Crow”', '7-9'] },
    { fileId: 'next', title: null, whole: true, chapters: [] },
  ])
  expect(voiceUses({}, heart)).toEqual([])
})

it.each([
  [{ whole: true, chapters: ['3'] }, '“Emma”'],
  [{ whole: false, chapters: ['3 “The Crow”'] }, '“Emma” (chapter 3 “The Crow”)'],
  [{ whole: false, chapters: ['2-4'] }, '“Emma” (chapters 2-4)'],
  [{ whole: false, chapters: ['1', '2', '5'] }, '“Emma” (chapters 1, 2 and 5)'],
])('%o is said as %s', (use, words) => {
  expect(usedIn('Emma', use)).toBe(words)
})
