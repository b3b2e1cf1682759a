import { setImmediate as turn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { BatchState, BatchView } from '../../../src-contract/book-view.ts'
import { createCloseQuestion } from './close-question.ts'

const counts: BatchView['counts'] = {
  waiting: 4, checking: 0, 'needs-attention': 0, running: 2, pausing: 1, paused: 0,
  failed: 0, cancelled: 0, done: 0, 'done-with-gaps': 0, skipped: 0,
} // prettier-ignore

function questionAt(state: BatchState, canAsk = true, pause: (() => Promise<void>) | null = null) {
  const seen: string[] = []
  const note = (what: string) => async (): Promise<void> => {
    seen.push(what)
    return Promise.resolve()
  }
  const question = createCloseQuestion({
    batch: () => ({ state, counts }),
    ask: (running) => {
      seen.push(`asked about ${running}`)
      return canAsk
    },
    pause: pause ?? note('paused'),
    stop: note('stopped'),
    dropWindow: () => seen.push('window dropped'),
    quit: () => seen.push('quit'),
    log: (what) => seen.push(what),
  })
  return { question, seen }
}

it.each([
  ['idle', true],
  ['running', false],
  ['pausing', false],
  ['paused', true],
  ['stopping', true],
] as const)('asks only while something would go on: %s', (state, mayClose) => {
  const { question, seen } = questionAt(state)
  expect(question.mayClose()).toBe(mayClose)
  expect(seen).toEqual(mayClose ? [] : ['asked about 3'])
})

it('closes where no window could answer', () => {
  const { question } = questionAt('running', false)
  expect(question.mayClose()).toBe(true)
})

it.each([
  ['pause', ['paused', 'quit']],
  ['stop', ['stopped', 'quit']],
] as const)('does as told, then quits without asking again: %s', async (choice, expected) => {
  const { question, seen } = questionAt('running')
  question.answered(choice)
  await turn()
  expect(seen).toEqual(expected)
  expect(question.mayClose()).toBe(true)
})

it('takes only the window away where the batch is to go on, until there is one again', () => {
  const { question, seen } = questionAt('running')
  question.answered('keep')
  expect(seen).toEqual(['window dropped'])
  expect(question.isKept()).toBe(true)
  question.shown()
  expect(question.isKept()).toBe(false)
  expect(question.mayClose()).toBe(false)
})

it('leaves everything as it is where the answer is cancel, and asks again the next time', () => {
  const { question, seen } = questionAt('running')
  question.answered('cancel')
  expect(seen).toEqual([])
  expect(question.mayClose()).toBe(false)
})

it('asks nobody where the session ends', () => {
  const { question, seen } = questionAt('running')
  question.dontAsk()
  expect(question.mayClose()).toBe(true)
  expect(seen).toEqual([])
})

it('quits all the same where the order before it fails, and says so', async () => {
  const { question, seen } = questionAt('running', true, async () => Promise.reject(new Error('no')))
  question.answered('pause')
  await turn()
  expect(seen).toEqual(['the order before quitting failed', 'quit'])
})
