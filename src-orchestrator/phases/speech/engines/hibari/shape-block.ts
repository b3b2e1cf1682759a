import { cosPiTanh, exponential, leastLog, mostLog, mostPhase, perLog, perPhase, perTurn, quarterTurn, sineOfTurn, sinPiTanh } from './curves.ts' // prettier-ignore
import { nextRandom, normalMask, normals, secondShift } from './seeded-noise.ts'
import { bins, blockFrames, type Spectra } from './spectra.ts'

/*
 * Each of these does one step of the block's spectra, bin after bin: plain loops over numbers that call nothing, because a worker's V8
 * inlines little (worker-process.ts) and these take most of the time that is not the network's. With calls to a common look-up they took twice as long.
 */

const length = (bins - 1) * 2
const turnsPerRadian = 1 / (2 * Math.PI)

/** e to the power of the block's logarithms. */
export function magnitudes(
  logs: Float32Array,
  frames: number,
  from: number,
  count: number,
  into: Float32Array,
): void {
  for (let bin = 0; bin < bins; bin++) {
    const start = bin * frames + from
    const to = bin * blockFrames
    for (let frame = 0; frame < count; frame++) {
      const log = logs[start + frame] ?? 0
      const position = ((log < leastLog ? leastLog : log > mostLog ? mostLog : log) - leastLog) * perLog
      const entry = position | 0
      const left = exponential[entry] ?? 0
      into[to + frame] = left + (position - entry) * ((exponential[entry + 1] ?? 0) - left)
    }
  }
}

/** The pulses of two frames, which `memory` holds as one complex spectrum, made as loud (`strength`) and turned as the network says. */
export function shapePulses(
  { frames, phase }: Pick<Spectra, 'frames' | 'phase'>,
  from: number,
  pair: number,
  memory: Float32Array,
  strength: Float32Array,
  re: Float32Array,
  im: Float32Array,
): void {
  const low = pair * length * 2
  const inPair = Math.min(2, frames - from - pair * 2)
  for (let bin = 0; bin < bins; bin++) {
    const here = low + 2 * bin
    const mirror = bin === 0 ? low : low + 2 * (length - bin)
    const hereRe = memory[here] ?? 0
    const hereIm = memory[here + 1] ?? 0
    const mirrorRe = memory[mirror] ?? 0
    const mirrorIm = memory[mirror + 1] ?? 0
    const at = bin * frames + from + pair * 2
    const to = bin * blockFrames + pair * 2
    for (let second = 0; second < inPair; second++) {
      const pulseRe = second === 0 ? hereRe + mirrorRe : hereIm + mirrorIm
      const pulseIm = second === 0 ? hereIm - mirrorIm : mirrorRe - hereRe
      const value = phase[at + second] ?? 0
      const inside = value < -mostPhase ? -mostPhase : value > mostPhase ? mostPhase : value
      const position = (inside + mostPhase) * perPhase
      const entry = position | 0
      const share = position - entry
      const leftCos = cosPiTanh[entry] ?? 0
      const leftSin = sinPiTanh[entry] ?? 0
      const loud = (strength[to + second] ?? 0) / 2
      const cos = loud * (leftCos + share * ((cosPiTanh[entry + 1] ?? 0) - leftCos))
      const sin = loud * (leftSin + share * ((sinPiTanh[entry + 1] ?? 0) - leftSin))
      re[to + second] = pulseRe * cos - pulseIm * sin
      im[to + second] = pulseRe * sin + pulseIm * cos
    }
  }
}

/** What has phases of its own. */
export function addFree(
  { frames, freePhase }: Pick<Spectra, 'frames' | 'freePhase'>,
  from: number,
  count: number,
  strength: Float32Array,
  re: Float32Array,
  im: Float32Array,
): void {
  for (let bin = 0; bin < bins; bin++) {
    const start = bin * frames + from
    const to = bin * blockFrames
    for (let frame = 0; frame < count; frame++) {
      const turns = (freePhase[start + frame] ?? 0) * turnsPerRadian
      const position = (turns - Math.floor(turns)) * perTurn
      const entry = position | 0
      const share = position - entry
      const leftSin = sineOfTurn[entry] ?? 0
      const leftCos = sineOfTurn[entry + quarterTurn] ?? 0
      const sin = leftSin + share * ((sineOfTurn[entry + 1] ?? 0) - leftSin)
      const cos = leftCos + share * ((sineOfTurn[entry + quarterTurn + 1] ?? 0) - leftCos)
      const loud = strength[to + frame] ?? 0
      re[to + frame] = (re[to + frame] ?? 0) + loud * cos
      im[to + frame] = (im[to + frame] ?? 0) + loud * sin
    }
  }
}

/** Noise of variance 1 in each part of each bin, made as loud as `strength`. Gives the random state to go on with. */
export function addNoise(
  count: number,
  state: number,
  strength: Float32Array,
  re: Float32Array,
  im: Float32Array,
): number {
  let random = state
  for (let bin = 0; bin < bins; bin++) {
    for (let at = bin * blockFrames; at < bin * blockFrames + count; at++) {
      random = nextRandom(random)
      const loud = strength[at] ?? 0
      re[at] = (re[at] ?? 0) + loud * (normals[random & normalMask] ?? 0)
      im[at] = (im[at] ?? 0) + loud * (normals[(random >>> secondShift) & normalMask] ?? 0)
    }
  }
  return random
}
