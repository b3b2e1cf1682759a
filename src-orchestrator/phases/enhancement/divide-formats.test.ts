import { expect, test } from 'vitest'
import type { AudioFormat } from '../../../src-contract/config-options.ts'
import type { PlannedChapter } from './chapter-plan.ts'
import { divideFormats } from './divide-formats.ts'

const sampleRateHz = 24_000
const plan = [1, 2, 3, 4].map(
  (number): PlannedChapter => ({
    chapter: number - 1, title: `Chapter ${number}`, isContinued: false, lead: 0, chunks: [], samples: 48_000, voice: 'v',
  }),
) // prettier-ignore

/** How many chapters each part has, by format. */
function parts(bytes: Partial<Record<AudioFormat, number[]>>, hasSubtitles: boolean): unknown {
  const formats = (['mp3', 'm4b', 'flac', 'wav'] as const).filter((format) => bytes[format] !== undefined)
  const files = divideFormats(plan, formats, {
    sampleRateHz,
    splitSec: null,
    splitBytes: 10,
    filesPer: 'book',
    bytesOf: (format, chapter) => bytes[format]?.[chapter] ?? 0,
    hasSubtitles,
  })
  return Object.fromEntries(
    [...files].map(([format, own]) => [format, own.map(({ stretches }) => stretches.length)]),
  )
}

test.each<[string, Partial<Record<AudioFormat, number[]>>, boolean, unknown]>([
  ['only the format that is too large', { mp3: [1, 1, 1, 1], wav: [9, 9, 9, 9] }, true, { mp3: [4], wav: [1, 1, 1, 1] }],
  ['as many parts at other places, with subtitles', { mp3: [3, 3, 3, 3], wav: [5, 5, 5, 5] }, true, { mp3: [2, 2], wav: [2, 2] }],
  ['the same without', { mp3: [3, 3, 3, 3], wav: [5, 5, 5, 5] }, false, { mp3: [3, 1], wav: [2, 2] }],
  [
    'what those two then are is another format’s too',
    { mp3: [3, 3, 3, 7], m4b: [7, 4, 1, 1], wav: [6, 6, 6, 4] },
    true,
    { mp3: [1, 1, 1, 1], m4b: [1, 1, 1, 1], wav: [1, 1, 1, 1] },
  ],
])('%s', (_what, bytes, hasSubtitles, expected) => {
  expect(parts(bytes, hasSubtitles)).toEqual(expected)
}) // prettier-ignore
