import { describe, expect, it } from 'vitest'
import { sampleLogPage } from '../testing/scenarios.ts'
import { findLines, lineTone, logOf, withEarlier, withLater } from './log-text.ts'

const whole = sampleLogPage(0, 1_000_000, 100)

describe('a log that is read in pages', () => {
  it.each([[64], [100], [997]])('is the same text, whatever the pages’ size: %d', (pageBytes) => {
    let log = logOf(sampleLogPage(-pageBytes, pageBytes, 100))
    while (log.fromByte > 0) {
      const from = Math.max(0, log.fromByte - pageBytes)
      log = withEarlier(log, sampleLogPage(from, log.fromByte - from, 100))
    }
    expect(log.lines.join('\n')).toBe(whole.text)
    while (log.toByte < log.sizeBytes || log.lines.length < 120) {
      const page = sampleLogPage(log.toByte, pageBytes, 130)
      if (page.text === '') break
      log = withLater(log, page)
    }
    expect(log.lines.join('\n')).toBe(sampleLogPage(0, 1_000_000, 130).text)
  })

  it('begins anew where the log did', () => {
    const log = withLater(logOf(whole), {
      text: 'new\n',
      fromByte: 0,
      toByte: 4,
      sizeBytes: 4,
      path: whole.path,
    })
    expect(log.lines).toEqual(['new', ''])
  })

  it('leaves out an earlier page that does not join', () => {
    const log = logOf(sampleLogPage(-500, 500, 100))
    expect(withEarlier(log, sampleLogPage(0, 100, 100))).toBe(log)
  })

  it('finds lines, whatever their case', () => {
    expect(findLines(['One', 'two', 'someONE'], 'one ')).toEqual([0, 2])
    expect(findLines(['One'], ' ')).toEqual([])
  })

  it.each([
    ['08:00 ERROR speech: no', 'bad'],
    ['08:00 WARNING slow', 'warn'],
    ['08:00 DEBUG x', 'quiet'],
    ['08:00 INFO chapter “Errors” read', 'plain'],
  ])('%s is %s', (line, tone) => {
    expect(lineTone(line)).toBe(tone)
  })
})
