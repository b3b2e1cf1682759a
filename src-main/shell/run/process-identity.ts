import { readFile, readdir } from 'node:fs/promises'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { askSystem } from './process-tree.ts'

/** Files below /proc vanish with their process at any moment. */
async function readProc(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].includes(errorCode(error) ?? '')) return null
    throw error
  }
}

type ProcStat = { state: string; pgid: number; session: number; startTicks: string }

/** Fields of /proc/PID/stat behind the name, which may hold spaces and parentheses: proc_pid_stat(5). */
export function parseProcStat(text: string): ProcStat | null {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const [state, , pgid, session] = fields
  const startTicks = fields[19]
  if (state === undefined || pgid === undefined || session === undefined || startTicks === undefined)
    return null
  return { state, pgid: Number(pgid), session: Number(session), startTicks }
}

async function procStat(pid: number | string): Promise<ProcStat | null> {
  const text = await readProc(`/proc/${pid}/stat`)
  return text === null ? null : parseProcStat(text)
}

/**
 * What tells a process from another one that later gets the same pid: on Linux the boot's id and the start in clock ticks, on macOS the
 * start in words, on Windows its creation date. Null where there is no such process, or the system does not say.
 */
export async function processStart(pid: number): Promise<string | null> {
  if (process.platform === 'linux') {
    const stat = await procStat(pid)
    if (stat === null || stat.state === 'Z') return null
    const boot = await readProc('/proc/sys/kernel/random/boot_id')
    return `${boot?.trim() ?? 'boot'}:${stat.startTicks}`
  }
  if (process.platform === 'win32') return windowsProperty(pid, 'CreationDate')
  const started = await askSystem('ps', ['-o', 'lstart=', '-p', String(pid)])
  return started?.trim() || null
}

async function windowsProperty(
  pid: number,
  property: 'CreationDate' | 'CommandLine',
): Promise<string | null> {
  const script = `(Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}').${property}`
  const words = await askSystem(
    'powershell.exe',
    ['-NoProfile', '-NonInteractive', '-Command', script],
    15_000,
  )
  return words?.trim() || null
}

/** The command line with, where the system shows it, the environment: our runs carry their run id there, and pass it on to their children. */
async function carriesRunId(pid: number | string, runId: string): Promise<boolean> {
  if (process.platform === 'linux') {
    const environment = await readProc(`/proc/${pid}/environ`)
    return environment?.split('\0').includes(`${runIdVariable}=${runId}`) ?? false
  }
  if (process.platform === 'win32')
    return (await windowsProperty(Number(pid), 'CommandLine'))?.includes(runId) ?? false
  const words = await askSystem('ps', ['-E', '-ww', '-o', 'command=', '-p', String(pid)])
  return words?.includes(`${runIdVariable}=${runId}`) ?? false
}

/** Set for every run, inherited by whatever it starts. */
export const runIdVariable = 'BOOKSPOOL_RUN_ID'

async function membersOf(pgid: number): Promise<string[]> {
  if (process.platform !== 'linux') {
    const listed = await askSystem('pgrep', ['-g', String(pgid)])
    return listed?.split('\n').filter((line) => /^\d+$/u.test(line)) ?? []
  }
  const members: string[] = []
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/u.test(name)) continue
    const stat = await procStat(name)
    if (stat !== null && stat.pgid === pgid && stat.state !== 'Z') members.push(name)
  }
  return members
}

/**
 * Whether the process group (on Windows: the process) of a recorded run is still there, and is that run: the leader by pid and start time; where the
 * leader is gone, its children by the run id that they inherited.
 */
export async function isStillTheRun(record: {
  pid: number
  startedAs: string | null
  runId: string
}): Promise<boolean> {
  const now = await processStart(record.pid)
  if (now !== null)
    return record.startedAs === null ? carriesRunId(record.pid, record.runId) : now === record.startedAs
  if (process.platform === 'win32') return false
  for (const member of await membersOf(record.pid)) if (await carriesRunId(member, record.runId)) return true
  return false
}
