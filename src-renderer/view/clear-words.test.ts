import { describe, expect, it } from 'vitest'
import type { WorkItem } from '../../src-contract/history.ts'
import { clearQuestion, clearedWords } from './clear-words.ts'

const item = (title: string, isDone: boolean, bytes = 1_000_000_000): WorkItem => ({
  fileId: title,
  title,
  bytes,
  doneAt: isDone ? '2026-05-03T02:41:00Z' : null,
})

describe('the question before working files are cleared', () => {
  it.each([
    [
      'one that is done',
      [item('Alice', true)],
      'Clear the working files of “Alice”?',
      'To make it again, or to fill its gaps, all of it has to be read and spoken anew. Finished audiobooks, original files and logs stay.',
    ],
    [
      'several that are done',
      [item('Alice', true), item('Emma', true)],
      'Clear the working files of 2 books?',
      'To make one of them again, or to fill its gaps, all of it has to be read and spoken anew. Finished audiobooks, original files and logs stay.',
    ],
    [
      'one that is not',
      [item('Alice', false)],
      'Clear the working files of “Alice”?',
      'It is not done yet: without the working files it starts from the beginning. Original files and logs stay.',
    ],
    [
      'none that is',
      [item('Alice', false), item('Emma', false)],
      'Clear the working files of 2 books?',
      'They are not done yet: without the working files they start from the beginning. Original files and logs stay.',
    ],
  ])('%s', (_name, items, title, rest) => {
    const size = `${items.length}.0 GB`
    expect(clearQuestion(items)).toEqual({
      title,
      text: `${size} of read pages, split text and spoken sound is deleted. ${rest}`,
      confirm: `Clear ${size}`,
    })
  })

  it('names the one among them that is not done', () => {
    const { text } = clearQuestion([item('Alice', true), item('Emma', false)])
    expect(text).toContain('“Emma” is not done yet: without the working files it starts from the beginning.')
    expect(text).toContain('Finished audiobooks')
  })
})

it('what was cleared', () => {
  expect(clearedWords(3_000_000, 1_000_000)).toBe('2.0 MB cleared.')
  expect(clearedWords(1_000_000, 1_000_000)).toBe('Nothing was there to clear.')
})
