import type { Controller, ControllerChange } from './bookspool-api.ts'

export type ControllerSwitch = {
  /** Always the one of now, whoever holds it. */
  controller: Controller
  /** Puts another in its place, and tells listeners of everything that went and came. The one before has been closed by the caller. */
  replace: (next: Controller) => void
}

/** One controller to everybody around it, while another workspace brings another batch. */
export function switchController(first: Controller): ControllerSwitch {
  let current = first
  const listeners = new Set<(change: ControllerChange) => void>()
  const forward = (change: ControllerChange): void => {
    for (const listener of listeners) listener(change)
  }
  let stop = first.onChange(forward)
  const onChange: Controller['onChange'] = (listener) => {
    const own = (change: ControllerChange): void => listener(change)
    listeners.add(own)
    return () => listeners.delete(own)
  }
  const controller = new Proxy(first, {
    // Every method closes over its own state: none of them looks at `this`.
    get: (_first, key): unknown => (key === 'onChange' ? onChange : Reflect.get(current, key)),
  })
  return {
    controller,
    replace: (next) => {
      const kept = new Set(next.books().map((book) => book.id))
      const removed = current.books().flatMap((book) => (kept.has(book.id) ? [] : [book.id]))
      stop()
      current = next
      stop = next.onChange(forward)
      const books = next.books()
      forward({ batch: next.batch(), books, removed, order: books.map((book) => book.id) })
    },
  }
}
