import type { Config } from '../../../src-contract/config-options.ts'
import type { Limits } from '../../core/batch/state.ts'

/** What the machine needs of the settings in force. */
export function limitsOf(config: Config): Limits {
  return {
    maxWorkers: config.max_workers,
    batchSize: config.batch_size,
    phaseTimeoutSec: config.phase_timeout,
    phases: config.phases_to_run,
  }
}

export function sameLimits(a: Limits, b: Limits): boolean {
  return (
    a.maxWorkers === b.maxWorkers &&
    a.batchSize === b.batchSize &&
    a.phaseTimeoutSec === b.phaseTimeoutSec &&
    a.phases.join() === b.phases.join()
  )
}
