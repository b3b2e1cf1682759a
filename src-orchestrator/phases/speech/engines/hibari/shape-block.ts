import { cosPiTanh, exponential, leastLog, mostLog, mostPhase, perLog, perPhase, perTurn, quarterTurn, sineOfTurn, sinPiTanh } from './curves.ts' // prettier-ignore
import { normalMask, normals, secondShift } from './seeded-noise.ts'
import { bins, type Spectra } from './spectra.ts'

/*
 * Plain loops over numbers that call nothing, because a worker's V8 inlines little (worker-process.ts) and these take most of the time that is not the
 * network's. The network's answers hold a row of frames for each bin; they are read row by row, once, and written frame by frame, real and imaginary parts in
 * turn, as the Fourier transform wants them: in the processor's nearest cache lie then only the lines that are being written.
 */

const length = (bins - 1) * 2
/** What is fainter is left out, three quarters of the noise and a fifth of the voice: in all bins at once it would come to a tenth of a 16-bit step. */
const faintest = -9
const turnsPerRadian = 1 / (2 * Math.PI)

/**
 * What has no pulses in it: the part with phases of its own, and noise of variance 1 in each part of each bin, made as loud as the network says. `state` 0: without
 * the noise. Gives the random state to go on with.
 */
export function shapeFree(
  { frames, free, freePhase, noise }: Pick<Spectra, 'frames' | 'free' | 'freePhase' | 'noise'>,
  from: number,
  count: number,
  state: number,
  into: Float32Array,
): number {
  let random = state
  for (let bin = 0; bin < bins; bin++) {
    const row = bin * frames + from
    for (let frame = 0, to = bin * 2; frame < count; frame++, to += bins * 2) {
      const log = free[row + frame] ?? 0
      const place = (Math.min(mostLog, Math.max(leastLog, log)) - leastLog) * perLog
      const entry = place | 0
      const left = exponential[entry] ?? 0
      const loud = left + (place - entry) * ((exponential[entry + 1] ?? 0) - left)

      const turns = (freePhase[row + frame] ?? 0) * turnsPerRadian
      const angle = (turns - Math.floor(turns)) * perTurn
      const at = angle | 0
      const share = angle - at
      const leftSin = sineOfTurn[at] ?? 0
      const leftCos = sineOfTurn[at + quarterTurn] ?? 0
      let re = loud * (leftCos + share * ((sineOfTurn[at + quarterTurn + 1] ?? 0) - leftCos))
      let im = loud * (leftSin + share * ((sineOfTurn[at + 1] ?? 0) - leftSin))

      if (state !== 0) {
        // nextRandom of seeded-noise.ts. It goes on where nothing is heard too: another runtime's last digits must not change all that follows.
        random ^= random << 13
        random ^= random >>> 17
        random ^= random << 5
        const noiseLog = noise[row + frame] ?? 0
        if (noiseLog > faintest) {
          const noisePlace = (Math.min(mostLog, noiseLog) - leastLog) * perLog
          const noiseEntry = noisePlace | 0
          const noiseLeft = exponential[noiseEntry] ?? 0
          const hiss =
            noiseLeft + (noisePlace - noiseEntry) * ((exponential[noiseEntry + 1] ?? 0) - noiseLeft)
          re += hiss * (normals[random & normalMask] ?? 0)
          im += hiss * (normals[(random >>> secondShift) & normalMask] ?? 0)
        }
      }
      into[to] = re
      into[to + 1] = im
    }
  }
  return random
}

/** How loud the pulses are in each bin, and how they are turned, of the frames whose pair has pulses. */
export function shapeVoice(
  { frames, voiced, phase }: Pick<Spectra, 'frames' | 'voiced' | 'phase'>,
  from: number,
  count: number,
  pairHasPulses: Uint8Array,
  into: Float32Array,
): void {
  for (let bin = 0; bin < bins; bin++) {
    const row = bin * frames + from
    for (let frame = 0, to = bin * 2; frame < count; frame++, to += bins * 2) {
      if (pairHasPulses[frame >> 1] === 0) continue
      const log = voiced[row + frame] ?? 0
      if (log < faintest) {
        into[to] = 0
        into[to + 1] = 0
        continue
      }
      const place = (Math.min(mostLog, log) - leastLog) * perLog
      const entry = place | 0
      const left = exponential[entry] ?? 0
      // Two frames in one spectrum come apart at double strength (addPulses).
      const loud = (left + (place - entry) * ((exponential[entry + 1] ?? 0) - left)) / 2

      const value = phase[row + frame] ?? 0
      const angle = (Math.min(mostPhase, Math.max(-mostPhase, value)) + mostPhase) * perPhase
      const at = angle | 0
      const share = angle - at
      const leftCos = cosPiTanh[at] ?? 0
      const leftSin = sinPiTanh[at] ?? 0
      into[to] = loud * (leftCos + share * ((cosPiTanh[at + 1] ?? 0) - leftCos))
      into[to + 1] = loud * (leftSin + share * ((sinPiTanh[at + 1] ?? 0) - leftSin))
    }
  }
}

/** Two frames' spectra as the one of their sum, the second turned by a quarter, from `low` on in `memory`; of a real signal the first and the middle bin are real. */
export function packPair(free: Float32Array, pair: number, memory: Float32Array): void {
  const low = pair * length * 2
  let first = pair * 2 * bins * 2
  for (let bin = 0; bin < bins; bin++, first += 2) {
    const second = first + bins * 2
    const isReal = bin === 0 || bin === bins - 1
    const aRe = free[first] ?? 0
    const bRe = free[second] ?? 0
    const aIm = isReal ? 0 : (free[first + 1] ?? 0)
    const bIm = isReal ? 0 : (free[second + 1] ?? 0)
    const here = low + 2 * bin
    const mirror = bin === 0 ? low : low + 2 * (length - bin)
    memory[mirror] = aRe + bIm
    memory[mirror + 1] = bRe - aIm
    memory[here] = aRe - bIm
    memory[here + 1] = aIm + bRe
  }
}

/** Adds the pulses of two frames, which `memory` holds as one complex spectrum, loud and turned as `voice` says, to their other parts. */
export function addPulses(voice: Float32Array, pair: number, memory: Float32Array, free: Float32Array): void {
  const low = pair * length * 2
  let first = pair * 2 * bins * 2
  for (let bin = 0; bin < bins; bin++, first += 2) {
    const second = first + bins * 2
    const here = low + 2 * bin
    const mirror = bin === 0 ? low : low + 2 * (length - bin)
    const hereRe = memory[here] ?? 0
    const hereIm = memory[here + 1] ?? 0
    const mirrorRe = memory[mirror] ?? 0
    const mirrorIm = memory[mirror + 1] ?? 0
    const aRe = hereRe + mirrorRe
    const aIm = hereIm - mirrorIm
    const bRe = hereIm + mirrorIm
    const bIm = mirrorRe - hereRe
    const aCos = voice[first] ?? 0
    const aSin = voice[first + 1] ?? 0
    const bCos = voice[second] ?? 0
    const bSin = voice[second + 1] ?? 0
    free[first] = (free[first] ?? 0) + aRe * aCos - aIm * aSin
    free[first + 1] = (free[first + 1] ?? 0) + aRe * aSin + aIm * aCos
    free[second] = (free[second] ?? 0) + bRe * bCos - bIm * bSin
    free[second + 1] = (free[second + 1] ?? 0) + bRe * bSin + bIm * bCos
  }
}
