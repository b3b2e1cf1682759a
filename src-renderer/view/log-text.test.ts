import { describe, expect, it } from 'vitest'
import { sampleLogPage } from '../testing/scenarios.ts'
import {
  lineAt,
  lineTones,
  matchesIn,
  mostLines,
  nextSpan,
  stretchOf,
  withEarlier,
  withLater,
  type LoadedLog,
} from './log-text.ts'

const whole = stretchOf(sampleLogPage(0, 1_000_000, 100), true)
const texts = (log: LoadedLog): string[] => log.lines.map(({ text }) => text)

describe('a log that is read in pages', () => {
  it.each([[200], [997], [5000]])('is the same lines, whatever the pages’ size: %d', (pageBytes) => {
    let log = stretchOf(sampleLogPage(-pageBytes, pageBytes, 100), false)
    while (log.fromByte > 0) {
      const from = Math.max(0, log.fromByte - pageBytes)
      log = withEarlier(log, stretchOf(sampleLogPage(from, log.fromByte - from, 100), false))
    }
    expect(log.lines).toEqual(whole.lines)
    for (let rounds = 0; rounds < 1000 && log.lines.length < 130; rounds++)
      log = withLater(log, stretchOf(sampleLogPage(log.toByte, pageBytes, 130), true))
    expect(log.lines).toEqual(stretchOf(sampleLogPage(0, 1_000_000, 130), true).lines)
  })

  it('counts places in bytes', () => {
    const page = { text: 'für\nälter\r\n…\n', fromByte: 10, toByte: 26, sizeBytes: 26, path: 'a' }
    expect(stretchOf(page, true).lines).toEqual([
      { at: 10, text: 'für' },
      { at: 15, text: 'älter' },
      { at: 23, text: '…' },
    ])
  })

  it('shows an unfinished last line, and takes the finished one for it', () => {
    const first = stretchOf({ text: 'a\nhal', fromByte: 0, toByte: 5, sizeBytes: 5, path: 'a' }, true)
    expect(first.toByte).toBe(2)
    const page = { text: 'half\nb\n', fromByte: 2, toByte: 9, sizeBytes: 9, path: 'a' }
    expect(texts(withLater(first, stretchOf(page, true)))).toEqual(['a', 'half', 'b'])
  })

  it('begins anew where the log did', () => {
    const page = { text: 'new\n', fromByte: 0, toByte: 4, sizeBytes: 4, path: whole.path }
    expect(texts(withLater(whole, stretchOf(page, true)))).toEqual(['new'])
  })

  it('leaves out an earlier page that does not join', () => {
    const log = stretchOf(sampleLogPage(-500, 500, 100), false)
    expect(withEarlier(log, stretchOf(sampleLogPage(0, 100, 100), true))).toBe(log)
  })

  it('lets go of what lies far behind', () => {
    const part = (from: number): LoadedLog => ({
      lines: Array.from({ length: mostLines }, (_, index) => ({ at: from + index, text: '' })),
      fromByte: from,
      toByte: from + mostLines,
      sizeBytes: 2 * mostLines,
      path: 'a',
    })
    const later = withLater(part(0), part(mostLines))
    expect([later.lines.length, later.fromByte, later.toByte]).toEqual([mostLines, mostLines, 2 * mostLines])
    const earlier = withEarlier(part(mostLines), part(0))
    expect([earlier.lines.length, earlier.fromByte, earlier.toByte]).toEqual([mostLines, 0, mostLines])
  })

  it('knows which line a byte is in', () => {
    const log = { ...whole, lines: [{ at: 5, text: 'abc' }, { at: 9, text: 'de' }], fromByte: 5, toByte: 12 } // prettier-ignore
    expect([4, 5, 8, 9, 11, 12].map((byte) => lineAt(log, byte))).toEqual([-1, 0, 0, 1, 1, -1])
  })
})

it('gives an entry’s further lines its tone', () => {
  const lines = ['command', '# head', 'T INFO    x ERRORS', 'T WARNING y', '    more', 'T ERROR z', '    more', 'T DEBUG q']
    .map((text, at) => ({ at, text })) // prettier-ignore
  expect(lineTones(lines)).toEqual(['plain', 'quiet', 'plain', 'warn', 'warn', 'bad', 'bad', 'quiet'])
})

it.each<[string, string, number[][]]>([
  ['One one', 'ONE', [[0, 3], [4, 7]]],
  ['aaa', 'aa', [[0, 2]]],
  ['Ärger', 'äRGER', [[0, 5]]],
  ['ein A\u0308rger', 'ärger', [[4, 10]]],
  ['в Москве', 'МОСКВЕ', [[2, 8]]],
  ['a.b (c)', '(C)', [[4, 7]]],
  ['x', '', []],
])('%s holds %s', (text, words, expected) => {
  expect(matchesIn(text, words)).toEqual(expected)
}) // prettier-ignore

it.each([
  [1_000_000, 0, false, 4_000_000],
  [64 * 1024 * 1024, 0, false, 64 * 1024 * 1024],
  [1_000_000, 500, false, 1_000_000],
  [1_000_000, 10_000, true, 250_000],
  [70_000, 10_000, true, 65_536],
])('after %d bytes with %d lines (full: %s) comes %d', (span, lines, full, expected) => {
  expect(nextSpan(span, lines, full)).toBe(expected)
})
