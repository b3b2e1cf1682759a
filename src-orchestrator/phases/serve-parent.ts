import type { z } from 'zod'
import { ExpectedFailure } from '../../src-contract/failure.ts'
import { TookTooLong, type WorkerAnswer } from './child-worker.ts'

/** What a worker has started of others' programs. */
export type StartedPrograms = { elapsedMs: () => number; endAll: () => Promise<void> }

const none: StartedPrograms = { elapsedMs: () => 0, endAll: async () => Promise.resolve() }

/** Serves the requests of the parent until it lets go of this process. One after the other: the parent sends the next when this one has been answered. */
export function serveParent<Asked extends { id: number }>(
  schema: z.ZodType<Asked>,
  handle: (request: Asked) => Promise<unknown>,
  programs: StartedPrograms = none,
): void {
  let reportedMs = 0
  const spent = (): Pick<WorkerAnswer, 'cpuMs' | 'memoryBytes'> => {
    const { user, system } = process.cpuUsage()
    const before = reportedMs
    reportedMs = (user + system) / 1000 + programs.elapsedMs()
    return { cpuMs: reportedMs - before, memoryBytes: process.memoryUsage.rss() }
  }
  const answer = async (request: Asked): Promise<WorkerAnswer> => {
    const { id } = request
    try {
      const value = await handle(request)
      return { id, ok: true, value, ...spent() }
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      const failure = error instanceof ExpectedFailure ? error.failure : null
      const tookTooLong = error instanceof TookTooLong
      return { id, ok: false, message, tookTooLong, failure, ...spent() }
    }
  }
  process.on('message', (message) => {
    void answer(schema.parse(message)).then((reply) => process.send?.(reply))
  })
  // The parent is gone, whatever became of it.
  process.on('disconnect', () => {
    void programs.endAll().then(() => process.exit(0))
  })
}
