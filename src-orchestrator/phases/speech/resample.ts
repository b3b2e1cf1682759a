import { toPcm } from './engines/to-pcm.ts'

/** Zero crossings of the sinc on either side, and how steeply its window falls: 80 dB below, from 0.9 of the lower rate's half on. */
const crossings = 24
const beta = 8
const passed = 0.94

/** The modified Bessel function of order 0: https://dlmf.nist.gov/10.25#E2 */
function bessel(x: number): number {
  let sum = 1
  let term = 1
  for (let k = 1; term > sum * 1e-12; k++) {
    term *= (x / (2 * k)) ** 2
    sum += term
  }
  return sum
}

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b))

type Filter = { phases: Float32Array[]; reach: number }

function filterFor(up: number, down: number): Filter {
  const cutoff = Math.min(1, up / down) * passed
  const reach = Math.ceil(crossings / cutoff)
  const phases = Array.from({ length: up }, (_, phase) => {
    const taps = new Float32Array(2 * reach)
    let sum = 0
    for (let tap = 0; tap < taps.length; tap++) {
      const distance = tap - reach + 1 - phase / up
      const x = Math.PI * distance * cutoff
      const within = 1 - (distance / reach) ** 2
      const window = within <= 0 ? 0 : bessel(beta * Math.sqrt(within)) / bessel(beta)
      const value = (x === 0 ? 1 : Math.sin(x) / x) * window
      taps[tap] = value
      sum += value
    }
    // Each phase alone passes a constant as it is: no ripple at the rate of the phases.
    return taps.map((value) => value / sum)
  })
  return { phases, reach }
}

const filters = new Map<string, Filter>()

/** The same sound at another rate, by a windowed sinc: https://ccrma.stanford.edu/~jos/resample/ */
export function resample(samples: Float32Array, fromHz: number, toHz: number): Float32Array {
  if (fromHz === toHz) return samples
  const divisor = commonDivisor(fromHz, toHz)
  const up = toHz / divisor
  const down = fromHz / divisor
  const key = `${up}/${down}`
  const filter = filters.get(key) ?? filterFor(up, down)
  filters.set(key, filter)
  const result = new Float32Array(Math.round((samples.length * up) / down))
  for (let index = 0; index < result.length; index++) {
    const at = index * down
    const taps = filter.phases[at % up]
    if (taps === undefined) continue
    const first = Math.floor(at / up) - filter.reach + 1
    let sum = 0
    const from = Math.max(0, -first)
    const to = Math.min(taps.length, samples.length - first)
    for (let tap = from; tap < to; tap++) sum += (taps[tap] ?? 0) * (samples[first + tap] ?? 0)
    result[index] = sum
  }
  return result
}

/** Samples of 16 bits at another rate: `round(length × toHz / fromHz)` of them. */
export function resamplePcm(samples: Int16Array, fromHz: number, toHz: number): Int16Array {
  if (fromHz === toHz) return samples
  const scaled = Float32Array.from(samples, (sample) => sample / 32_767)
  return toPcm([resample(scaled, fromHz, toHz)])
}
