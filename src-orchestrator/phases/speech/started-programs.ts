import { killTree } from '../../../src-node/process-group.ts'
import { processTimes, tickMs } from '../../../src-node/process-times.ts'
import type { WorkerNotice } from '../child-worker.ts'
import type { StartedPrograms } from '../serve-parent.ts'
import type { EngineHooks } from './engines/engine.ts'

/** CPU that children which have ended took, and theirs; null where the system does not tell. */
function childrenMs(): number | null {
  const times = processTimes('self')
  return times === null ? null : times.endedTicks * tickMs
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
