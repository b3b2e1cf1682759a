import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { defaultConfig } from '../../../src-contract/config-options.ts'
import { levelOf, type Level } from '../../../src-contract/log-levels.ts'
import { openBatchLog } from './batch-log.ts'
import { openBookLog } from './book-log.ts'
import { openLogFile } from './log-file.ts'
import { endWords, logHead } from './log-head.ts'
import { logsToDrop, pruneLogs, type LogOnDisk } from './prune-logs.ts'
import { readLogPage } from './read-log-page.ts'
import { redactor, withoutHome } from './redact.ts'
import { pieceBytes, type Wanted } from './scan-log.ts'
import { filterLog, findInLog, searchBytes } from './search-log.ts'

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

test('a log is appended to, and put aside where it grows too large, the oldest dropped', async () => {
  for (const words of ['one\n', 'two\n']) {
    const log = await openLogFile(path, unexpected)
    log.write(words)
    await log.close()
  }
  expect(await readFile(path, 'utf8')).toBe('one\ntwo\n')
  const small = await openLogFile(path, unexpected, {
    rotation: { maxBytes: 10, files: 3 },
    head: () => 'H\n',
  })
  for (const words of ['333\n', '44444\n', '55555\n', '66666\n']) small.write(words)
  await small.close()
  expect((await readdir(dirname(path))).toSorted()).toEqual(['book.log', 'book.log.1', 'book.log.2'])
  const texts = ['', '.1', '.2'].map(async (end) => readFile(`${path}${end}`, 'utf8'))
  expect(await Promise.all(texts)).toEqual(['H\n66666\n', 'H\n55555\n', 'H\n44444\n'])
})

