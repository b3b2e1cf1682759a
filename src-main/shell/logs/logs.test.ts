import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openBatchLog } from './batch-log.ts'
import { openLogFile } from './log-file.ts'
import { readLogPage } from './read-log-page.ts'

let folder = ''
let path = ''
const unexpected = (error: Error): void => {
  throw error
}
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-logs-'))
  path = join(folder, 'deep', 'book.log')
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

test('a log is appended to, and full at its limit, saying what was left out', async () => {
  for (const words of ['one\n', 'two\n']) {
    const log = await openLogFile(path, unexpected)
    log.write(words)
    await log.close()
  }
  const small = await openLogFile(path, unexpected, 10)
  for (let count = 0; count < 5; count++) small.write('12345\n')
  await small.close()
  expect(await readFile(path, 'utf8')).toBe('one\ntwo\n12345\n… the log is full: 24 bytes were left out.\n')
})

test('a log that cannot be written says so once and holds nobody up', async () => {
  const errors: string[] = []
  const log = await openLogFile(folder, (error) => errors.push(error.message))
  log.write('words\n')
  await log.close()
  log.write('more\n')
  let called = false
  log.onDrain(() => {
    called = true
  })
  expect(errors).toHaveLength(1)
  expect(called).toBe(true)
})

test('batch.log keeps one line a message', async () => {
  const log = await openBatchLog(folder, null, unexpected)
  log.write('[FAIL] a book\nwith two lines')
  await log.close()
  expect(await readFile(join(folder, 'batch.log'), 'utf8')).toMatch(
    /^\S+Z \[FAIL\] a book with two lines\n$/u,
  )
})

const text = 'erste Zeile\nzweite für ältere\ndritte\n'
test.each([
  ['the whole', 0, 1000, text],
  ['a page ends behind a whole line', 0, 20, 'erste Zeile\n'],
  ['the last bytes begin at a line', -12, 1000, 'dritte\n'],
  ['more than there is before the end', -1000, 1000, text],
  ['beyond the end', 1000, 10, ''],
  ['a line longer than the page is cut', 12, 5, 'zweit'],
  ['never inside a character', 12, 9, 'zweite f'],
])('a page of a log: %s', async (_name, from, max, expected) => {
  const file = join(folder, 'a.log')
  await writeFile(file, text)
  const page = await readLogPage(file, from, max)
  expect(page.ok && page.value.text).toBe(expected)
  expect(page.ok && page.value.toByte - page.value.fromByte).toBe(Buffer.byteLength(expected))
})

test('pages put together are the log, whatever their size', async () => {
  const file = join(folder, 'a.log')
  await writeFile(file, text.repeat(50))
  let all = ''
  for (let from = 0, rounds = 0; rounds < 10_000; rounds++) {
    const page = await readLogPage(file, from, 7)
    if (!page.ok || page.value.toByte === from) break
    all += page.value.text
    from = page.value.toByte
  }
  expect(all).toBe(text.repeat(50))
})

test('a log that is not there is a failure with words', async () => {
  expect(await readLogPage(join(folder, 'none'), 0, 10)).toMatchObject({
    ok: false,
    failure: { code: 'file-missing' },
  })
})
