import { errorCode } from '../../../src-node/atomic-file.ts'
import { oneAfterTheOther } from '../../../src-node/one-after-the-other.ts'
import { listProcesses, posixStart, type ListedProcess } from './process-table.ts'
import { signalGroup, type GroupSignal } from '../../../src-node/process-group.ts'

export type RunIdentity = {
  /** The leader's, and on POSIX its group's. */
  pid: number
  /** Null: not known. */
  startedAs: string | null
  runId: string
}

/** The processes of one run: its group, and those that left it for a session of their own. On Windows it knows and does nothing. */
export type RunFamily = {
  /** Sees who is of it now, so that those are known of whose parent ends. */
  look: () => Promise<void>
  /** Whether anybody of it runs, suspended or not. */
  isThere: () => Promise<boolean>
  /** Whether all of them have stopped: a signal that was sent has not been heard before its process has its next turn. */
  isStopped: () => Promise<boolean>
  /** Told to all of them, one signal after the other. */
  signal: (name: GroupSignal) => Promise<void>
  /** Ends those that were there at the last look: for the moment in which nothing can be waited for any more. */
  endAtOnce: () => void
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

type Leader = { pid: number; runId: string; startedAs: Promise<string | null> }

/** `isChild`: the leader is a child of ours, so that the group's number cannot be another one's by now. */
function open({ pid, runId, startedAs: start }: Leader, isChild: boolean): RunFamily {
  const known = new Map<number, string>()
  const inTurn = oneAfterTheOther()
  const look = async (): Promise<ListedProcess[]> => {
    const startedAs = await start
    const family = familyIn(await listProcesses(runId, startedAs), { pid, startedAs }, known)
    known.clear()
    for (const member of family) known.set(member.pid, member.startedAs)
    return family
  }
  const signal = async (name: GroupSignal): Promise<void> => {
    let family = await look()
    if (isChild || family.some(({ group }) => group === pid)) signalGroup(pid, name)
    const told = new Set<number>()
    for (let round = 0; round < mostRounds; round++) {
      const strays = family.filter((member) => member.group !== pid && !told.has(member.pid))
      if (strays.length === 0) return
      for (const stray of strays) tell(stray.pid, name)
      for (const stray of strays) told.add(stray.pid)
      family = await look()
    }
  }
  return {
    look: async () => {
      await inTurn(look)
    },
    isThere: async () => (await inTurn(look)).length > 0,
    isStopped: async () => (await inTurn(look)).every((member) => member.isStopped),
    signal: async (name) => inTurn(async () => (process.platform === 'win32' ? undefined : signal(name))),
    endAtOnce: () => {
      if (process.platform === 'win32') return
      if (isChild) signalGroup(pid, 'SIGKILL')
      for (const member of known.keys()) tell(member, 'SIGKILL')
    },
  }
}

/** Of a run that was recorded. */
export function openFamily({ pid, runId, startedAs }: RunIdentity): RunFamily {
  return open({ pid, runId, startedAs: Promise.resolve(startedAs) }, false)
}

/** Of a child that has just been started. */
export function familyOf(pid: number, runId: string): RunFamily {
  return open({ pid, runId, startedAs: process.platform === 'win32' ? Promise.resolve(null) : posixStart(pid) }, true) // prettier-ignore
}
