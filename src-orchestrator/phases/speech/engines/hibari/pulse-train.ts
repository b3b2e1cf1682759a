import { perTurn, sineOfTurn } from './curves.ts'

/** Hz. Below it a frame has no voice. */
const lowestPitch = 40
/** Hz. Harmonics end here. */
const highestHarmonic = 11_000

/**
 * The vocal folds as pulses: every harmonic below 11 kHz at the same strength, of a pitch given per frame in Hz (0: none) and drawn straight between the
 * frames' middles. The harmonics are summed in closed form, Σ cos(h·t) = sin((H + ½)·t) / (2·sin(t/2)) − ½ (Dirichlet's kernel).
 */
export function pulseTrain(pitch: Float32Array, hop: number, sampleRateHz: number): Float32Array {
  const frames = pitch.length
  const samples = new Float32Array(frames * hop)
  const half = hop / 2
  let turn = 0
  for (let frame = 0; frame < frames; frame++) {
    const here = pitch[frame] ?? 0
    const before = frame === 0 ? here : (pitch[frame - 1] ?? 0)
    const after = frame === frames - 1 ? here : (pitch[frame + 1] ?? 0)
    for (let offset = 0; offset < hop; offset++) {
      const place = (offset + 0.5) / hop - 0.5
      const hz = offset < half ? before * -place + here * (1 + place) : here * (1 - place) + after * place
      const voiced = hz > lowestPitch
      const f = voiced ? hz : lowestPitch
      turn += f / sampleRateHz
      turn -= Math.floor(turn)
      if (!voiced) continue
      const count = Math.floor(highestHarmonic / f) + 0.5
      // The sines are looked up here, not by a function: a worker's V8 would not inline it, and make an object of each number that goes in and out.
      const belowAt = (turn / 2) * perTurn
      const belowEntry = belowAt | 0
      const belowLeft = sineOfTurn[belowEntry] ?? 0
      const below = 2 * (belowLeft + (belowAt - belowEntry) * ((sineOfTurn[belowEntry + 1] ?? 0) - belowLeft))
      const phase = count * turn
      const aboveAt = (phase - Math.floor(phase)) * perTurn
      const aboveEntry = aboveAt | 0
      const aboveLeft = sineOfTurn[aboveEntry] ?? 0
      const above = aboveLeft + (aboveAt - aboveEntry) * ((sineOfTurn[aboveEntry + 1] ?? 0) - aboveLeft)
      // Where both sines are nearly 0 their quotient is its limit.
      const sum = below <= 2e-3 ? count : above / below
      samples[frame * hop + offset] = sum - 0.5
    }
  }
  return samples
}