test('who waits for a log to drain goes on where it is put aside meanwhile', async () => {
  const log = await openLogFile(join(folder, 'book.log'), unexpected, {
    rotation: { maxBytes: 100_000, files: 2 },
  })
  expect(log.write('x'.repeat(90_000))).toBe(false)
  const woken = new Promise<void>((resolve) => {
    log.onDrain(resolve)
  })
  expect(log.write('y'.repeat(11_000))).toBe(true)
  await woken
  await log.close()
  expect((await readdir(folder)).toSorted()).toEqual(['book.log', 'book.log.1'])
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

test('a log that could not be written goes on when it can be, and tells of the gap', async () => {
  const errors: string[] = []
  let ms = 0
  await mkdir(path, { recursive: true })
  const log = await openLogFile(path, (error) => errors.push(error.message), { now: () => ms, head: () => 'H\n' }) // prettier-ignore
  log.write('lost\n')
  ms = 40_000
  log.write('lost too\n')
  await rm(path, { recursive: true })
  ms = 60_000
  log.write('too early\n')
  ms = 80_000
  log.write('kept\n')
  log.write('kept too\n')
  await log.close()
  expect(errors).toHaveLength(1)
  expect(await readFile(path, 'utf8')).toMatch(
    /^H\n\S+Z WARNING Lines are missing here: .+\nkept\nkept too\n$/u,
  )
})

test('batch.log keeps one line a message', async () => {
  const log = await openBatchLog(folder, () => null, unexpected)
  log.write('[FAIL] a book\nwith two lines')
  await log.close()
  expect(await readFile(join(folder, 'batch.log'), 'utf8')).toMatch(
    /^\S+Z INFO    \[FAIL\] a book with two lines\n$/u,
  )
})

test('batch.log follows log_file, and loses no line on the way', async () => {
  let configured: string | null = null
  const log = await openBatchLog(folder, () => configured, unexpected)
  log.write('one')
  configured = join(folder, 'mine', 'other.log')
  log.write('two')
  log.write('three')
  await log.close()
  const words = async (path: string): Promise<string[]> =>
    (await readFile(path, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ').at(-1) ?? '')
  expect(await words(join(folder, 'batch.log'))).toEqual(['one'])
  expect(await words(configured)).toEqual(['two', 'three'])
})

test('a log’s head names what made it, and how a password is given', async () => {
  const facts = {
    orchestrator: 'Built in', program: null, attempt: 2, phases: [4, 5] as const, manner: 'goes on',
    workspace: '/w', output: '/o', config: defaultConfig, hasPassword: true,
  } // prettier-ignore
  const head = (await logHead(facts)).join('\n')
  for (const wanted of [
    'attempt 2',
    '# Bookspool: ',
    `# Node: ${process.versions.node}`,
    '# System: ',
    '# ffmpeg: ',
    '@embedpdf/pdfium 2.',
    '# Phases: 4 speech, 5 enhancement (1, 2, 3 skipped: not asked for)',
    '# Password: ',
  ])
    // prettier-ignore
    expect(head).toContain(wanted)
  expect(head.split('\n').filter((line) => !line.startsWith('# '))).toEqual([])
  const summary = { outcome: 'failed', exitCode: null, signal: 'SIGKILL', durationSec: 2, stderrTail: '', stdoutTail: '' } as const // prettier-ignore
  expect(endWords(summary)).toBe('The run ended: failed, by SIGKILL, after 2.0 s')
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

test('a log that is not there yet is empty; a folder is no log', async () => {
  expect(await readLogPage(join(folder, 'none'), 0, 10)).toMatchObject({
    ok: true,
    value: { text: '', sizeBytes: 0 },
  })
  expect(await readLogPage(folder, 0, 10)).toMatchObject({ ok: false })
})

test('batch.log honours log_level, and never tells a secret of the environment', async () => {
  process.env['BOOKSPOOL_TEST_TOKEN'] = 'abc-def-123'
  const log = await openBatchLog(
    folder,
    () => null,
    unexpected,
    () => 'ERROR',
  )
  delete process.env['BOOKSPOOL_TEST_TOKEN']
  log.write('[START] a')
  log.write('[FAIL] a: said abc-def-123', 'ERROR')
  await log.close()
  expect(await readFile(join(folder, 'batch.log'), 'utf8')).toMatch(
    /^\S+Z ERROR   \[FAIL\] a: said \[removed\]\n$/u,
  )
})

describe('a book’s log', () => {
  const open = async (secrets: string[] = [], least: Level = 'INFO') =>
    openBookLog(path, { onError: unexpected, least: () => least, secrets: () => secrets })
  const lines = async (): Promise<string[]> =>
    (await readFile(path, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/^\d{4}-\S+Z/u, 'T'))

  test('gives every line its time, level and phase', async () => {
    const log = await open()
    log.head(['command --with words', '# about'])
    log.write('2026-11-24T05:55:00.000Z INFO    Running Phase 1 (validation)\n')
    log.phase(4)
    log.write('2026-11-24T05:55:01.000Z WARNING a chunk\n    of two lines\n')
    log.write('2024-01-01 10:00:00,123 - phase4 - ERROR - boom\n')
    log.write('\u001B[31mjust words\u001B[0m\n')
    log.note('ERROR', 'first\nsecond')
    await log.close()
    expect(await lines()).toEqual([
      'command --with words',
      '# about',
      'T INFO    phase1 Running Phase 1 (validation)',
      'T WARNING phase4 a chunk',
      '    of two lines',
      'T ERROR   phase4 2024-01-01 10:00:00,123 - phase4 - ERROR - boom',
      'T INFO    phase4 just words',
      'T ERROR   phase4 first',
      '    second',
    ])
  })

  test('a password and what looks like a secret never reach it, in the command, its words or a failure', async () => {
    const log = await open(['pa"ss wörd', 'xy'])
    log.head(['tool --password hunter22 --password-on-stdin FILE'])
    log.write("['conda', 'run', '--hf-token', 'hunter22']\n")
    log.write('stdin: {"password":"pa\\"ss wörd"}\nopened with pa"ss wörd, xy or syxy\n')
    log.write('Authorization: Bearer abcdef12345\nget https://me:geheim@host/x?token=qwertz&page=2\n')
    log.note('ERROR', 'the tool said pa"ss wörd')
    await log.close()
    const text = await readFile(path, 'utf8')
    for (const secret of ['wörd', 'hunter22', 'abcdef12345', 'geheim', 'qwertz', ' xy '])
      expect(text).not.toContain(secret)
    expect(text).toContain('--password-on-stdin FILE')
    expect(text).toContain('syxy')
    expect(text).toContain('page=2')
  })

  test('leaves out what log_level leaves out, and keeps what names no level', async () => {
    const log = await open([], 'WARNING')
    log.write('INFO: fine\nWARNING: hm\nno level\n')
    await log.close()
    expect(await lines()).toEqual(['T WARNING - WARNING: hm', 'T INFO    - no level'])
  })
})

test.each([
  ['ERROR: x', 'ERROR'],
  ['[WARNING] x', 'WARNING'],
  ['2024-01-01 10:00:00 | ERROR    | module:fn:12 - x', 'ERROR'],
  ['2024-01-01 10:00:00,123 INFO root: x', 'INFO'],
  ['ValueError: bad', 'ERROR'],
  ['Traceback (most recent call last):', 'ERROR'],
  ['2024-01-01 10:00:00 - INFO - [FAIL] a book', 'ERROR'],
  ['an error in lower case', null],
  ['-'.repeat(100_000), null],
])('the level of %.40s', (line, level) => {
  expect(levelOf(line)).toBe(level)
})

describe('searching', () => {
  const error = '2026-11-24T05:55:00.000Z ERROR   phase4 the Ärger\n    and more of it\n'
  const fine = '2026-11-24T05:55:00.000Z INFO    phase4 TRIAL AND ERROR is a title\n'
  const warning = '2026-11-24T05:55:00.000Z WARNING phase4 a slow chunk\n'
  const at = (lines: number): number => Buffer.byteLength(fine) * lines
  const foundAt = async (text: string, from: number, only: Wanted, backwards = false): Promise<unknown> => {
    const file = join(folder, 'a.log')
    await writeFile(file, text)
    const found = await findInLog(file, from, only, backwards)
    return found.ok ? found.value.atByte : found.failure
  }
  test.each<[string, string, number, string | undefined, number | null]>([
    ['the first error', fine + fine + error, 0, undefined, at(2)],
    ['in the first line', error, 0, undefined, 0],
    ['none', fine + warning, 0, undefined, null],
    ['a failed book', `${fine}T INFO [FAIL] x\n`, 0, undefined, at(1)],
    ['a Python error', `${fine}Traceback (most recent call last):\n`, 0, undefined, at(1)],
    ['a line that began before does not count', error + fine, 1, undefined, null],
    ['from a line’s beginning it does', fine + error, at(1), undefined, at(1)],
    ['words in any case', fine + error, 0, 'THE ÄR', at(1)],
    ['words beyond ASCII in any case', fine + error, 0, 'ärger', at(1)],
    ['a letter with its dots behind it', fine + error.replace('Ä', 'A\u0308'), 0, 'ÄRGER', at(1)],
    ['words in Cyrillic', `${fine}в МОСКВЕ\n`, 0, 'в москве', at(1)],
    ['no other letter of the same bytes but one', `${fine}Ãrger \u00E4\n`, 0, 'ã\u00E4', null],
    ['signs that mean something in a pattern', `${fine}a+b\n`, 0, 'A+B', at(1)],
    ['words of the first line', fine, 0, '2026', 0],
    ['words that are not there', fine, 0, 'nothing', null],
    ['the next one after a find', error + fine + error, 1, 'phase4 THE', Buffer.byteLength(error) + at(1)],
  ])('%s', async (_name, text, from, words, expected) => {
    expect(await foundAt(text, from, { text: words })).toBe(expected)
  })

  test.each<[string, string, number, Wanted, number | null]>([
    ['the last error before a place', error + fine + error, Buffer.byteLength(error) + at(1), {}, 0],
    ['the line at the place does not count', error, 0, {}, null],
    ['words from the end', fine + fine + error, 1e9, { text: 'title' }, at(1)],
    ['a line of a grave entry', error + fine, 1e9, { least: 'ERROR', text: 'more' }, Buffer.byteLength(error) - 19], // prettier-ignore
  ])('backwards: %s', async (_name, text, from, only, expected) => {
    expect(await foundAt(text, from, only, true)).toBe(expected)
  })

  test('across the border of what is read at a time, wherever it falls', async () => {
    for (const before of [pieceBytes - 70, pieceBytes - 30, pieceBytes - 1, pieceBytes, pieceBytes + 1]) {
      const text = `${'x'.repeat(before - 1)}\n${error}${fine}`
      for (const only of [{}, { text: 'the Ärger' }, { least: 'ERROR', text: 'THE Ä' } as const]) {
        expect(await foundAt(text, 0, only)).toBe(before)
        expect(await foundAt(text, 1e9, only, true)).toBe(before)
      }
    }
  })

  test('in a line of several such readings, wherever they stand, once and from everywhere', async () => {
    const file = join(folder, 'a.log')
    const before = Buffer.byteLength(fine)
    for (const head of [100, pieceBytes - before - 3, 2 * pieceBytes - before - 5]) {
      const long = `${'x'.repeat(head)}Ärger${'y'.repeat(2 * pieceBytes)}\n`
      const text = fine + long + fine
      expect(await foundAt(text, 0, { text: 'äRGER' })).toBe(before)
      expect(await foundAt(text, before + 1, { text: 'äRGER' })).toBeNull()
      expect(await foundAt(text, 1e9, { text: 'äRGER' }, true)).toBe(before)
      expect(await foundAt(text, before + 1, { text: 'title' })).toBe(before + Buffer.byteLength(long))
      const places: number[] = []
      for (let from = 0, size = 1; from < size;) {
        const page = await filterLog(file, from, 3_000_000, { text: 'ärger' })
        if (!page.ok) throw new Error(page.failure.code)
        size = page.value.sizeBytes
        from = page.value.toByte
        places.push(...page.value.lines.map(({ at: place }) => place))
      }
      expect(places).toEqual([before])
    }
  })

  test('behind a gigabyte, in little memory, in several asks', async () => {
    const file = join(folder, 'a.log')
    const gigabyte = 2 ** 30
    // A hole: the file system gives zeros and takes no room.
    await truncate(await writeFile(file, fine).then(() => file), gigabyte)
    await appendFile(file, `\n${error}`)
    expect(await findInLog(file, gigabyte - 3_000_000, {})).toMatchObject({
      value: { atByte: gigabyte + 1 },
    })
    const ahead = await findInLog(file, 0, {})
    expect(ahead).toEqual({ ok: true, value: { atByte: null, toByte: searchBytes } })
    const page = await readLogPage(file, -(Buffer.byteLength(error) + 5), 1000)
    expect(page.ok && page.value.text).toBe(error)
    const early = await readLogPage(file, 0, 1000)
    expect(early.ok && early.value.text).toBe(fine)
  })

  test('filters by level, whole entries, and by words; stretches put together are the whole', async () => {
    const file = join(folder, 'a.log')
    await writeFile(file, `command\n# ERROR in a head\n${(fine + error + warning + fine).repeat(20)}`)
    const filtered = async (only: Wanted, stretch: number): Promise<string[]> => {
      const lines: string[] = []
      for (let from = 0, size = 1; from < size;) {
        const page = await filterLog(file, from, stretch, only)
        if (!page.ok) throw new Error(page.failure.code)
        size = page.value.sizeBytes
        from = page.value.toByte
        lines.push(...page.value.lines.map(({ text }) => text))
      }
      return lines
    }
    const [first = '', second = ''] = error.split('\n')
    for (const stretch of [40, 97, 1000, 1_000_000]) {
      expect(await filtered({ least: 'ERROR' }, stretch)).toEqual(
        Array.from({ length: 20 }, () => [first, second]).flat(),
      )
      expect(await filtered({ least: 'ERROR', text: 'MORE' }, stretch)).toEqual(Array(20).fill(second))
      expect(await filtered({ least: 'WARNING' }, stretch)).toHaveLength(60)
      expect(await filtered({ text: 'title' }, stretch)).toHaveLength(40)
    }
  })

  test('an unfinished last line is given, and given again', async () => {
    const file = join(folder, 'a.log')
    await writeFile(file, `${warning}half a li`)
    expect(await filterLog(file, 0, 1000, { text: 'a' })).toMatchObject({
      value: { lines: [{ at: 0 }, { text: 'half a li' }], toByte: Buffer.byteLength(warning) },
    })
  })
})

test.each(['-', 'a-b', '.*', '/', '[', String.raw`\\`, '$&'])(
  'a password %s is taken out, and nothing else',
  (password) => {
    expect(redactor(() => [password])(`with ${password} in it`)).toBe('with [removed] in it')
  },
)

test('hostile lines cost no more than their length', () => {
  const clean = redactor(() => ['xy', 'geheim'])
  for (const part of ['-', 'a-', 'a.', '--a', 'token', '--token="a', 'a://a:', 'a_', 'token  ']) {
    // Quadratic patterns take minutes for these.
    const line = part.repeat(Math.ceil(1_000_000 / part.length))
    expect(clean(line).length).toBeGreaterThan(0)
    expect(levelOf(line)).toBeNull()
  }
})

test.each([
  ['/home/ann', 'in /home/ann/x and /home/anna, /home/ann', 'in ~/x and /home/anna, ~'],
  [String.raw`C:\Users\Ann`, String.raw`"C:\\Users\\Ann\\x" C:\Users\Ann\x`, String.raw`"~\\x" ~\x`],
  ['/home/a-b.c', 'in /home/a-b.c/x and /home/a-bxc', 'in ~/x and /home/a-bxc'],
  ['/', '/a', '/a'],
])('the home folder %s is nobody’s', (home, words, expected) => {
  expect(withoutHome(words, home)).toBe(expected)
})

test('logs go by age and by size, the oldest first, never those of a listed book', () => {
  const day = 24 * 3600 * 1000
  const log = (name: string, bytes: number, daysAgo: number): LogOnDisk => ({
    name,
    bytes,
    changedAt: -daysAgo * day,
  })
  const logs = [
    log('a.11111111.1.log', 10, 100),
    log('a.22222222.1.log', 10, 100),
    log('b.33333333.2.log.1', 60, 3),
    log('c.44444444.1.settings.json', 50, 2),
    log('batch.log', 500, 400),
  ]
  const dropped = logsToDrop(logs, (id) => id === '22222222', 0, { days: 90, bytes: 100 })
  expect(dropped.toSorted()).toEqual(['a.11111111.1.log', 'b.33333333.2.log.1'])
})

test('pruning leaves what is not a book’s log', async () => {
  const old = new Date('2020-01-01')
  for (const name of ['a.0123abcd.1.log', 'b.ffffffff.1.log', 'batch.log', 'mine.txt', 'my.log']) {
    await writeFile(join(folder, name), 'x')
    await utimes(join(folder, name), old, old)
  }
  expect(await pruneLogs(folder, ['ffffffff-1234'])).toBe(1)
  expect((await readdir(folder)).toSorted()).toEqual(['b.ffffffff.1.log', 'batch.log', 'mine.txt', 'my.log'])
})
