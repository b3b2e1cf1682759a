import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wordsFor } from '../../src-contract/failure.ts'
import { inspectAnswerSchema } from '../../src-contract/orchestrator-protocol.ts'
import { corpusFolder, filesUnder } from '../pdf/testing/corpus.ts'
import { makePdf } from '../pdf/testing/pdf-writer.ts'
import { inspectFile } from './inspect-file.ts'
import { runInspect } from './run-inspect.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-inspect-'))
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

async function write(name: string, bytes: Uint8Array | string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

describe('a look at one file', () => {
  it('gives its facts', async () => {
    const path = await write(
      'a.pdf',
      makePdf([{ texts: [{ text: 'Some words to be read', x: 50, y: 100 }] }], { title: 'The Words' }),
    )
    expect(await inspectFile(path)).toMatchObject({
      facts: { fileType: 'pdf', title: 'The Words', pages: 1, words: 5, audioSec: 2 },
      failure: null,
    })
  })

  it('goes by content, not by name', async () => {
    expect(await inspectFile(await write('b.pdf', 'Only a text.'))).toMatchObject({
      facts: { fileType: 'txt' },
      failure: null,
    })
    expect(await inspectFile(await write('c.txt', '\x7FELF\0\0\0\0'))).toMatchObject({
      failure: { code: 'file-unsupported' },
    })
  })

  it('says what a folder and a missing file are', async () => {
    const inside = join(folder, 'inside.pdf')
    await mkdir(inside)
    expect((await inspectFile(inside)).failure?.code).toBe('folder-without-pages')
    expect((await inspectFile(join(folder, 'nowhere.pdf'))).failure?.code).toBe('file-missing')
  })
})

it('answers every request of a stream and ends with it', async () => {
  const paths = await Promise.all([1, 2, 3].map((n) => write(`s${n}.txt`, `Text number ${n} is here.`)))
  const input = new PassThrough()
  const output = new PassThrough()
  const bad: string[] = []
  const done = runInspect(input, output, (line) => bad.push(line))
  for (const [index, path] of paths.entries()) input.write(`${JSON.stringify({ id: String(index), path })}\n`)
  input.write('no request\n')
  input.end(`${JSON.stringify({ id: 'last', path: join(folder, 'gone.txt') })}\n`)
  await done
  output.end()
  const answers = (await output.toArray())
    .join('')
    .trim()
    .split('\n')
    .map((line) => inspectAnswerSchema.parse(JSON.parse(line)))
  expect(answers.map((answer) => answer.id).toSorted()).toEqual(['0', '1', '2', 'last'])
  expect(answers.find((answer) => answer.id === 'last')).toMatchObject({
    facts: null,
    failure: { code: 'file-missing' },
  })
  expect(bad).toEqual(['no request'])
})

const corpus = corpusFolder()
describe.skipIf(corpus === null)('the pile of real documents', () => {
  it.each(['pdf-hostile', 'pdf-real', 'docx-etc'])(
    '%s: facts or an understandable failure for each',
    async (part) => {
      const paths = filesUnder(join(corpus ?? '', part))
      expect(paths.length).toBeGreaterThan(30)
      const bad: string[] = []
      for (const path of paths) {
        const { facts, failure } = await inspectFile(path)
        const known = facts !== null && /^[0-9a-f]{64}$/u.test(facts.sha256 ?? '') && facts.words !== null
        const words = failure === null ? '' : wordsFor(failure).what
        const understandable =
          failure !== null && failure.code !== 'internal' && !/no details|undefined/u.test(words)
        if (!(failure === null ? known : understandable)) bad.push(`${path}: ${words}`)
      }
      expect(bad).toEqual([])
    },
    240_000,
  )
})
