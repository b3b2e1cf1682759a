import { expect, it } from 'vitest'
import type { Notice } from '../../../src-contract/channels.ts'
import { fail, succeed } from '../../../src-contract/failure.ts'
import { tellAdded } from './tell-added.ts'

const refusal = { code: 'file-unsupported', file: '/x/notes.xls', detail: 'a spreadsheet' } as const

it.each([
  ['a dialog that was cancelled', succeed(null), []],
  ['a book', succeed({ added: 1, alreadyListed: 0, refused: [] }), ['Added 1 book']],
  ['no book', succeed({ added: 0, alreadyListed: 0, refused: [refusal] }), ['1 file not added']],
  ['one that is in the list', succeed({ added: 0, alreadyListed: 1, refused: [] }), ['In the list already']],
  ['what main refuses', fail('not-possible-now', { detail: 'it closes' }), ['Nothing was added']],
] as const)('%s, opened with Bookspool or from its menu', async (_what, answer, titles) => {
  const shown: Notice[] = []
  await tellAdded(Promise.resolve(answer), (notice) => shown.push(notice))
  expect(shown.map(({ title }) => title)).toEqual(titles)
})
