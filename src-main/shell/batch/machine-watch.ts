import { availableParallelism } from 'node:os'
import type { Hold, MachineSample } from '../../../src-contract/book-view.ts'
import type { Config } from '../../../src-contract/config-options.ts'
import {
  coresToTell,
  govern,
  newGovernor,
  restWords,
  toldWords,
  wordsOf,
  type GovernorSettings,
} from '../../core/governor/governor.ts'
import { isWorthTelling, shareOf } from '../../core/governor/share.ts'
import { startLoadSampler, type LoadSampler } from '../load/start-load-sampler.ts'

export type MachineWatch = {
  /** Each run's cores as things stand now, were there `runs` of them. */
  share: (runs: number) => number
  /** To be called after each look, and where runs came or went: tells runs whose share has changed. */
  step: (runIds: readonly string[], tell: (runId: string, cores: number) => void) => void
  /** Books side by side that the cores are enough for; null: as many as the settings say. */
  room: () => number | null
  /** Set where everything waits for other programs. */
  hold: () => Hold | null
  /** How much of the CPU is taken, in words; null while nothing is watched. */
  heldBack: () => string | null
  /** Mean load of the whole system since the watch began, in percent. */
  averageCpu: () => number | null
  begin: () => void
  end: () => Promise<void>
}

function settingsOf(config: Config): GovernorSettings {
  return {
    thresholdPercent: config.cpu_threshold,
    throttleDelaySec: config.throttle_delay,
    pauseWhenBusy: config.pause_when_busy,
  }
}

export type MachineWatchOptions = {
  config: () => Config
  /** Sampling has ended. */
  onError: (error: Error) => void
  /** After each look at the machine. */
  onLook: () => void
  /** Each change, with its reason. */
  log: (words: string) => void
}

/** The governor at work: samples while a batch is under way, and the division of the cores that follows. */
export function openMachineWatch({ config, onError, onLook, log }: MachineWatchOptions): MachineWatch {
  const cores = availableParallelism()
  let sampler: LoadSampler | null = null
  let governor = newGovernor(cores, settingsOf(config()))
  let told = new Map<string, number>()
  const mean = { percentMs: 0, ms: 0, at: 0 }

  const take = (sample: MachineSample): void => {
    const at = performance.now()
    mean.percentMs += sample.cpuPercent * (at - mean.at)
    mean.ms += at - mean.at
    mean.at = at
    const load = {
      at,
      cores: sample.cores,
      systemPercent: sample.cpuPercent,
      ownPercent: sample.ownCpuPercent,
    }
    governor = govern(governor, load, settingsOf(config()))
    onLook()
  }
  return {
    share: (runs) => shareOf(coresToTell(governor), runs),
    step: (runIds, tell) => {
      const share = shareOf(coresToTell(governor), runIds.length)
      const next = new Map<string, number>()
      let tellsAny = false
      for (const runId of runIds) {
        const before = told.get(runId)
        const isWorth = isWorthTelling(before, share)
        next.set(runId, isWorth || before === undefined ? share : before)
        if (isWorth) tell(runId, share)
        tellsAny ||= isWorth
      }
      told = next
      if (tellsAny) log(toldWords(governor, settingsOf(config()), cores, runIds.length, share))
    },
    room: () => governor.room,
    hold: () => (governor.rests ? { reason: 'cpu', detail: restWords(governor, cores) } : null),
    heldBack: () => (sampler === null ? null : wordsOf(governor, settingsOf(config()), cores)),
    averageCpu: () => (mean.ms === 0 ? null : Math.round((10 * mean.percentMs) / mean.ms) / 10),
    begin: () => {
      if (sampler !== null) return
      Object.assign(mean, { percentMs: 0, ms: 0, at: performance.now() })
      governor = newGovernor(cores, settingsOf(config()))
      sampler = startLoadSampler(take, onError)
    },
    end: async () => {
      const last = sampler
      sampler = null
      told = new Map()
      await last?.stop()
    },
  }
}
