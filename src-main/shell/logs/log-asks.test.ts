import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { snapshotSchema, type Snapshot } from '../../../src-contract/channels.ts'
import { defaultConfig } from '../../../src-contract/config-options.ts'
import { longestReport } from '../../core/report/report-text.ts'
import { batchView, bookView } from '../app/testing/fake-controller.ts'
import { createLogAsks, type LogAsks } from './log-asks.ts'

let logsDir = ''
beforeEach(async () => {
  logsDir = await mkdtemp(join(tmpdir(), 'bookspool-log-asks-'))
})
afterEach(async () => {
  await rm(logsDir, { recursive: true, force: true })
})

const failed = bookView({
  id: 'abcd1234-0000',
  path: join(homedir(), 'Books', 'alice.pdf'),
  state: 'failed',
  hasLog: true,
  attempt: 2,
  phases: [{ phase: 4, status: 'failed', done: 119, total: 480 }],
  failure: { code: 'speech-failed', file: 'alice.pdf', detail: 'no sound' },
})
const unstarted = bookView({
  id: 'ffff0000-1',
  fileName: 'scan.pdf',
  state: 'failed',
  failure: { code: 'file-empty' },
})

function snapshotOf(books: Snapshot['books']): Snapshot {
  return snapshotSchema.parse({
    revision: 0,
    version: '1.2.3',
    door: 'browser',
    platform: 'linux',
    batch: batchView({ counts: { ...batchView().counts, failed: 2 } }),
    books,
    output: { folder: '/out', isDefault: true, freeBytes: null },
    machine: null,
    orchestrator: { kind: 'builtin', label: 'Built in', command: [], program: null, sha256: null },
    workspace: { path: '/w', isOwn: true },
    questions: [],
  })
}

function asksWith(books = [failed, unstarted]): LogAsks {
  const newest = join(logsDir, 'alice.abcd1234.2.log')
  return createLogAsks({
    services: { reveal: async (path, link) => Promise.resolve(path.endsWith('.log') ? link : null) },
    controller: { books: () => books, logPath: (id) => (id === failed.id ? newest : null) },
    logsDir,
    config: () => ({ ...defaultConfig, orchestrator: ['python', 'run.py', '--api-key', 'hunter22'] }),
    snapshot: async () => Promise.resolve(snapshotOf(books)),
    runDoctor: async () =>
      Promise.resolve([{ id: 'x', name: 'ffmpeg', status: 'failed', detail: 'none', fix: 'Install it.' }]),
  })
}

async function writeLogs(newest: string): Promise<void> {
  await writeFile(join(logsDir, 'alice.abcd1234.1.log'), 'old command\nT ERROR old\n')
  await writeFile(join(logsDir, 'alice.abcd1234.2.log'), newest)
  await writeFile(join(logsDir, 'batch.log'), 'T INFO [START] alice\nT ERROR [FAIL] alice\n')
}

describe('a log', () => {
  test('is found by its attempt, the newest where none is said, and batch.log without a book', async () => {
    await writeLogs('new command\nT INFO fine\nT ERROR boom\n')
    const asks = asksWith()
    const find = async (which: { bookId: string | null; attempt?: number }): Promise<unknown> =>
      asks['log.find']({ ...which, fromByte: 0, backwards: false })
    expect(await find({ bookId: failed.id })).toMatchObject({ value: { atByte: 24 } })
    expect(await find({ bookId: failed.id, attempt: 1 })).toMatchObject({ value: { atByte: 12 } })
    expect(await find({ bookId: null })).toMatchObject({ value: { atByte: 21 } })
    expect(await find({ bookId: failed.id, attempt: 7 })).toMatchObject({
      failure: { code: 'not-possible-now', detail: 'there is no log of attempt 7 any more' },
    })
    expect(await find({ bookId: unstarted.id })).toMatchObject({ failure: { code: 'not-possible-now' } })
    expect(await find({ bookId: 'nobody' })).toMatchObject({ failure: { code: 'book-unknown' } })
  })

  test('is shown, or given by a link', async () => {
    const asks = asksWith()
    await writeLogs('x\n')
    expect(await asks['log.reveal']({ bookId: null })).toMatchObject({ value: { download: '/download-log' } })
    expect(await asks['log.reveal']({ bookId: failed.id, attempt: 1 })).toMatchObject({
      value: { download: `/download-log/${failed.id}/1` },
    })
  })
})

describe('a report', () => {
  const reportOf = async (bookId: string | null): Promise<string> => {
    const answer = await asksWith()['report.gather']({ bookId })
    if (!answer.ok) throw new Error(answer.failure.code)
    return answer.value.text
  }

  test('has what a fault is looked for with, and neither secrets nor the user’s name', async () => {
    const many = `T INFO ${'fine '.repeat(20)}\n`.repeat(400)
    await writeLogs(
      `command ${homedir()}/x --token geheim77\n${many}T ERROR the first\n${many}T ERROR the last\n`,
    )
    const text = await reportOf(failed.id)
    for (const wanted of [
      '- Bookspool: ',
      '- Node: ',
      '- ffmpeg: ',
      '@embedpdf/pdfium 2.',
      'in the browser',
      '- File: ~/Books/alice.pdf',
      '`speech-failed`',
      '4 speech failed (119 of 480)',
      'scan.pdf: `file-empty`',
      'failed: ffmpeg: none (Install it.)',
      'max_workers: 2',
      'orchestrator: python run.py --api-key [removed]',
      'command ~/x --token [removed]',
      'T ERROR the first',
      'T ERROR the last',
    ])
      // prettier-ignore
      expect(text).toContain(wanted)
    for (const secret of [homedir(), 'hunter22', 'geheim77']) expect(text).not.toContain(secret)
    expect(text.match(/T ERROR the last/gu)).toHaveLength(1)
  })

  test('stays within what an issue takes, whatever the log holds, and its fences hold', async () => {
    await writeLogs(`${'`'.repeat(5)}\n${'x'.repeat(100_000)}\n${'T ERROR no\n'.repeat(50_000)}`)
    const text = await reportOf(failed.id)
    expect(text.length).toBeLessThan(longestReport + 10)
    expect(text).toContain('`'.repeat(6))
  })

  test('is gathered for a book that never ran, and for the batch', async () => {
    await writeLogs('x\n')
    expect(await reportOf(unstarted.id)).toContain('## The book')
    const text = await reportOf(null)
    expect(text).not.toContain('## The book')
    expect(text).toContain('[FAIL] alice')
    expect(await asksWith()['report.gather']({ bookId: 'nobody' })).toMatchObject({
      failure: { code: 'book-unknown' },
    })
  })
})
