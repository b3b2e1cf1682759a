import { describe, expect, it } from 'vitest'
import { BookTable } from './book-table.ts'
import { newBook } from './new-book.ts'
import type { Book } from './book.ts'

function book(id: string, bytes = 1): Book {
  return newBook({ id, path: `/in/${id}`, fileName: id, bytes, otherFormats: [] })
}
const ids = (books: Iterable<Book>): string[] => [...books].map(({ id }) => id)

describe('a table of books', () => {
  const abc = BookTable.of([book('a'), book('b'), book('c')])

  it('is a map in the order of adding', () => {
    expect([...abc.keys()]).toEqual(['a', 'b', 'c'])
    expect(ids(abc.values())).toEqual(['a', 'b', 'c'])
    expect([...abc].map(([id, { path }]) => [id, path])).toContainEqual(['b', '/in/b'])
    expect([abc.size, abc.has('c'), abc.has('d'), abc.get('d')]).toEqual([3, true, false, undefined])
  })

  it('changes a book in a copy and leaves the one before as it was', () => {
    const changed = abc.with([book('b', 2)])
    expect([abc.get('b')?.bytes, changed.get('b')?.bytes]).toEqual([1, 2])
    expect(ids(changed.values())).toEqual(['a', 'b', 'c'])
    expect(changed.get('a')).toBe(abc.get('a'))
  })

  it('takes new books and changes in one go, the last of a name winning', () => {
    const more = abc.with([book('d'), book('a', 5), book('d', 7)])
    expect([...more.keys()]).toEqual(['a', 'b', 'c', 'd'])
    expect([more.get('d')?.bytes, more.get('a')?.bytes]).toEqual([7, 5])
    expect(abc.has('d')).toBe(false)
  })

  it('lets books go', () => {
    const left = abc.without(new Set(['a', 'x']))
    expect([...left.keys()]).toEqual(['b', 'c'])
    expect([left.get('a'), left.get('c')?.id]).toEqual([undefined, 'c'])
  })

  it('gives them in any order, also after a change', () => {
    const order = ['c', 'x', 'a']
    expect(ids(abc.inOrder(order))).toEqual(['c', 'a'])
    expect(abc.with([book('c', 9)]).inOrder(order)[0]?.bytes).toBe(9)
    expect(ids(abc.without(new Set(['c'])).inOrder(order))).toEqual(['a'])
    expect(ids(abc.with([book('x')]).inOrder(order))).toEqual(['c', 'x', 'a'])
    expect(ids(abc.inOrder(['a', 'b', 'c']))).toEqual(['a', 'b', 'c'])
  })

  it('is made of any map', () => {
    expect(BookTable.from(abc)).toBe(abc)
    expect([...BookTable.from(new Map([['q', book('q')]])).keys()]).toEqual(['q'])
  })
})
