import { readFile, readdir } from 'node:fs/promises'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { parseProcStat, type ProcStat } from '../../../src-node/proc-stat.ts'
import { askSystem } from './ask-system.ts'

/** Set for every run, inherited by whatever it starts. */
export const runIdVariable = 'BOOKSPOOL_RUN_ID'

export type ListedProcess = {
  pid: number
  parent: number
  group: number
  /** Tells it from another one that later gets the same pid. */
  startedAs: string
  /** Its environment carries the run's id. */
  isMarked: boolean
  /** It was told to stop, and has. */
  isStopped: boolean
}

/** Files below /proc vanish with their process at any moment. */
async function readProc(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].includes(errorCode(error) ?? '')) return null
    throw error
  }
}

/** Runs no more: only its parent has not asked for its status yet. */
const isOver = (state: string): boolean => state.startsWith('Z') || state.startsWith('X')
const isStopped = (state: string): boolean => state.startsWith('T')

async function livingStat(pid: number | string): Promise<ProcStat | null> {
  const text = await readProc(`/proc/${pid}/stat`)
  const stat = text === null ? null : parseProcStat(text)
  return stat === null || isOver(stat.state) ? null : stat
}

async function bootId(): Promise<string> {
  return (await readProc('/proc/sys/kernel/random/boot_id'))?.trim() ?? 'boot'
}

async function listLinux(runId: string, since: string | null): Promise<ListedProcess[]> {
  const mark = `${runIdVariable}=${runId}`
  const boot = await bootId()
  const sinceTicks = Number(since?.split(':').at(-1) ?? 0)
  const look = async (pid: string): Promise<ListedProcess[]> => {
    const stat = await livingStat(pid)
    if (stat === null) return []
    const { parent, group, startTicks, state } = stat
    // The environment of one that is older than the run need not be read: it is not the run's, and reading one that hangs may hang too.
    const environment = startTicks < sinceTicks ? null : await readProc(`/proc/${pid}/environ`)
    const isMarked = environment?.split('\0').includes(mark) ?? false
    const startedAs = `${boot}:${startTicks}`
    return [{ pid: Number(pid), parent, group, startedAs, isMarked, isStopped: isStopped(state) }]
  }
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name))
  return (await Promise.all(pids.map(look))).flat()
}

/** Dates in the words of one language and one time zone, whoever started us and wherever the laptop has been carried since. */
const psEnvironment = { LC_ALL: 'C', TZ: 'UTC' }
const psLine = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(\S+\s+\S+\s+\d+\s+[\d:]+\s+\d+)\s+(.*)$/u

/** What `ps -A -E -ww -o pid=,ppid=,pgid=,stat=,lstart=,command=` prints on macOS: behind each command its environment, where the system shows it. */
export function parsePs(text: string, runId: string): ListedProcess[] {
  return text.split('\n').flatMap((line) => {
    const [, pid, parent, group, state = '', startedAs = '', command = ''] = psLine.exec(line) ?? []
    if (pid === undefined || isOver(state)) return []
    const isMarked = command.split(' ').includes(`${runIdVariable}=${runId}`)
    const numbers = { pid: Number(pid), parent: Number(parent), group: Number(group) }
    return [{ ...numbers, startedAs, isMarked, isStopped: isStopped(state) }]
  })
}

/** The processes of this machine, as far as the system shows them; empty where it shows none (Windows). `since`: the start of the run, where it is known. */
export async function listProcesses(runId: string, since: string | null): Promise<ListedProcess[]> {
  if (process.platform === 'win32') return []
  if (process.platform === 'linux') return listLinux(runId, since)
  const columns = 'pid=,ppid=,pgid=,stat=,lstart=,command='
  return parsePs((await askSystem('ps', ['-A', '-E', '-ww', '-o', columns], psEnvironment)) ?? '', runId)
}

/** When a process was started, in words of `ps`; null where there is no such process. */
export async function psStart(pid: number): Promise<string | null> {
  const words = await askSystem('ps', ['-o', 'lstart=', '-p', String(pid)], psEnvironment)
  return words?.trim() || null
}

/** On Linux the boot's id and the start in clock ticks, elsewhere the start in words; null where there is no such process. POSIX only. */
export async function posixStart(pid: number): Promise<string | null> {
  if (process.platform !== 'linux') return psStart(pid)
  const stat = await livingStat(pid)
  return stat === null ? null : `${await bootId()}:${stat.startTicks}`
}
