import { describe, expect, it } from 'vitest'
import { countWords } from '../../src-contract/count-words.ts'
import { clockWords, durationWords, momentWords, percentOf, timeLeftWords } from './amounts.ts'

describe('amounts', () => {
  it.each([
    [0, 'less than a minute'],
    [29, 'less than a minute'],
    [31, '1 min'],
    [14 * 60, '14 min'],
    [3599, '1 h'],
    [8040, '2 h 14 min'],
    [86_400, '1 d'],
    [100_000, '1 d 3 h'],
  ])('%d s last %s', (sec, words) => {
    expect(durationWords(sec)).toBe(words)
    expect(timeLeftWords(sec)).toBe(`${words} left`)
  })

  it.each([
    [0, '0:00'],
    [187.9, '3:07'],
    [3765, '1:02:45'],
    [86_400, '24:00:00'],
  ])('%d s stand at %s', (sec, words) => {
    expect(clockWords(sec)).toBe(words)
  })

  it.each([
    [0, 0],
    [0.29, 29],
    [0.9999, 99],
    [1, 100],
    [1.2, 100],
    [-1, 0],
  ])('a fraction of %d is %d %', (fraction, percent) => {
    expect(percentOf(fraction)).toBe(percent)
  })

  it.each([
    [1, '1 book'],
    [0, '0 books'],
    [1204, '1,204 books'],
  ])('%d is %s', (count, words) => {
    expect(countWords(count, 'book')).toBe(words)
  })

  it('says a moment as shortly as today allows', () => {
    const local = (day: number, hour: number, minute: number): string =>
      new Date(2026, 4, day, hour, minute).toISOString()
    const now = local(7, 20, 0)
    expect(momentWords(local(7, 3, 12), now)).toBe('03:12')
    expect(momentWords(local(4, 3, 12), now)).toBe('Mon 03:12')
    expect(momentWords(new Date(2026, 1, 3, 9, 5).toISOString(), now)).toBe('3 Feb, 09:05')
    expect(momentWords('yesterday', now)).toBe('yesterday')
  })
})
