import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withBatch, withRecord } from '../../../src-contract/pipeline-json/update.ts'
import type { BatchSection } from '../../../src-contract/pipeline-json/schema.ts'
import { openPipelineFile, type Change } from './pipeline-file.ts'
import { openStoreClient } from './store-client.ts'

let folder = ''
let path = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-store-'))
  path = join(folder, 'pipeline.json')
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const success: Change = (pipeline, now) => withRecord(pipeline, 'a', 1, { status: 'success' }, now)
const section: BatchSection = {
  run_id: 'r',
  summary: {
    status: 'success', total_files: 0, successful_files: 0, failed_files: 0, skipped_files: 0,
    duration_sec: 0, avg_cpu_usage: null, errors: [], started_at: null, completed_at: null,
  },
  files: {},
} // prettier-ignore

async function onDisk(): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'))
}

test('what nobody knows is kept, a BOM is no error, and the lock file is left behind', async () => {
  await writeFile(
    path,
    `\uFEFF${JSON.stringify({ mine: [1], phase2: { files: { z: { status: 'ok', x: 1 } } } })}`,
  )
  const file = openPipelineFile(path)
  file.change(success)
  expect(await file.flush()).toEqual({ ok: true, value: undefined })
  expect(await onDisk()).toMatchObject({
    mine: [1],
    phase1: { files: { a: { status: 'success' } } },
    phase2: { files: { z: { x: 1 } } },
  })
  expect((await readdir(folder)).sort()).toEqual(['pipeline.json', 'pipeline.json.lock'])
})

test('an edit from outside between two writes is not lost', async () => {
  const file = openPipelineFile(path)
  file.change(success)
  await file.flush()
  const before = await readFile(path, 'utf8')
  await writeFile(path, before.replace('{', '{"tts_voice": "mine",'))
  file.change((pipeline, now) => withRecord(pipeline, 'b', 1, { status: 'failed' }, now))
  await file.flush()
  expect(await onDisk()).toMatchObject({
    tts_voice: 'mine',
    phase1: { files: { a: { status: 'success' }, b: { status: 'failed' } } },
  })
})

test.each(['{"phase1": {"files"', '', '[1]', 'null'])(
  'unreadable (%j): never overwritten, written once it is mended',
  async (text) => {
    await writeFile(path, text)
    const file = openPipelineFile(path)
    file.change(success)
    expect(await file.flush()).toMatchObject({
      ok: false,
      failure: { code: 'pipeline-json-unreadable', file: path },
    })
    expect(await readFile(path, 'utf8')).toBe(text)
    await writeFile(path, '{"mended": true}')
    expect(await file.flush()).toMatchObject({ ok: true })
    expect(await onDisk()).toMatchObject({ mended: true, phase1: { files: { a: { status: 'success' } } } })
  },
)

test('text that is no UTF-8 is not written over: its bytes would be lost', async () => {
  const bytes = Buffer.from([0x7b, 0x22, 0xfc, 0x22, 0x3a, 0x31, 0x7d])
  await writeFile(path, bytes)
  const file = openPipelineFile(path)
  file.change(success)
  expect(await file.flush()).toMatchObject({
    ok: false,
    failure: { code: 'pipeline-json-unreadable', detail: 'it is not UTF-8 text' },
  })
  expect(await readFile(path)).toEqual(bytes)
  expect(file.isDirty()).toBe(true)
})

test('what Python writes for numbers that JSON lacks is read as nothing, and strings stay', async () => {
  await writeFile(path, '{"a": [NaN, -Infinity, "NaN \\" Infinity"], "b": Infinity, "é": "C:\\\\x"}')
  const read = await openPipelineFile(path).read()
  expect(read).toMatchObject({ value: { a: [null, null, 'NaN " Infinity'], b: null, é: 'C:\\x' } })
})

test('truncated in the midst of a run: what was said is kept, and written when the file is whole again', async () => {
  await writeFile(path, '{"mine": 1}')
  const file = openPipelineFile(path)
  file.change(success)
  expect(await file.flush()).toMatchObject({ ok: true })
  const whole = await readFile(path, 'utf8')
  await writeFile(path, whole.slice(0, whole.length / 2))
  file.change((pipeline, now) => withRecord(pipeline, 'b', 2, { status: 'success' }, now))
  expect(await file.flush()).toMatchObject({ ok: false, failure: { code: 'pipeline-json-unreadable' } })
  expect(await readFile(path, 'utf8')).toBe(whole.slice(0, whole.length / 2))
  await writeFile(path, whole)
  expect(await file.flush()).toMatchObject({ ok: true })
  expect(await onDisk()).toMatchObject({
    mine: 1,
    phase1: { files: { a: {} } },
    phase2: { files: { b: {} } },
  })
})

