import { openFamily, type RunIdentity } from './run-family.ts'
import { posixStart } from './process-table.ts'
import { askSystem } from './ask-system.ts'

/**
 * What tells a process from another one that later gets the same pid: on Linux the boot's id and the start in clock ticks, on macOS the
 * start in words, on Windows its creation date; none depends on the language or the time zone of the moment. Null where there is no such process, or the system does not say.
 */
export async function processStart(pid: number): Promise<string | null> {
  return process.platform === 'win32' ? windowsProcess(pid, creationDate) : posixStart(pid)
}

const creationDate = "CreationDate.ToUniversalTime().ToString('o')"

async function windowsProcess(pid: number, asked: string): Promise<string | null> {
  const script = `(Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}').${asked}`
  const words = await askSystem(
    'powershell.exe',
    ['-NoProfile', '-NonInteractive', '-Command', script],
    {},
    15_000,
  )
  return words?.trim() || null
}

/**
 * Whether anything of a recorded run is still there, and is that run: the leader by pid and start time, others by the run id that they inherited. On Windows
 * only the leader can be told, where its start is not known by the run id in its command line.
 */
export async function isStillTheRun(record: RunIdentity): Promise<boolean> {
  if (process.platform !== 'win32') return openFamily(record).isThere()
  const now = await processStart(record.pid)
  if (now === null) return false
  if (record.startedAs !== null) return now === record.startedAs
  return (await windowsProcess(record.pid, 'CommandLine'))?.includes(record.runId) ?? false
}
