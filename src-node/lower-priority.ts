import { readFile, writeFile } from 'node:fs/promises'
import { constants, getPriority, setPriority } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { failureFrom } from '../src-contract/failure.ts'
import { errorCode } from './atomic-file.ts'
import { parseProcStat } from './proc-stat.ts'

/** Below normal: the computer stays usable. What a child starts inherits it. Unknown to a system that has no priorities for it. */
const childPriority = 10

/** Answers whether the system lets us, or it is as low already: nobody is made more important. */
function lower(pid: number, priority: number, log: (words: string) => void): boolean {
  try {
    if (getPriority(pid) < priority) setPriority(pid, priority)
    return true
  } catch (error) {
    // It may be over already, or the system keeps priorities to itself, as some containers do: the work does not depend on it.
    log(`priority unchanged: ${failureFrom(error).detail ?? ''}`)
    return false
  }
}

/** For a program that works by itself; what it starts inherits it. `least`: only what nobody else wants of the machine. */
export function lowerOwnPriority(how: 'usual' | 'least', log: (words: string) => void): void {
  lower(process.pid, how === 'usual' ? childPriority : constants.priority.PRIORITY_LOW, log)
}

/** For each child that works, right after it was started. `log`: words where the system does not let us. */
export function lowerPriority(pid: number | undefined, log: (words: string) => void): void {
  if (pid === undefined || !lower(pid, childPriority, log)) return
  void lowerSession(pid).catch((error: unknown) =>
    log(`priority of its session unchanged: ${failureFrom(error).detail ?? ''}`),
  )
}

/** The kernel takes one change in 100 ms, whoever asks; children are started faster than that. */
const attempts = 20
const attemptEveryMs = 150

/**
 * Linux weighs sessions against each other and priorities only within one ("autogroup", sched(7)): beside a program at nice 0 on the same core, a child at
 * nice 10 with a session of its own got 50 % of it; with the session lowered too, 13 %. A session that others run in stays as it is.
 */
async function lowerSession(pid: number): Promise<void> {
  if (process.platform !== 'linux' || !(await leadsSession(pid))) return
  for (let attempt = 1; attempt <= attempts; attempt++) {
    try {
      await writeFile(`/proc/${pid}/autogroup`, String(childPriority))
      return
    } catch (error) {
      // ENOENT, ESRCH: it is over, or the kernel was built without.
      if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ESRCH') return
      if (errorCode(error) !== 'EAGAIN' || attempt === attempts) throw error
    }
    await delay(attemptEveryMs, undefined, { ref: false })
  }
}

async function leadsSession(pid: number): Promise<boolean> {
  try {
    return parseProcStat(await readFile(`/proc/${pid}/stat`, 'latin1'))?.session === pid
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ESRCH') return false
    throw error
  }
}
