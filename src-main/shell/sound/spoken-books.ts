import type { OrchestratorEvent } from '../../../src-contract/orchestrator-protocol.ts'

/** `version`: another number, another sound at the same path. */
export type SpokenPiece = {
  path: string
  version: number
  startSec: number
  durationSec: number
  chapter: string
}

/** What has been spoken of the books that are being made, as their runs tell. */
export type SpokenBooks = {
  take: (bookId: string, event: OrchestratorEvent) => void
  /** Without a gap from the book's beginning on; `run`: another number, another voice or text, or a chunk of it was made again. */
  of: (bookId: string) => { run: number; pieces: SpokenPiece[] }
}

type Chunk = Omit<SpokenPiece, 'startSec'>
type Spoken = { run: number; chunks: Map<number, Chunk>; pieces: SpokenPiece[] }

export function createSpokenBooks(): SpokenBooks {
  const books = new Map<string, Spoken>()
  let runs = 0
  let versions = 0
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
      versions += 1
      const { path, audioSec: durationSec, chapter = '' } = event
      chunks.set(event.chunk, { path, version: versions, durationSec, chapter })
      // It sounded off and was made again: what comes after it begins elsewhere now.
      if (event.chunk < pieces.length) {
        pieces.length = event.chunk
        runs += 1
        spoken.run = runs
      }
      // What was made out of turn is heard once what comes before it is there.
      for (let next = chunks.get(pieces.length); next !== undefined; next = chunks.get(pieces.length)) {
        const last = pieces.at(-1)
        const startSec = last === undefined ? 0 : last.startSec + last.durationSec
        pieces.push({ ...next, startSec })
      }
    },
    of: (bookId) => {
      const { run, pieces } = books.get(bookId) ?? { run: 0, pieces: [] }
      return { run, pieces: [...pieces] }
    },
  }
}
