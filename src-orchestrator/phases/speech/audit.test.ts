import { expect, it } from 'vitest'
import { auditSpeech } from './audit.ts'

const rate = 1000
/** A tone that swings to `peak`; so many seconds of it. */
function tone(sec: number, peak = 8000): Int16Array {
  return Int16Array.from({ length: Math.round(sec * rate) }, (_, at) => (at % 2 === 0 ? peak : -peak))
}

it.each<[string, Int16Array, string, number, RegExp | null]>([
  ['what can be speech', tone(1), 'Hello, world.', 1, null],
  ['nothing', tone(0), 'Hello', 1, /no sound/u],
  ['silence', tone(1, 0), 'Hello', 1, /only silence/u],
  ['noise below hearing', tone(1, 30), 'Hello', 1, /only silence/u],
  ['a few samples at full scale', Int16Array.from([...tone(1), 32_767, -32_768]), 'Hello', 1, null],
  ['a square at full scale', tone(1, 32_767), 'Hello', 1, /^distorted sound$/u],
  ['one that does not end', tone(60), 'Hello.', 1, /^60 seconds/u],
  ['a slow one, spoken slowly', tone(20), 'Hello, w.', 0.5, null],
  ['the same at full speed', tone(20), 'Hello, w.', 1, /^20 seconds/u],
  ['one that broke off', tone(0.1), 'A sentence of more than twenty letters', 1, /^only 0.10 seconds/u],
  ['a short word', tone(0.05), 'km', 1, null],
])('%s', (_name, samples, said, speed, wrong) => {
  const found = auditSpeech(samples, rate, said, speed)
  expect(found ?? 'well').toMatch(wrong ?? /^well$/u)
})
