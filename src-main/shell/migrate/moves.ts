import { readFile } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { z } from 'zod'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { asideFolder, movesPath } from '../../../src-node/move-aside.ts'
import { exists } from '../../../src-node/path-exists.ts'
import { displaced, type Move } from '../../core/migrate/displaced.ts'

const moveSchema = z.object({
  at: z.iso.datetime({ offset: true }),
  from: z.string(),
  to: z.string(),
  made: z.string().optional(),
})

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

/** A workspace may have been moved as a whole since: what its aside folder lay in then is this one now. */
function here(workspace: string, move: Move): Move {
  const mark = join(sep, '.bookspool', 'aside', sep)
  const aside = [move.to, move.from].find((path) => path.includes(mark))
  if (aside === undefined) return move
  const then = aside.slice(0, aside.indexOf(mark))
  const moved = (path: string): string =>
    isWithin(then, path) ? join(workspace, relative(then, path)) : path
  return { ...move, from: moved(move.from), to: moved(move.to) }
}

/** Oldest first. Only moves within the workspace: a file that anybody may have written decides nothing about other places. */
async function readMoves(workspace: string): Promise<Move[]> {
  const aside = asideFolder(workspace)
  const isOne = (there: string, back: string): boolean => isWithin(aside, there) && isWithin(workspace, back)
  try {
    const text = await readFile(movesPath(workspace), 'utf8')
    return text.split('\n').flatMap((line) => {
      const parsed = line.trim() === '' ? null : parseMove(line)
      if (parsed === null) return []
      const move = here(workspace, parsed)
      return isOne(move.to, move.from) || isOne(move.from, move.to) ? [move] : []
    })
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}

/** What has to be moved so that each file lies where it lay at that time (ISO 8601). What was cleared since cannot come back. */
export async function movesBack(workspace: string, since: string): Promise<Pick<Move, 'from' | 'to'>[]> {
  const moves = (await readMoves(workspace)).filter(({ at }) => Date.parse(at) >= Date.parse(since))
  const there = new Set<string>()
  for (const path of new Set(moves.flatMap(({ from, to }) => [from, to])))
    if (await exists(path)) there.add(path)
  const aside = asideFolder(workspace)
  return displaced(moves, since, {
    isThere: (path) => there.has(path),
    isAside: (path) => isWithin(aside, path),
  })
}