test('locked by another process: a failure with a code, and nothing is lost', async () => {
  const lockModule = fileURLToPath(new URL('../../../src-node/file-lock.ts', import.meta.url))
  const script = `import {lockFile} from ${JSON.stringify(lockModule)}; await lockFile(${JSON.stringify(`${path}.lock`)}, 0); console.log('held'); setInterval(() => {}, 1000)`
  const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(holder.stdout, 'data')
  const file = openPipelineFile(path, 100)
  file.change(success)
  expect(await file.flush()).toMatchObject({ ok: false, failure: { code: 'pipeline-json-locked' } })
  expect(file.isDirty()).toBe(true)
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  expect(await file.flush()).toMatchObject({ ok: true })
  expect(await onDisk()).toMatchObject({ phase1: { files: { a: { status: 'success' } } } })
})

test('an old batch section is copied aside before it is replaced', async () => {
  const old = JSON.stringify({ batch: { files: { a: { phases_completed: [1] } } } })
  await writeFile(path, old)
  const file = openPipelineFile(path)
  file.change((pipeline, now) => withBatch(pipeline, section, now))
  await file.flush()
  const aside = (await readdir(folder)).find((name) =>
    /^pipeline\.json\.batch-\d{4}-\d\d-\d\d\.json$/u.test(name),
  )
  expect(await readFile(join(folder, aside ?? ''), 'utf8')).toBe(old)
  expect(await onDisk()).toMatchObject({ batch: { run_id: 'r' }, batch_runs: [{ run_id: 'r' }] })
})

test('a second old section of the same day is copied aside too, and the same one not twice', async () => {
  const replace = async (): Promise<void> => {
    const file = openPipelineFile(path)
    file.change((pipeline, now) => withBatch(pipeline, section, now))
    await file.flush()
  }
  const kept = async (): Promise<string[]> => {
    const names = (await readdir(folder)).filter((name) => name.startsWith('pipeline.json.batch-'))
    return Promise.all(names.toSorted().map(async (name) => readFile(join(folder, name), 'utf8')))
  }
  const old = (id: string): string =>
    JSON.stringify({ batch: { files: { [id]: { phases_completed: [1] } } } })
  for (const id of ['a', 'a', 'b']) {
    await writeFile(path, old(id))
    await replace()
  }
  expect((await kept()).toSorted()).toEqual([old('a'), old('b')])
})

test('the worker: what is said is seen by what is asked, and is on disk after close', async () => {
  const client = openStoreClient(() => undefined)
  const sha256 = 'ab'.repeat(32)
  for (const phase of [1, 2] as const)
    client.record(
      path,
      'Book',
      phase,
      phase === 1 ? { status: 'success', hash: sha256 } : { status: 'success' },
    )
  const book = { fileId: 'Book', sha256, sourcePath: '/in/Book.pdf' }
  const asked = { phases: [1, 2] as const, resumes: true, sourceThere: true }
  expect(await client.standing(path, book, asked)).toMatchObject({
    ok: true,
    value: {
      done: true,
      plan: { action: 'skip' },
      records: [{ readAt: 'phase1.files.Book' }, {}, {}, {}, {}],
    },
  })
  expect(await client.standing(path, { ...book, sha256: 'cd'.repeat(32) }, asked)).toMatchObject({
    value: { done: false, plan: { why: 'changed since it was recorded' } },
  })
  const other = { sourcePath: '/other/book.pdf', sha256: 'cd'.repeat(32), stem: 'book', inputDir: '/in' }
  const owners = await client.owners(path, other)
  expect(owners.ok && owners.value.owners.get('book')).toBe(sha256)
  expect(owners.ok && owners.value.known).toBe(null)
  expect(await client.owners(path, { ...other, sha256, stem: 'renamed' })).toMatchObject({
    value: { known: 'Book' },
  })
  client.batch(path, section)
  expect(await client.close()).toEqual([])
  expect(await onDisk()).toMatchObject({
    phase2: { files: { Book: { status: 'success' } } },
    batch: { run_id: 'r' },
  })
})

test('the worker tells of an unreadable record', async () => {
  await writeFile(path, '{')
  const client = openStoreClient(() => undefined)
  const book = { fileId: 'a', sha256: null, sourcePath: '/a' }
  const asked = { phases: [1] as const, resumes: true, sourceThere: true }
  expect(await client.standing(path, book, asked)).toMatchObject({
    ok: false,
    failure: { code: 'pipeline-json-unreadable' },
  })
  client.record(path, 'a', 1, { status: 'success' })
  expect(await client.close()).toMatchObject([{ code: 'pipeline-json-unreadable' }])
  expect(await readFile(path, 'utf8')).toBe('{')
})
