import { readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { BookView } from '../../../src-contract/book-view.ts'
import { batchSectionSchema } from '../../../src-contract/pipeline-json/schema.ts'
import { openKit, until } from './testing/controller-kit.ts'

const checkedAll = (books: BookView[]): boolean => books.every((book) => book.state !== 'checking')
const byName = (books: BookView[]): Record<string, string> =>
  Object.fromEntries(books.map((book) => [book.fileName, book.state]))

test.concurrent(
  'a pile with every kind of book: one failed book stops no other',
  async ({ onTestFinished }) => {
    const kit = await openKit({ max_workers: 2 })
    onTestFinished(async () => kit.end())
    const paths = [
      await kit.book('good.txt', 'ok'),
      await kit.book('gappy.txt', 'gaps'),
      await kit.book('crashing.txt', 'crash'),
      await kit.book('refused.txt', 'refuse'),
      await kit.book('broken.txt', 'damaged'),
    ]
    const controller = await kit.open()
    const added = await controller.add([...paths, join(kit.folder, 'missing.pdf')])
    expect(added).toMatchObject({ added: 5, alreadyListed: 0, refused: [{ code: 'file-missing' }] })
    expect(await controller.start()).toEqual({ ok: true, value: undefined })
    await controller.whenIdle()
    const books = controller.books()
    expect(byName(books)).toEqual({
      'good.txt': 'done',
      'gappy.txt': 'done-with-gaps',
      'crashing.txt': 'failed',
      'refused.txt': 'failed',
      'broken.txt': 'failed',
    })
    const crashed = books.find((book) => book.fileName === 'crashing.txt')
    expect(crashed?.failure).toMatchObject({ code: 'orchestrator-failed', detail: 'exit code 3' })
    const log = await readFile(controller.logPath(crashed?.id ?? '') ?? '', 'utf8')
    expect(log.split('\n')[0]).toContain('--events ndjson')
    expect(log).toContain('it broke')
    await controller.close()
    const pipeline: unknown = JSON.parse(
      await readFile(join(kit.folder, 'workspace', 'pipeline.json'), 'utf8'),
    )
    expect(pipeline).toMatchObject({
      phase5: { files: { good: { status: 'success' } } },
      phase4: { files: { gappy: { status: 'partial_success' } } },
      batch: {
        summary: {
          status: 'partial',
          total_files: 5,
          successful_files: 2,
          failed_files: 3,
          skipped_files: 0,
        },
        files: {
          good: { status: 'success', source_path: paths[0] },
          crashing: { status: 'failed', phase6: { exit_code: 3 } },
        },
      },
      batch_runs: [{ summary: { total_files: 5 } }],
    })
    const file = z.object({ batch: batchSectionSchema }).parse(pipeline).batch.files['crashing']
    expect(file?.error_message).toMatch(/^Orchestrator failed with exit code 3: .*it broke/su)
    const batchLog = await readFile(join(kit.folder, 'logs', 'batch.log'), 'utf8')
    expect(batchLog).toMatch(/\[START\] .*good\.txt/u)
    expect(batchLog).toMatch(/\[SUCCESS\] .*good\.txt/u)
    expect(batchLog).toMatch(/\[FAIL\] .*broken\.txt/u)
  },
)

test.concurrent(
  'what is done is skipped, with the day; a changed source and a missing output are not',
  async ({ onTestFinished }) => {
    const kit = await openKit()
    onTestFinished(async () => kit.end())
    const paths = [
      await kit.book('one.txt', 'ok'),
      await kit.book('two.txt', 'ok'),
      await kit.book('three.txt', 'ok'),
    ]
    kit.options.journalPath = null
    const first = await kit.open()
    await first.add(paths)
    await first.start()
    await first.whenIdle()
    await first.close()
    await writeFile(paths[1] ?? '', 'ok\nchanged\n')
    await rm(join(kit.folder, 'out', 'three.mp3'))
    const second = await kit.open()
    await second.add(paths)
    const books = await until(second, checkedAll)
    expect(byName(books)).toEqual({ 'one.txt': 'skipped', 'two.txt': 'waiting', 'three.txt': 'waiting' })
    expect(books[0]?.note).toMatch(/^Already done on \d+ [A-Z][a-z]+$/u)
    expect(await second.retry([books[0]?.id ?? ''], { kind: 'all' })).toMatchObject({ ok: true })
    await second.whenIdle()
    const runs = await readFile(join(kit.folder, 'workspace', 'runs.txt'), 'utf8')
    expect(runs.trim().split('\n').at(-1)).toContain('--no-resume')
  },
)

test.concurrent(
  'two files of one name never meet, the same file twice is one, a copy is a duplicate',
  async ({ onTestFinished }) => {
    const kit = await openKit()
    onTestFinished(async () => kit.end())
    const a = await kit.book('a/Book.txt', 'ok a')
    const b = await kit.book('b/book.txt', 'ok b')
    const copy = await kit.book('c/Book.txt', 'ok a')
    await writeFile(copy, await readFile(a))
    const controller = await kit.open()
    expect(await controller.add([a, b, copy, a])).toMatchObject({ added: 3 })
    expect(await controller.add([a])).toMatchObject({ added: 0, alreadyListed: 1 })
    const books = await until(controller, checkedAll)
    expect(books.map((book) => book.failure?.code ?? null)).toEqual([null, null, 'duplicate'])
    await controller.start()
    await controller.whenIdle()
    const outputs = controller.books().flatMap((book) => book.outputs)
    expect(outputs).toHaveLength(2)
    expect(new Set(outputs.map((output) => output.toLowerCase())).size).toBe(2)
    for (const output of outputs) expect((await stat(output)).size).toBe(5)
  },
)

test.concurrent(
  'a password is asked for, tried, and handed to the run, and stands nowhere on disk',
  async ({ onTestFinished }) => {
    const kit = await openKit()
    onTestFinished(async () => kit.end())
    const path = await kit.book('locked.txt', 'secret')
    const controller = await kit.open()
    await controller.add([path])
    await controller.start()
    const [book] = await until(controller, (books) => books[0]?.state === 'needs-attention')
    expect(book?.failure?.code).toBe('password-needed')
    const id = book?.id ?? ''
    await controller.unlock(id, 'wrong')
    await until(controller, (books) => books[0]?.failure?.code === 'password-wrong')
    await controller.unlock(id, 'sesame')
    await until(controller, (books) => books[0]?.state === 'done')
    await controller.close()
    const logs = await Promise.all(
      [
        controller.logPath(id) ?? '',
        join(kit.folder, 'journal.json'),
        join(kit.folder, 'workspace', 'runs.txt'),
      ].map(async (file) => readFile(file, 'utf8')),
    )
    expect(logs.join('\n')).not.toContain('sesame')
  },
)

test.concurrent(
  'pause, resume and stop; a closed controller goes on where it was',
  async ({ onTestFinished }) => {
    const kit = await openKit({ max_workers: 1 })
    onTestFinished(async () => kit.end())
    const paths = [await kit.book('long.txt', 'slow'), await kit.book('next.txt', 'ok')]
    const first = await kit.open()
    await first.add(paths)
    await first.start()
    await until(first, (books) => (books[0]?.phases.find((phase) => phase.phase === 4)?.done ?? 0) >= 3)
    await first.pause()
    await until(first, (books) => books[0]?.state === 'paused')
    expect(first.batch().state).toBe('paused')
    await first.close()

    const second = await kit.open()
    expect(second.batch().interrupted).toMatchObject({ booksLeft: 2, wasPaused: true })
    const [long] = second.books()
    expect(long?.state).toBe('paused')
    expect(long?.note).toMatch(/^Interrupted, resumes at chunk \d+ of 200$/u)
    await second.resume()
    await until(second, (books) => books[0]?.state === 'running')
    await second.stop()
    await until(second, (books) => books[0]?.state === 'cancelled')
    expect(second.batch().state).toBe('idle')
    const made = (await readFile(join(kit.folder, 'workspace', 'long.made'), 'utf8')).trim().split('\n')
    expect(new Set(made).size).toBe(made.length)
  },
)

test.concurrent(
  'an inspect child that dies takes nobody along but the file that kills it',
  async ({ onTestFinished }) => {
    const kit = await openKit()
    onTestFinished(async () => kit.end())
    const paths = [
      await kit.book('a.txt', 'ok'),
      await kit.book('killer.txt', 'kill-inspect'),
      await kit.book('z.txt', 'ok'),
    ]
    const controller = await kit.open()
    await controller.add(paths)
    const books = await until(controller, checkedAll)
    expect(books.find((book) => book.fileName === 'killer.txt')?.failure?.code).toBe('orchestrator-lost')
  },
)

test.concurrent('a journal that cannot be understood is set aside, not lost', async ({ onTestFinished }) => {
  const kit = await openKit()
  onTestFinished(async () => kit.end())
  await writeFile(join(kit.folder, 'journal.json'), '{"version": 1, "books": "?"')
  const controller = await kit.open()
  expect(controller.books()).toEqual([])
  await controller.close()
  const names = await readdir(kit.folder)
  const aside = names.find((name) => name.startsWith('journal.json.unreadable-'))
  expect(await readFile(join(kit.folder, aside ?? ''), 'utf8')).toContain('"books": "?"')
})
