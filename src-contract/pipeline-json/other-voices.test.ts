import { expect, it } from 'vitest'
import { otherVoicesOf } from './other-voices.ts'

const metrics = (...chunks: object[]) => ({ voice_id: 'espeak:en-us', chunk_metrics: chunks })

it.each([
  ['no entry', null, []],
  ['an entry of another make', { voice_id: 'af_heart' }, []],
  ['one voice', metrics({ chunk: 1 }, { chunk: 2, voice_id: 'espeak:en-us' }), []],
  [
    'passages in two languages',
    metrics({ voice_id: 'espeak:fr-fr', chapter: 2 }, {}, { voice_id: 'espeak:ru', chapter: 2 }, { voice_id: 'espeak:fr-fr', chapter: 2 }, { voice_id: 'espeak:fr-fr', chapter: 5 }),
    [{ voice: 'espeak:fr-fr', chunks: 3, chapters: [2, 5] }, { voice: 'espeak:ru', chunks: 1, chapters: [2] }],
  ],
  ['made before chapters were told', metrics({ voice_id: 'espeak:ru' }), [{ voice: 'espeak:ru', chunks: 1, chapters: [] }]],
  ['chunks that nobody can read', { voice_id: 'a', chunk_metrics: [{ voice_id: 3 }] }, []],
])('the voices beside the book’s own: %s', (_name, entry, voices) => {
  expect(otherVoicesOf(entry)).toEqual(voices)
}) // prettier-ignore
