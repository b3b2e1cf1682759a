import { describe, expect, it } from 'vitest'
import type { StateChange } from '../../src-contract/channels.ts'
import { sampleBook } from '../testing/sample-books.ts'
import { sampleSnapshot } from '../testing/scenarios.ts'
import { applyChanges, projectionOf } from './projection.ts'

const start = projectionOf(
  sampleSnapshot([sampleBook('a'), sampleBook('b'), sampleBook('c')], { revision: 7 }),
)

const rows: [what: string, changes: StateChange[], order: string[], revision: number, gap: boolean][] = [
  ['nothing', [], ['a', 'b', 'c'], 7, false],
  ['one that the snapshot holds already', [{ revision: 7, removed: ['a'] }], ['a', 'b', 'c'], 7, false],
  ['a new book at the end', [{ revision: 8, books: [sampleBook('d')] }], ['a', 'b', 'c', 'd'], 8, false],
  ['a removed book', [{ revision: 8, removed: ['b'] }], ['a', 'c'], 8, false],
  ['another order', [{ revision: 8, order: ['c', 'a', 'b'] }], ['c', 'a', 'b'], 8, false],
  ['an order that names a book nobody knows', [{ revision: 8, order: ['c', 'x', 'a', 'b'] }], ['c', 'a', 'b'], 8, false],
  ['several in one step', [{ revision: 8, books: [sampleBook('d')] }, { revision: 9, removed: ['a', 'd'] }, { revision: 10 }], ['b', 'c'], 10, false],
  ['removed and added again: at the end', [{ revision: 8, removed: ['a'] }, { revision: 9, books: [sampleBook('a')] }], ['b', 'c', 'a'], 9, false],
  ['an old one among new ones', [{ revision: 6, removed: ['a'] }, { revision: 8, removed: ['c'] }], ['a', 'b'], 8, false],
  ['a gap', [{ revision: 9, removed: ['a'] }], ['a', 'b', 'c'], 7, true],
  ['a gap inside', [{ revision: 8, removed: ['a'] }, { revision: 10 }], ['a', 'b', 'c'], 7, true],
] // prettier-ignore

describe('applyChanges', () => {
  it.each(rows)('%s', (_what, changes, order, revision, gap) => {
    const applied = applyChanges(start, changes)
    expect(applied.gap).toBe(gap)
    expect(applied.projection.revision).toBe(revision)
    expect(applied.projection.order).toEqual(order)
    expect([...applied.projection.books.keys()].toSorted()).toEqual(order.toSorted())
  })

  it('keeps the objects that did not change, so that nothing renders for them', () => {
    const { projection } = applyChanges(start, [{ revision: 8, books: [sampleBook('b', { fraction: 0.5 })] }])
    expect(projection.order).toBe(start.order)
    expect(projection.books.get('a')).toBe(start.books.get('a'))
    expect(projection.books.get('b')?.fraction).toBe(0.5)
    expect(projection.batch).toBe(start.batch)
  })

  it('lets the last of several win', () => {
    const at = (fraction: number) => [sampleBook('a', { fraction })]
    const { projection } = applyChanges(start, [
      { revision: 8, books: at(0.1) },
      { revision: 9, books: at(0.2) },
    ])
    expect(projection.books.get('a')?.fraction).toBe(0.2)
  })
})
