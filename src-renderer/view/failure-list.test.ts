import { expect, it } from 'vitest'
import { booksInAllStates } from '../testing/scenarios.ts'
import { failureList, failureListText } from './failure-list.ts'

it('lists every book that failed, needs something or has gaps, the worst first, with its reason', () => {
  const entries = failureList(booksInAllStates())
  expect(entries.map(({ book, state, phase }) => [book.state, state, phase])).toEqual([
    ['failed', 'Failed', 'Check'],
    ['needs-attention', 'Needs a password', null],
    ['done-with-gaps', 'Done with 1 gap', null],
  ])
  const text = failureListText(entries)
  expect(text.trimEnd().split('\n')).toHaveLength(3)
  expect(text).toContain('Failed in “Check”. “pride-and-prejudice-scan.pdf” is damaged')
  expect(text).toContain('[file-damaged]')
  expect(text).toContain('at chunk 211: the engine made no sound for it, three times.')
})
