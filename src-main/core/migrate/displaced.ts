/** A file that was moved within the workspace, out of the way or back. `made`: when it was made, where that is known; ISO 8601. */
export type Move = { at: string; from: string; to: string; made?: string | undefined }

export type Disk = { isThere: (path: string) => boolean; isAside: (path: string) => boolean }

/**
 * Which of them were made. A move is noted first, so the last one before a crash may not have been. A name is free when something is moved to it: whether something
 * went aside is told by its name there, whether something was put back by the one that it left.
 */
function made(moves: readonly Move[], { isThere, isAside }: Disk): Set<Move> {
  const found = new Set<Move>()
  /** How a path is next spoken of. */
  const next = new Map<string, 'from' | 'to'>()
  const takenLater = new Set<string>()
  for (const move of moves.toReversed()) {
    const { from, to } = move
    const later = next.get(to)
    const isMade = isAside(to)
      ? (later ?? (isThere(to) ? 'from' : 'to')) === 'from'
      : !isThere(from) || takenLater.has(from)
    if (isMade) found.add(move)
    next.set(from, 'from').set(to, 'to')
    takenLater.add(to)
  }
  return found
}

/**
 * What has to be moved so that each file lies where it lay before these moves, oldest first: from where it is now, to where it was. What came to a place after
 * the first file had left it, or was made since, was not there then, and is left out. What leaves a place of the user's comes first.
 */
export function displaced(moves: readonly Move[], since: string, disk: Disk): Pick<Move, 'from' | 'to'>[] {
  /** By the place of now, the place of then; null: what is there has come since. */
  const origins = new Map<string, string | null>()
  const were = made(moves, disk)
  for (const { from, to, made: madeAt } of moves.filter((move) => were.has(move))) {
    const origin = origins.get(from)
    const wasThere = madeAt === undefined || Date.parse(madeAt) < Date.parse(since)
    origins.set(to, origin === undefined && wasThere ? from : (origin ?? null))
    origins.set(from, null)
  }
  const ways = [...origins].flatMap(([from, to]) =>
    to !== null && to !== from && disk.isThere(from) ? [{ from, to }] : [],
  )
  return ways.toSorted((one, other) => Number(disk.isAside(other.to)) - Number(disk.isAside(one.to)))
}
