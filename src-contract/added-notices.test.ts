import { describe, expect, it } from 'vitest'
import { noticesAbout } from './added-notices.ts'

describe('noticesAbout', () => {
  const refusal = { code: 'file-unsupported', file: '/x/notes.xls', detail: 'a spreadsheet' } as const
  it.each([
    [{ added: 0, alreadyListed: 0, refused: [] }, ['Nothing was added']],
    [{ added: 2, alreadyListed: 0, refused: [] }, ['Added 2 books']],
    [{ added: 0, alreadyListed: 1, refused: [] }, ['In the list already']],
    [{ added: 1, alreadyListed: 0, refused: [refusal] }, ['Added 1 book', '1 file not added']],
  ])('%j', (outcome, titles) => {
    expect(noticesAbout(outcome).map((notice) => notice.title)).toEqual(titles)
  })

  it('names three refusals and counts the rest', () => {
    const [notice] = noticesAbout({
      added: 0,
      alreadyListed: 0,
      refused: Array.from({ length: 5 }, () => refusal),
    })
    expect(notice?.text.match(/notes\.xls/gu)).toHaveLength(3)
    expect(notice?.text).toContain('And 2 more.')
  })
})
