import { expect, test } from 'vitest'
import { patienceSec, type Question } from './worker-process.ts'

const plain = { engine: 'tones', voice: 'plain' }
const ofCommand = { engine: 'command', voice: 'mine' }
const cases: [string, Question, number][] = [
  ['a model may come from a slow disk', { type: 'ready', by: plain }, 240],
  ['so may that of a sample', { type: 'sample', by: plain, said: 'Ten chars.', path: '' }, 250],
  ['a list of voices needs no model', { type: 'voices', engine: 'tones' }, 30],
  ['a command has its own limit', { type: 'ready', by: ofCommand }, Infinity],
]

test.each(cases)('%s', (_name, question, seconds) => {
  expect(patienceSec(question)).toBe(seconds)
})
