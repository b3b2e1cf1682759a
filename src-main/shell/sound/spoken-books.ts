import type { OrchestratorEvent } from '../../../src-contract/orchestrator-protocol.ts'

export type SpokenPiece = { path: string; startSec: number; durationSec: number; chapter: string }

/** What has been spoken of the books that are being made, as their runs tell. */
export type SpokenBooks = {
  take: (bookId: string, event: OrchestratorEvent) => void
  /** Without a gap from the book's beginning on; `run`: another number, another voice or text. */
  of: (bookId: string) => { run: number; pieces: SpokenPiece[] }
}

type Chunk = { path: string; sec: number; chapter: string }
type Spoken = { run: number; chunks: Map<number, Chunk>; pieces: SpokenPiece[] }

export function createSpokenBooks(): SpokenBooks {
  const books = new Map<string, Spoken>()
  let runs = 0
  return {
    take: (bookId, event) => {
      if (event.type === 'phase-started' && event.phase === 4) {
        runs += 1
        books.set(bookId, { run: runs, chunks: new Map(), pieces: [] })
      }
      if (event.type !== 'chunk-done' || event.path === undefined) return
      const spoken = books.get(bookId)
      if (spoken === undefined) return
      const { chunks, pieces } = spoken
      chunks.set(event.chunk, { path: event.path, sec: event.audioSec, chapter: event.chapter ?? '' })
      // What was made out of turn is heard once what comes before it is there.
      for (let next = chunks.get(pieces.length); next !== undefined; next = chunks.get(pieces.length)) {
        const last = pieces.at(-1)
        const startSec = last === undefined ? 0 : last.startSec + last.durationSec
        pieces.push({ path: next.path, startSec, durationSec: next.sec, chapter: next.chapter })
      }
    },
    of: (bookId) => {
      const { run, pieces } = books.get(bookId) ?? { run: 0, pieces: [] }
      return { run, pieces: [...pieces] }
    },
  }
}
