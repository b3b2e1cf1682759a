import { describe, expect, test } from 'vitest'
import type { SpokenChunk } from '../../book/chunk.ts'
import { planChapters, type PlannedChapter } from './chapter-plan.ts'
import { bookMarks, planFiles, stretchesOf, type FilePlanOptions } from './plan-files.ts'

const rate = 22_050
const pauses = { comma: null, sentence: 0.35, paragraph: 0.75, heading: 1.2, chapter: 2 }

function chunk(index: number, chapter: number, sec: number, after: SpokenChunk['after']): SpokenChunk {
  return {
    index, chapter, after, path: `${index}.wav`, publishedPath: '', key: String(index), durationSec: sec, timings: [],
    voice: 'v', engine: 'e', otherVoices: [], gap: null, gapText: null,
    sounds: [], rtFactor: 0,
  } // prettier-ignore
}

function planOf(
  chapterSecs: readonly (readonly number[])[],
  longestSec: number | null = null,
): PlannedChapter[] {
  let index = 0
  const chunks = chapterSecs.flatMap((secs, chapter) =>
    secs.map((sec, at) => chunk(index++, chapter, sec, at === secs.length - 1 ? 'chapter' : 'paragraph')),
  )
  return planChapters(
    { chunks },
    { titles: ['One', 'Two', 'Three'], pausesOf: () => pauses, sampleRateHz: rate, longestSec },
  )
}

describe('the chapters of a book', () => {
  test('each begins with silence, taken from the pause before it', () => {
    const plan = planOf([[10, 10], [5]])
    const inSamples = (sec: number): number => Math.round(sec * rate)
    expect(plan.map(({ lead, samples }) => [lead, samples])).toEqual([
      [inSamples(0.5), inSamples(0.5 + 10) + inSamples(0.75) + inSamples(10 + 1.5)],
      [inSamples(0.5), inSamples(0.5 + 5 + 1.5)],
    ])
    const marks = bookMarks(plan, rate)
    expect(marks.map(({ title }) => title)).toEqual(['One', 'Two'])
    expect(marks[0]?.startSec).toBe(0)
    expect(marks[1]?.startSec).toBeCloseTo(22.75 + 0.45, 3)
  })

  test('one that is too long for a file is divided between its chunks, and nothing of it is lost', () => {
    const plan = planOf([[10, 10, 10], [5]], 23)
    expect(plan.map(({ chapter, isContinued, chunks }) => [chapter, isContinued, chunks.length])).toEqual([
      [0, false, 2],
      [0, true, 1],
      [1, false, 1],
    ])
    const whole = planOf([[10, 10, 10], [5]])
    const length = (chapters: readonly PlannedChapter[]): number =>
      chapters.reduce((sum, { samples }) => sum + samples, 0)
    expect(length(plan)).toBe(length(whole))
  })
})

const options: FilePlanOptions = {
  sampleRateHz: rate,
  clock: { samples: 576, clockHz: rate },
  splitSec: null,
  splitBytes: null,
  filesPer: 'book',
  bytesOf: () => 1000,
}

describe('the files of a book', () => {
  const plan = planOf([[10, 10, 10], [20], [5]], 23)
  const shape = (more: Partial<FilePlanOptions>): unknown =>
    planFiles(plan, { ...options, ...more }).map(({ kind, number, of, stretches, marks }) => [
      `${kind} ${number}/${of}`,
      stretches.map(({ chapter }) => chapter),
      marks.map(({ title }) => title),
    ])
  test.each<[string, Partial<FilePlanOptions>, unknown]>([
    ['one', {}, [['book 1/1', [0, 1, 2, 3], ['One', 'Two', 'Three']]]],
    ['by hours', { splitSec: 36 }, [
      ['book 1/2', [0, 1], ['One']],
      ['book 2/2', [2, 3], ['Two', 'Three']],
    ]],
    ['by size', { splitBytes: 1999 }, [
      ['book 1/4', [0], ['One']],
      ['book 2/4', [1], ['One (continued)']],
      ['book 3/4', [2], ['Two']],
      ['book 4/4', [3], ['Three']],
    ]],
    ['smaller than any chapter', { splitBytes: 1 }, [
      ['book 1/4', [0], ['One']],
      ['book 2/4', [1], ['One (continued)']],
      ['book 3/4', [2], ['Two']],
      ['book 4/4', [3], ['Three']],
    ]],
    ['chapters', { filesPer: 'chapter', splitSec: 1 }, [
      ['chapter 1/3', [0, 1], ['One']],
      ['chapter 2/3', [2], ['Two']],
      ['chapter 3/3', [3], ['Three']],
    ]],
  ])('%s', (_name, more, files) => {
    expect(shape(more)).toEqual(files)
  }) // prettier-ignore

  test('both, and times from each file’s own start', () => {
    const files = planFiles(plan, { ...options, filesPer: 'both', splitSec: 36 })
    expect(files.map(({ kind }) => kind)).toEqual(['book', 'book', 'chapter', 'chapter', 'chapter'])
    expect(files.map(({ marks }) => marks[0]?.startSec)).toEqual([0, 0, 0, 0, 0])
    expect(files[1]?.from).toBe((plan[0]?.samples ?? 0) + (plan[1]?.samples ?? 0))
  })

  test.each([
    ['MP3', { samples: 576, clockHz: rate }],
    ['AAC', { samples: 1024, clockHz: rate }],
    ['Opus', { samples: 960, clockHz: 48_000 }],
    ['plain samples', { samples: 1, clockHz: rate }],
  ])('however many chapters there are, %s stays in time to half a frame', (_name, clock) => {
    const chapters = Array.from({ length: 500 }, (_, at) => ({ samples: 50_000 + ((at * 7919) % 30_011) }))
    const stretches = stretchesOf(chapters, { first: 0, end: chapters.length }, rate, clock)
    let frames = 0
    let samples = 0
    const frameSec = clock.samples / clock.clockHz
    for (const [at, stretch] of stretches.entries()) {
      expect(Math.abs(frames * frameSec - samples / rate)).toBeLessThanOrEqual(frameSec / 2 + 1e-9)
      frames += stretch.frames
      samples += chapters[at]?.samples ?? 0
    }
    expect(frames * frameSec).toBeGreaterThanOrEqual(samples / rate - 1e-9)
  })
})
