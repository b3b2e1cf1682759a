import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { excerptFor } from '../../src-contract/pipeline-json/excerpt.ts'
import type { BookIdentity } from '../../src-contract/pipeline-json/read.ts'
import type { PipelineJson } from '../../src-contract/pipeline-json/schema.ts'
import { recordedBook } from './recorded-book.ts'

let folder: string
let book: BookIdentity
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-recorded-book-'))
  const sourcePath = join(folder, 'alice.pdf')
  await writeFile(sourcePath, 'the text')
  book = { fileId: 'alice', sha256: null, sourcePath }
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

const hash = createHash('sha256').update('the text').digest('hex')
const at = { pipelineJson: '/w/pipeline.json', flagVoice: null }

const shapes: [string, PipelineJson][] = [
  ['4.0.0', { phase1: { files: { alice: { status: 'success', hash } } }, phase3: { status: 'partial', files: { alice: { status: 'success', chunk_paths: ['a'] } } } }],
  ['by file id', { alice: { phase1: { status: 'complete', sha256: hash }, phase3: { status: 'ok', chunk_paths: ['a'] } } }],
  ['a single book', { phase1: { status: 'completed', hash }, phase3: { status: 'ready', chunk_paths: ['a'] } }],
] // prettier-ignore

describe.each(shapes)('the record in the shape %s', (_name, pipeline) => {
  it.each<[string, (whole: PipelineJson, known: BookIdentity) => PipelineJson]>([
    ['whole', (whole) => whole],
    ['as the excerpt that main hands on', excerptFor],
  ])('says of a phase what it knows, %s', async (_how, part) => {
    const known = { ...book, sha256: hash }
    const recorded = recordedBook(part(pipeline, known), known, at)
    expect(recorded.entry(3)).toMatchObject({ status: 'success', entry: { chunk_paths: ['a'] } })
    expect(recorded.entry(4)).toBeNull()
    expect(await recorded.isSameSource()).toBe(true)
  })
})

describe('whether it is about the file as it is now', () => {
  const about = (first: Record<string, unknown>): Promise<boolean> =>
    recordedBook({ phase1: { files: { alice: { status: 'success', ...first } } } }, book, at).isSameSource()
  it.each<[string, Record<string, unknown>, boolean]>([
    ['by its hash', { hash }, true],
    ['by a hash in capitals', { hash: hash.toUpperCase() }, true],
    ['of another text', { hash: 'b'.repeat(64) }, false],
    ['where none is recorded', {}, true],
    ['where it is no hash', { hash: 'v2' }, true],
  ])('%s', async (_name, first, same) => {
    expect(await about(first)).toBe(same)
  })
})

it.each([
  [{ tts_voice: 'af_heart' }, null, { override: null, general: 'af_heart' }],
  [{ tts_voice: 'af_heart', voice_overrides: { alice: 'en-gb', bob: 'de' } }, null, { override: 'en-gb', general: 'af_heart' }],
  [{ tts_voice: ' ', voice_overrides: { alice: 7 } }, null, { override: null, general: null }],
  [{ tts_voice: 'af_heart', voice_overrides: { alice: 'en-gb' } }, 'espeak:fr', { override: null, general: null }],
])('of voices, %j with --voice %j says %j', (pipeline, flagVoice, voice) => {
  expect(recordedBook(excerptFor(pipeline, book), book, { ...at, flagVoice }).voice).toEqual(voice)
}) // prettier-ignore

it('chapters have their own voice, speed and pauses; a voice that was named for the run takes the place of theirs', () => {
  const chapters = { '2': { voice: 'en-gb', speed: 0.8 }, '3': { voice: 'de' } }
  const pipeline = { speech_overrides: { alice: { speed: 1.5, chapters }, bob: { speed: 2 } } }
  const excerpt = excerptFor(pipeline, book)
  expect(excerpt['speech_overrides']).toEqual({ alice: { speed: 1.5, chapters } })
  expect(recordedBook(excerpt, book, at).chapters).toEqual(chapters)
  const flagged = recordedBook(excerpt, book, { ...at, flagVoice: 'espeak:fr' })
  expect(flagged.chapters).toEqual({ '2': { speed: 0.8 } })
  const said = recordedBook(excerpt, book, { ...at, flagVoice: 'espeak:fr', hasSaid: true })
  expect(said).toMatchObject({ chapters, voice: { override: null, general: null } })
})

it('the excerpt holds nothing of other books', () => {
  const entry = { status: 'success' }
  const pipeline = {
    phase1: { status: 'partial', files: { alice: entry, bob: entry } },
    bob: { phase2: entry },
    batch: {},
  }
  expect(excerptFor(pipeline, book)).toEqual({ phase1: { files: { alice: entry } } })
})
