import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { errorCode } from '../../../src-node/atomic-file.ts'

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
}

const psTimeoutMs = 5000
const psBytes = 64_000_000

/** Files below /proc vanish with their process at any moment. */
function readProc(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].includes(errorCode(error) ?? '')) return null
    throw error
  }
}

type ProcStat = { state: string; parent: number; group: number; startTicks: number }

/** Fields of /proc/PID/stat behind the name, which may hold spaces and parentheses: proc_pid_stat(5). */
export function parseProcStat(text: string): ProcStat | null {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const [state, parent, group] = fields
  const startTicks = fields[19]
  if (state === undefined || parent === undefined || group === undefined || startTicks === undefined)
    return null
  return { state, parent: Number(parent), group: Number(group), startTicks: Number(startTicks) }
}

/** Runs no more: only its parent has not asked for its status yet. */
const isOver = (state: string): boolean => state.startsWith('Z') || state.startsWith('X')

function livingStat(pid: number | string): ProcStat | null {
  const text = readProc(`/proc/${pid}/stat`)
  const stat = text === null ? null : parseProcStat(text)
  return stat === null || isOver(stat.state) ? null : stat
}

let boot: string | null = null
function linuxStart({ startTicks }: ProcStat): string {
  boot ??= readProc('/proc/sys/kernel/random/boot_id')?.trim() ?? 'boot'
  return `${boot}:${startTicks}`
}

function listLinux(runId: string, since: string | null): ListedProcess[] {
  const listed: ListedProcess[] = []
  const mark = `${runIdVariable}=${runId}`
  const sinceTicks = Number(since?.split(':').at(-1) ?? 0)
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/u.test(name))) {
    const stat = livingStat(pid)
    if (stat === null) continue
    // The environment of one that is older than the run need not be read: it is not the run's, and reading one that hangs may hang too.
    const environment = stat.startTicks < sinceTicks ? null : readProc(`/proc/${pid}/environ`)
    const isMarked = environment?.split('\0').includes(mark) ?? false
    listed.push({ pid: Number(pid), parent: stat.parent, group: stat.group, startedAs: linuxStart(stat), isMarked }) // prettier-ignore
  }
  return listed
}

function ps(args: readonly string[]): string | null {
  // Dates in the words of one language, whoever started us.
  const environment = { ...process.env, LC_ALL: 'C' }
  const { status, stdout } = spawnSync('ps', args, {
    encoding: 'utf8',
    env: environment,
    timeout: psTimeoutMs,
    maxBuffer: psBytes,
  })
  return status === 0 ? stdout : null
}

const psLine = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(\S+)\s+(\S+\s+\S+\s+\d+\s+[\d:]+\s+\d+)\s+(.*)$/u

/** What `ps -A -E -ww -o pid=,ppid=,pgid=,stat=,lstart=,command=` prints on macOS: behind each command its environment, where the system shows it. */
export function parsePs(text: string, runId: string): ListedProcess[] {
  return text.split('\n').flatMap((line) => {
    const [, pid, parent, group, state = '', startedAs = '', command = ''] = psLine.exec(line) ?? []
    if (pid === undefined || isOver(state)) return []
    const isMarked = command.split(' ').includes(`${runIdVariable}=${runId}`)
    return [{ pid: Number(pid), parent: Number(parent), group: Number(group), startedAs, isMarked }]
  })
}

/**
 * The processes of this machine, as far as the system shows them; empty where it shows none (Windows). At once: between a look and what follows from it nothing
 * of ours runs. `since`: the start of the run, where it is known.
 */
export function listProcesses(runId: string, since: string | null): ListedProcess[] {
  if (process.platform === 'win32') return []
  if (process.platform === 'linux') return listLinux(runId, since)
  return parsePs(ps(['-A', '-E', '-ww', '-o', 'pid=,ppid=,pgid=,stat=,lstart=,command=']) ?? '', runId)
}

/** On Linux the boot's id and the start in clock ticks, elsewhere the start in words; null where there is no such process. POSIX only. */
export function posixStart(pid: number): string | null {
  if (process.platform !== 'linux') return ps(['-o', 'lstart=', '-p', String(pid)])?.trim() || null
  const stat = livingStat(pid)
  return stat === null ? null : linuxStart(stat)
}
