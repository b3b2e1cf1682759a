import { describe, expect, it } from 'vitest'
import type { BookView } from '../../../src-contract/book-view.ts'
import { addAll, checkedEvent, drive, type Driver } from '../batch/testing/driver.ts'
import { openLedger, type Change } from './ledger.ts'
import { redoNothing } from '../batch/book.ts'

/** A window that knows only what it is told, as the renderer's projection does. */
function listener(): { hear: (change: Change) => void; list: () => string[]; states: () => string[] } {
  let order: string[] = []
  const books = new Map<string, BookView>()
  return {
    hear: (change) => {
      for (const id of change.removed) books.delete(id)
      order = order.filter((id) => books.has(id))
      for (const book of change.books) {
        if (!books.has(book.id)) order.push(book.id)
        books.set(book.id, book)
      }
      if (change.order !== null) order = change.order.filter((id) => books.has(id))
    },
    list: () => order,
    states: () => order.map((id) => books.get(id)?.state ?? 'unknown'),
  }
}

function many(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `b${index}`)
}

function tellAll(
  driver: Driver,
  ledger: ReturnType<typeof openLedger>,
  hear: (change: Change) => void,
): number {
  let portions = 0
  for (let more = true; more; portions += 1) {
    const next = ledger.next(driver.state(), null, 10)
    hear(next.change)
    more = next.more
  }
  return portions
}

describe('what listeners are told', () => {
  it('a large pile in portions, in its order, and nothing twice', () => {
    const driver = drive()
    const ledger = openLedger(driver.state())
    const heard = listener()
    const ids = many(35)
    addAll(driver, ids)
    expect(tellAll(driver, ledger, heard.hear)).toBe(4)
    expect(heard.list()).toEqual(ids)
    expect(ledger.next(driver.state(), null, 10).change).toMatchObject({
      books: [],
      removed: [],
      order: null,
    })
  })

  it('one changed book, alone', () => {
    const driver = drive()
    addAll(driver, ['a', 'b'])
    const ledger = openLedger(driver.state())
    driver.send({ type: 'start', bookIds: ['b'] })
    const { change } = ledger.next(driver.state(), 'busy', 10)
    expect(change.books.map((book) => [book.id, book.state])).toEqual([['b', 'running']])
    expect(change.batch).toMatchObject({ state: 'running', heldBack: 'busy' })
  })

  it('a new order while the pile is still being told: the list ends in it', () => {
    const driver = drive()
    const ledger = openLedger(driver.state())
    const heard = listener()
    addAll(driver, many(25))
    heard.hear(ledger.next(driver.state(), null, 10).change)
    driver.send({ type: 'move', bookIds: ['b3', 'b24'], to: 'top' })
    driver.send({ type: 'remove', bookIds: ['b0', 'b20'] })
    tellAll(driver, ledger, heard.hear)
    expect(heard.list()).toEqual([...driver.state().order])
    driver.send({ type: 'move', bookIds: ['b7'], to: 'bottom' })
    tellAll(driver, ledger, heard.hear)
    expect(heard.list()).toEqual([...driver.state().order])
    expect(new Set(heard.states())).toEqual(new Set(['waiting']))
  })

  it('changes before estimates that another speed of the machine makes stale', () => {
    const driver = drive()
    addAll(driver, many(12))
    const ledger = openLedger(driver.state())
    driver.send({ type: 'added', files: [file('late')], redo: redoNothing })
    driver.send(checkedEvent('late', 'late'))
    const faster = { ...driver.state(), workPerAudio: 0.5 }
    const first = ledger.next(faster, null, 10)
    expect([first.change.books[0]?.id, first.change.books.length, first.more]).toEqual(['late', 10, true])
    const rest = ledger.next(faster, null, 10)
    expect([rest.change.books.length, rest.more]).toEqual([3, false])
    expect(rest.change.books[0]?.workSec).toBe(30)
  })
})

function file(id: string): { id: string; path: string; fileName: string; bytes: number; otherFormats: [] } {
  return { id, path: `/in/${id}.pdf`, fileName: `${id}.pdf`, bytes: 1, otherFormats: [] }
}
