import { readFileSync } from 'node:fs'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { killTree } from '../../../src-node/process-group.ts'
import type { WorkerNotice } from '../child-worker.ts'
import type { StartedPrograms } from '../serve-parent.ts'
import type { EngineHooks } from './engines/engine.ts'

/** Linux counts in hundredths of a second, whatever the processor: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const tickMs = 10
/** Of the fields behind the name in brackets. */
const waitedFor = { user: 13, system: 14 }

/** CPU that children which have ended took, and theirs; null where the system does not tell. */
function childrenMs(): number | null {
  try {
    const stat = readFileSync('/proc/self/stat', 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ticks = Number(fields[waitedFor.user]) + Number(fields[waitedFor.system])
    return Number.isFinite(ticks) ? ticks * tickMs : null
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return null
  }
}

/** What the engines of this worker start, told to the parent, which ends them where this process can do so no more. */
export function trackPrograms(): StartedPrograms & { hooks: EngineHooks } {
  const running = new Set<number>()
  let elapsedMs = 0
  const notify = (notice: WorkerNotice): void => {
    process.send?.(notice)
  }
  return {
    elapsedMs: () => childrenMs() ?? elapsedMs,
    endAll: async () => {
      await Promise.all([...running].map(killTree))
    },
    hooks: {
      started: (pid) => {
        running.add(pid)
        notify({ programs: [...running] })
      },
      ended: (pid) => {
        running.delete(pid)
        notify({ programs: [...running] })
      },
      spent: (ms) => {
        elapsedMs += ms
      },
      said: (words) => notify({ words }),
    },
  }
}
