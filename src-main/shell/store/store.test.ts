import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { openStore } from './store.ts'
import type { StoreAnswer, StoreRequest } from './store-messages.ts'

async function workspace(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-store-'))
  onTestFinished(async () => rm(folder, { recursive: true, force: true }))
  return folder
}

const standing = (path: string, id: number): StoreRequest => ({
  type: 'standing',
  id,
  path,
  book: { fileId: 'cat', sha256: null, sourcePath: '/in/cat.txt' },
  phases: [5],
  resumes: true,
  sourceThere: true,
})

// pipeline.json is other programs' too.
it.each([
  ['too long for a name', 'x'.repeat(300)],
  ['with a NUL in it', 'out\0put.mp3'],
])('an output that is recorded at a path %s is one that is not there', async (_what, output) => {
  const path = join(await workspace(), 'pipeline.json')
  const entry = { status: 'success', artifacts: { output_file: output } }
  await writeFile(path, JSON.stringify({ phase5: { files: { cat: entry } } }))
  const answers: StoreAnswer[] = []
  await openStore((answer) => answers.push(answer)).handle(standing(path, 1))
  expect(answers).toMatchObject([{ type: 'standing', id: 1, standing: { done: false } }])
})

it.skipIf(process.platform === 'win32')(
  'a folder that went while another program writes in it is told, and what is asked next is answered',
  async () => {
    const [gone, there] = [await workspace(), await workspace()]
    const path = join(gone, 'pipeline.json')
    await writeFile(path, '{}')
    const answers: StoreAnswer[] = []
    const store = openStore((answer) => answers.push(answer))
    await store.handle({ type: 'hold', id: 1, path })
    await rm(gone, { recursive: true })
    await writeFile(gone, 'a file in its place')
    await Promise.allSettled([
      store.handle(standing(path, 2)),
      store.handle(standing(join(there, 'pipeline.json'), 3)),
    ])
    expect(answers).toMatchObject([
      { type: 'flushed', id: 1 },
      { type: 'failed', id: 2, failure: { code: 'pipeline-json-unreadable' } },
      { type: 'standing', id: 3 },
    ])
  },
)
