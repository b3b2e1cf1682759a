import { randomFrom } from '../../../../src-node/testing/random.ts'
import { coresToTell, govern, newGovernor, type Governor, type GovernorSettings } from '../governor.ts'
import type { LoadSample } from '../load-filter.ts'
import { isWorthTelling } from '../share.ts'

/** Cores that something wants at a time, in seconds. */
type Wish = (sec: number) => number

export type Plant = {
  cores: number
  settings?: Partial<GovernorSettings>
  /** What other programs want; they have precedence over ours. */
  others: Wish
  /** What our runs could use; everything, where left out. */
  demand?: Wish
  /** How much more a run uses than it is told. */
  gain?: Wish
  /** Half width of the noise on others' load, in cores. */
  noise?: number
  /** Whether the system can tell what is ours. */
  tellsOwn?: boolean
  seconds: number
  seed?: number
}

export type Moment = {
  sec: number
  told: number
  permitted: number
  own: number
  system: number
  room: number | null
  rests: boolean
  /** Whether this moment's told cores differ from those before. */
  changed: boolean
  governor: Governor
}

export const plainSettings: GovernorSettings = {
  thresholdPercent: 85,
  throttleDelaySec: 1,
  pauseWhenBusy: false,
}

/** Runs end the piece of work at hand before they rest as told: after a second four fifths of a change show. */
const lagSec = 0.6
const stepSec = 0.25

/** A machine with our runs under the governor, second by second. */
export function simulate(plant: Plant): Moment[] {
  const settings = { ...plainSettings, ...plant.settings }
  const random = randomFrom(plant.seed ?? 1)
  const noise = plant.noise ?? 0.02 * plant.cores
  let governor = newGovernor(plant.cores, settings)
  let told = coresToTell(governor)
  let effective = told
  const moments: Moment[] = []
  for (let sec = 1; sec <= plant.seconds; sec++) {
    let own = 0
    let system = 0
    // What a second's look sees is the mean of what went on within it.
    for (let part = 0; part < 1; part += stepSec) {
      const now = sec - 1 + part
      effective += ((governor.rests ? 0 : told) - effective) * (1 - Math.exp(-stepSec / lagSec))
      const other = Math.min(plant.cores, Math.max(0, plant.others(now) + noise * (2 * random() - 1)))
      const wanted = Math.min(effective * (plant.gain?.(now) ?? 1), plant.demand?.(now) ?? plant.cores)
      const ours = Math.min(plant.cores - other, wanted * (1 + 0.1 * (2 * random() - 1)))
      own += ours * stepSec
      system += (ours + other) * stepSec
    }
    const sample: LoadSample = {
      at: sec * 1000,
      cores: plant.cores,
      systemPercent: Math.round((100 * system) / plant.cores),
      ownPercent: plant.tellsOwn === false ? null : Math.round((100 * own) / plant.cores),
    }
    governor = govern(governor, sample, settings)
    const next = coresToTell(governor)
    const changed = isWorthTelling(told, next)
    if (changed) told = next
    moments.push({
      sec,
      told,
      permitted: governor.permit.cores,
      own,
      system,
      room: governor.room,
      rests: governor.rests,
      changed,
      governor,
    })
  }
  return moments
}

export function meanOf(moments: readonly Moment[], value: (moment: Moment) => number): number {
  return moments.reduce((sum, moment) => sum + value(moment), 0) / Math.max(1, moments.length)
}
