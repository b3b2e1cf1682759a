import { readFile } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { z } from 'zod'
import { errorCode } from '../../../src-node/atomic-file.ts'

/** What was moved out of the way because Bookspool did not make it: one line of JSON a move, absolute paths, oldest first. */
const moveSchema = z.object({ at: z.iso.datetime({ offset: true }), from: z.string(), to: z.string() })
export type Move = z.infer<typeof moveSchema>

export function movesPath(workspace: string): string {
  return join(workspace, '.bookspool', 'aside', 'moves.ndjson')
}

function parseMove(line: string): Move | null {
  try {
    return moveSchema.safeParse(JSON.parse(line)).data ?? null
  } catch (error) {
    // A line that a power cut left half-written tells of a move that did not happen.
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return isAbsolute(path) && way !== '' && way.split(sep)[0] !== '..' && !isAbsolute(way)
}

/** Only moves within the workspace: a file that anybody may have written decides nothing about other places. */
export async function readMoves(workspace: string): Promise<Move[]> {
  try {
    const text = await readFile(movesPath(workspace), 'utf8')
    return text.split('\n').flatMap((line) => {
      const move = line.trim() === '' ? null : parseMove(line)
      const aside = join(workspace, '.bookspool', 'aside')
      return move !== null && isWithin(aside, move.to) && isWithin(workspace, move.from) ? [move] : []
    })
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}
