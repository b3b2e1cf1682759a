import { errorCode } from '../../../src-node/atomic-file.ts'
import { listProcesses, posixStart, type ListedProcess } from './process-table.ts'
import { signalGroup, type GroupSignal } from './process-tree.ts'

export type RunIdentity = {
  /** The leader's, and on POSIX its group's. */
  pid: number
  /** Null: not known. */
  startedAs: string | null
  runId: string
}

/** The processes of one run: its group, and those that left it for a session of their own. */
export type RunFamily = {
  /** Whether anybody of it runs, suspended or not. POSIX only. */
  isThere: () => boolean
  /** Told to all of them. Nothing on Windows, which has no such signals. */
  signal: (name: GroupSignal) => void
}

/** While they are told, they may start others; one that does so faster than it is told is no program that we can end. */
const mostRounds = 10

type Known = ReadonlyMap<number, string>

/**
 * Those of a run among all processes: who carries its id, whoever started them; the leader; who was seen to be of it before; and all that these have started. A
 * process may have cleared its environment, or have lost its parent: both at once is what cannot be found.
 */
export function familyIn(
  all: readonly ListedProcess[],
  leader: Pick<RunIdentity, 'pid' | 'startedAs'>,
  known: Known = new Map(),
): ListedProcess[] {
  const children = new Map<number, ListedProcess[]>()
  for (const one of all) {
    const siblings = children.get(one.parent)
    if (siblings === undefined) children.set(one.parent, [one])
    else siblings.push(one)
  }
  const isRoot = ({ pid, startedAs, isMarked }: ListedProcess): boolean =>
    isMarked || startedAs === known.get(pid) || (pid === leader.pid && startedAs === leader.startedAs)
  const family = new Set<ListedProcess>()
  const next = all.filter(isRoot)
  for (let one = next.pop(); one !== undefined; one = next.pop()) {
    if (family.has(one)) continue
    family.add(one)
    next.push(...(children.get(one.pid) ?? []))
  }
  return [...family].filter(({ pid }) => pid !== process.pid)
}

function tell(pid: number, name: GroupSignal): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    // It has ended meanwhile, or belongs to another user by now.
    if (errorCode(error) !== 'ESRCH' && errorCode(error) !== 'EPERM') throw error
  }
}

/** `isChild`: the leader is a child of ours, so that the group's number cannot be another one's by now. */
export function openFamily(identity: RunIdentity, isChild = false): RunFamily {
  const { pid, runId, startedAs } = identity
  const known = new Map<number, string>()
  const look = (): ListedProcess[] => {
    const family = familyIn(listProcesses(runId, startedAs), identity, known)
    known.clear()
    for (const member of family) known.set(member.pid, member.startedAs)
    return family
  }
  return {
    isThere: () => look().length > 0,
    signal: (name) => {
      if (process.platform === 'win32') return
      let family = look()
      if (isChild || family.some(({ group }) => group === pid)) signalGroup(pid, name)
      const told = new Set<number>()
      for (let round = 0; round < mostRounds; round++) {
        const strays = family.filter((member) => member.group !== pid && !told.has(member.pid))
        if (strays.length === 0) return
        for (const stray of strays) tell(stray.pid, name)
        for (const stray of strays) told.add(stray.pid)
        family = look()
      }
    },
  }
}

/** Of a child that has just been started. */
export function familyOf(pid: number, runId: string): RunFamily {
  const startedAs = process.platform === 'win32' ? null : posixStart(pid)
  return openFamily({ pid, runId, startedAs }, true)
}
