import type { Book } from './book.ts'

/**
 * The books by their ids, as a map that is never changed: an event on one book of ten thousand copies a list of references (10 µs) instead of a
 * hash table (a millisecond). Books stand in the order in which they were added.
 */
export class BookTable implements ReadonlyMap<string, Book> {
  readonly #slots: readonly Book[]
  /** Shared by all tables of the same books. */
  readonly #places: ReadonlyMap<string, number>
  /** The last answer of `inOrder`. */
  #ordered: { ids: readonly string[]; books: readonly Book[] } | null = null

  private constructor(slots: readonly Book[], places: ReadonlyMap<string, number>) {
    this.#slots = slots
    this.#places = places
  }

  static of(books: Iterable<Book>): BookTable {
    return new BookTable([], new Map()).with([...books])
  }

  static from(books: ReadonlyMap<string, Book>): BookTable {
    return books instanceof BookTable ? books : BookTable.of(books.values())
  }

  with(books: readonly Book[]): BookTable {
    const slots = [...this.#slots]
    const added = books.some((book) => !this.#places.has(book.id))
    const places = added ? new Map(this.#places) : null
    for (const book of books) {
      const at = (places ?? this.#places).get(book.id) ?? slots.length
      slots[at] = book
      places?.set(book.id, at)
    }
    return new BookTable(slots, places ?? this.#places)
  }

  without(ids: ReadonlySet<string>): BookTable {
    return BookTable.of(this.#slots.filter((book) => !ids.has(book.id)))
  }

  /** The books in the order of these ids; those that are not in the table are left out. */
  inOrder(ids: readonly string[]): readonly Book[] {
    if (this.#ordered?.ids !== ids) this.#ordered = { ids, books: this.#sorted(ids) }
    return this.#ordered.books
  }

  #sorted(ids: readonly string[]): readonly Book[] {
    const places = placesOf(ids, this.#places)
    if (places === null) return this.#slots
    const books: Book[] = []
    for (const at of places) {
      const book = this.#slots[at]
      if (book !== undefined) books.push(book)
    }
    return books
  }

  get size(): number {
    return this.#slots.length
  }
  get(id: string): Book | undefined {
    const at = this.#places.get(id)
    return at === undefined ? undefined : this.#slots[at]
  }
  has(id: string): boolean {
    return this.#places.has(id)
  }
  keys(): MapIterator<string> {
    return this.#places.keys()
  }
  values(): MapIterator<Book> {
    return this.#slots.values()
  }
  entries(): MapIterator<[string, Book]> {
    return this.#slots.map((book): [string, Book] => [book.id, book]).values()
  }
  [Symbol.iterator](): MapIterator<[string, Book]> {
    return this.entries()
  }
  forEach(each: (book: Book, id: string, all: ReadonlyMap<string, Book>) => void): void {
    for (const book of this.#slots) each(book, book.id, this)
  }
}

type Permutation = { places: ReadonlyMap<string, number>; slots: readonly number[] | null }
const permutations = new WeakMap<readonly string[], Permutation>()

/** Where these ids stand in the table; null: in this very order. Both arrays are never changed, so it is worked out once for each pair. */
function placesOf(ids: readonly string[], places: ReadonlyMap<string, number>): readonly number[] | null {
  const known = permutations.get(ids)
  if (known?.places === places) return known.slots
  const found = ids.flatMap((id) => places.get(id) ?? [])
  const same = found.length === places.size && found.every((at, index) => at === index)
  const slots = same ? null : found
  permutations.set(ids, { places, slots })
  return slots
}
