import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ChunkList, SpokenBook } from '../../../book/chunk.ts'
import type { ValidatedBook } from '../../../book/validated-book.ts'
import { encodeWav } from '../../speech/wav.ts'
import type { EnhancementInput } from '../finish-book.ts'

export const toneRateHz = 22_050
/** A chunk: two tones of half a second with a pause of 0.35 s between them. */
const toneSec = 0.5
const betweenSec = 0.35
const chunkSec = 2 * toneSec + betweenSec

function chunkSamples(hz: number): Int16Array {
  const samples = new Int16Array(Math.round(chunkSec * toneRateHz))
  for (const startSec of [0, toneSec + betweenSec])
    for (let at = 0; at < toneSec * toneRateHz; at++)
      samples[Math.round(startSec * toneRateHz) + at] = Math.round(8000 * Math.sin((2 * Math.PI * hz * at) / toneRateHz)) // prettier-ignore
  return samples
}

const facts = {
  path: '/books/tones.pdf', bytes: 1, sha256: null, fileType: 'pdf', classification: null, title: 'Tones', author: 'A. Writer',
  language: 'en', pages: 1, words: null, audioSec: null, encrypted: false, repaired: false,
} // prettier-ignore

/** A book of tones in place of sentences: `chunks` says how many chunks each chapter has. */
export async function toneBook(
  folder: string,
  chunks: readonly number[],
  coverPath: string | null = null,
): Promise<EnhancementInput> {
  await mkdir(folder, { recursive: true })
  const list: ChunkList = {
    language: 'en',
    chapterTitles: chunks.map((_, chapter) => `Chapter ${chapter + 1}: a; b = #${chapter}`),
    chunks: [],
  }
  const spoken: SpokenBook = { voice: 'tones:plain', engine: 'tones', engineVersion: '1', sampleRateHz: toneRateHz, labels: {}, chunks: [] } // prettier-ignore
  for (const [chapter, count] of chunks.entries()) {
    for (let number = 0; number < count; number++) {
      const index = spoken.chunks.length
      const path = join(folder, `${index}.wav`)
      await writeFile(path, encodeWav(chunkSamples(400 + 40 * index), toneRateHz))
      const after = number === count - 1 ? 'chapter' : 'paragraph'
      const said = [`Tone ${index}a.`, `Tone ${index}b.`]
      list.chunks.push({
        index,
        chapter,
        sentences: said.map((text, at) => ({ text, said: text, after: at === 0 ? 'sentence' : after })),
      })
      spoken.chunks.push({
        index, chapter, path, publishedPath: path, key: `tone ${index}`, durationSec: chunkSec, after, voice: 'tones:plain', engine: 'tones',
        timings: [{ startSec: 0, endSec: toneSec }, { startSec: toneSec + betweenSec, endSec: chunkSec }],
        otherVoices: [], gap: null, gapText: null,
    sounds: [], rtFactor: 0,
      }) // prettier-ignore
    }
  }
  const book: ValidatedBook = { facts, readablePath: facts.path, coverPath }
  return { book, text: list, spoken }
}

/** When tones begin, in seconds: where sound follows a fifth of a second of silence. */
export function toneStarts(samples: Int16Array, sampleRateHz: number): number[] {
  const starts: number[] = []
  let silent = Number.POSITIVE_INFINITY
  for (const [at, sample] of samples.entries()) {
    if (Math.abs(sample) < 1000) silent++
    else {
      if (silent > 0.2 * sampleRateHz) starts.push(at / sampleRateHz)
      silent = 0
    }
  }
  return starts
}
