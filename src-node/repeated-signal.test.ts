import { expect, it } from 'vitest'
import { sameSignalMs, signalCounter } from './repeated-signal.ts'

it('takes a signal that is passed on for the same one, and a later one for a second', () => {
  let at = 10
  const heard = signalCounter(() => at)
  expect(heard()).toBe('first')
  expect(heard()).toBe('same')
  at += sameSignalMs - 1
  expect(heard()).toBe('same')
  at += 1
  expect(heard()).toBe('again')
})
