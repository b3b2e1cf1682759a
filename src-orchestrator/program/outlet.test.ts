import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isWorthSaying, logFile, logLine, terminalOutlet } from './outlet.ts'

function stream(isTTY = false) {
  let text = ''
  return {
    isTTY,
    write: (more: string) => (text += more),
    text: () => text,
  }
}

describe('terminalOutlet', () => {
  it('says words on stdout, warnings and errors on stderr, and progress nowhere but on a terminal', () => {
    const [out, err] = [stream(), stream()]
    const outlet = terminalOutlet({ out, err })
    outlet.words('info', 'Running Phase 1 (validation)')
    outlet.words('error', 'Pipeline aborted at Phase 1')
    outlet.event({ type: 'warning', message: 'odd' })
    outlet.event({ type: 'progress', phase: 4, done: 1, total: 2, unit: 'chunks' })
    expect(out.text()).toBe('Running Phase 1 (validation)\n')
    expect(err.text()).toBe('Pipeline aborted at Phase 1\nWarning: odd\n')
  })

  it('keeps a line of progress below the words on a terminal', async () => {
    const [out, err] = [stream(true), stream(true)]
    const outlet = terminalOutlet({ out, err })
    outlet.event({ type: 'progress', phase: 4, done: 1, total: 2, unit: 'chunks' })
    expect(err.text()).toContain('Speak: 1 of 2 chunks')
    outlet.words('info', 'words')
    expect(err.text().endsWith('\r\u001B[2K')).toBe(true)
    const length = err.text().length
    await outlet.settled()
    expect(err.text()).toHaveLength(length)
  })
})

describe('logLine', () => {
  it('keeps one entry one', () => {
    expect(logLine(new Date(0), 'error', 'a\nb')).toBe('1970-01-01T00:00:00.000Z ERROR   a\n    b\n')
  })
})

describe('isWorthSaying', () => {
  it.each([
    ['debug', 'DEBUG', true],
    ['debug', 'INFO', false],
    ['info', 'WARNING', false],
    ['warning', 'WARNING', true],
    ['error', 'CRITICAL', true],
  ] as const)('%s at %s: %s', (level, threshold, expected) => {
    expect(isWorthSaying(level, threshold)).toBe(expected)
  })
})

describe('logFile', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bookspool-log-'))
  })
  afterEach(async () => rm(folder, { recursive: true, force: true }))

  it('appends in order', async () => {
    const path = join(folder, 'logs', 'book.log')
    const log = logFile(path, () => undefined)
    for (let line = 0; line < 20; line++) log.append(`${line}\n`)
    await log.settled()
    expect((await readFile(path, 'utf8')).trim().split('\n').map(Number)).toEqual([...Array(20).keys()])
  })

  it('tells once that it cannot be written', async () => {
    await writeFile(join(folder, 'logs'), 'a file where a folder is meant')
    const troubles: unknown[] = []
    const log = logFile(join(folder, 'logs', 'book.log'), (error) => troubles.push(error))
    log.append('a\n')
    log.append('b\n')
    await log.settled()
    expect(troubles).toHaveLength(1)
  })
})
