import { describe, expect, it } from 'vitest'
import { bookStates } from '../../src-contract/book-view.ts'
import { sampleBook } from '../testing/sample-books.ts'
import { isShown, isWholeList, wholeList, type ListKind } from './list-filter.ts'

const alice = sampleBook('alice', { title: 'Alice’s Adventures', author: 'Lewis Carroll', fileName: 'wonder_1865.pdf' }) // prettier-ignore
const emile = sampleBook('e', { title: 'E\u0301mile, ou De l’éducation', author: 'Rousseau' })

describe('the books that are looked for', () => {
  it.each([
    ['title', alice, 'advent', true],
    ['author', alice, 'carroll', true],
    ['file', alice, '1865', true],
    ['words of several, in any order', alice, '  carroll  alice ', true],
    ['one word that is nowhere', alice, 'alice wells', false],
    ['the end of one name and the beginning of the next', alice, 'adventureslewis', false],
    ['a straight apostrophe', alice, "alice's", true],
    ['no accents', emile, 'emile education', true],
    ['composed accents', emile, 'Émile', true],
    ['nothing but spaces', alice, '   ', true],
    ['a book without title and author', sampleBook('scan_0001'), 'scan', true],
  ])('%s', (_what, book, words, shown) => {
    expect(isShown(book, { ...wholeList, words })).toBe(shown)
  })

  it.each<[ListKind, string[]]>([
    ['made', ['done', 'done-with-gaps', 'skipped']],
    ['trouble', ['needs-attention', 'failed', 'done-with-gaps']],
    ['to-do', ['waiting', 'checking', 'needs-attention', 'running', 'pausing', 'paused', 'failed', 'cancelled']],
    ['all', [...bookStates]],
  ])('of the kind %s', (kind, states) => {
    const shown = bookStates.filter((state) => isShown(sampleBook('a', { state }), { words: '', kind }))
    expect(shown).toEqual(states)
  }) // prettier-ignore

  it('is the whole list until something is wanted of it', () => {
    expect(isWholeList({ words: ' ', kind: 'all' })).toBe(true)
    expect(isWholeList({ words: 'a', kind: 'all' })).toBe(false)
    expect(isWholeList({ words: '', kind: 'made' })).toBe(false)
  })
})
