import { z } from 'zod'

/** What a listener expects to find again: how fast books are heard, and where each was left. */
export type PlayerMemory = {
  rate: () => number
  keepRate: (rate: number) => void
  /** Seconds from the book's beginning; 0 where it was not begun, or heard to its end. */
  placeOf: (bookId: string) => number
  keepPlace: (bookId: string, atSec: number) => void
}

/** Factors of a voice's own pace, which leave its pitch as it is. */
export const playerRates = [0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const

/** Those that were heard last; a book that left the list long ago needs none. */
const mostPlaces = 500

const memorySchema = z.object({
  rate: z.literal(playerRates).catch(1),
  /** The one that was heard last comes last. */
  places: z.array(z.tuple([z.string(), z.number().positive()])).catch([]),
})
type Memory = z.infer<typeof memorySchema>

const storageKey = 'player'

export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>

function read(storage: Storage): Memory {
  try {
    return memorySchema.parse(JSON.parse(storage.getItem(storageKey) ?? '{}'))
  } catch (error) {
    // It was written by somebody else: then nothing is remembered.
    if (error instanceof SyntaxError || error instanceof z.ZodError) return { rate: 1, places: [] }
    throw error
  }
}

/** Kept by the browser beside the page. `storage` null: it keeps nothing for this page, and what is remembered goes with the window. */
export function openPlayerMemory(storage: Storage | null): PlayerMemory {
  let memory: Memory = storage === null ? { rate: 1, places: [] } : read(storage)
  const keep = (next: Memory): void => {
    memory = next
    try {
      storage?.setItem(storageKey, JSON.stringify(next))
    } catch (error) {
      // Full: it holds as long as the window is open.
      if (!(error instanceof DOMException)) throw error
    }
  }
  return {
    rate: () => memory.rate,
    keepRate: (rate) => {
      const known = playerRates.find((one) => one === rate)
      if (known !== undefined) keep({ ...memory, rate: known })
    },
    placeOf: (bookId) => memory.places.find(([id]) => id === bookId)?.[1] ?? 0,
    keepPlace: (bookId, atSec) => {
      const others = memory.places.filter(([id]) => id !== bookId)
      const places: Memory['places'] = atSec > 0 ? [...others, [bookId, atSec]] : others
      keep({ ...memory, places: places.slice(-mostPlaces) })
    },
  }
}

/** The page's own storage; null where the browser gives it none. */
export function pageStorage(): Storage | null {
  try {
    return globalThis.localStorage
  } catch (error) {
    if (error instanceof DOMException) return null
    throw error
  }
}
