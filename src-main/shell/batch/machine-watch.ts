import type { Config } from '../../../src-contract/config-options.ts'
import type { MachineSample } from '../../../src-contract/book-view.ts'
import { isWorthSaying, permittedCores, shareOf } from '../../core/governor/governor.ts'
import { startLoadSampler, type LoadSampler } from '../load/start-load-sampler.ts'
import { availableParallelism } from 'node:os'

export type MachineWatch = {
  /** Each run's cores as things stand now, were there `runs` of them. */
  share: (runs: number) => number
  /** To be called once a second while something runs: tells runs whose share has changed. */
  step: (runIds: readonly string[], tell: (runId: string, cores: number) => void) => void
  /** Why less is used than is permitted, in words. */
  heldBack: () => string | null
  /** Mean load of the whole system since the watch began, in percent. */
  averageCpu: () => number | null
  begin: () => void
  end: () => Promise<void>
}

/** Less than this part of the permitted cores is worth a word to the user. */
const heldBackShare = 0.9

/** The governor at work: samples while a batch is under way, and the division of the cores that follows. */
export function openMachineWatch(config: () => Config, onError: (error: Error) => void): MachineWatch {
  let sampler: LoadSampler | null = null
  let told = new Map<string, number>()
  let steppedAt = 0
  let sum = 0
  let samples = 0

  const count = (sample: MachineSample): void => {
    sum += sample.cpuPercent
    samples += 1
  }
  const permitted = (): number => {
    const sample = sampler?.latest() ?? null
    const load = {
      cores: sample?.cores ?? availableParallelism(),
      systemPercent: sample?.cpuPercent ?? 0,
      ownPercent: sample?.ownCpuPercent ?? null,
    }
    return permittedCores(load, config().cpu_threshold)
  }
  return {
    share: (runs) => shareOf(permitted(), runs),
    step: (runIds, tell) => {
      const now = performance.now()
      if (runIds.length === told.size && now - steppedAt < config().throttle_delay * 1000) return
      steppedAt = now
      const share = shareOf(permitted(), runIds.length)
      const next = new Map<string, number>()
      for (const runId of runIds) {
        const before = told.get(runId)
        const worth = isWorthSaying(before, share)
        next.set(runId, worth || before === undefined ? share : before)
        if (worth) tell(runId, share)
      }
      told = next
    },
    heldBack: () => {
      const sample = sampler?.latest() ?? null
      if (sample === null) return null
      const most = (sample.cores * Math.min(100, config().cpu_threshold)) / 100
      return permitted() < most * heldBackShare ? `held back: CPU at ${sample.cpuPercent} %` : null
    },
    averageCpu: () => (samples === 0 ? null : Math.round((10 * sum) / samples) / 10),
    begin: () => {
      if (sampler !== null) return
      sum = 0
      samples = 0
      sampler = startLoadSampler(count, onError)
    },
    end: async () => {
      const last = sampler
      sampler = null
      told = new Map()
      await last?.stop()
    },
  }
}
