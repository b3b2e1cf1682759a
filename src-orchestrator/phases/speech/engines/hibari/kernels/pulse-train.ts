import { Constant, constant } from './constants'
import { partOfTurn, sine } from './curves'

/** Each number with those before it added. */
function runningSum(values: v128): v128 {
  const zero = i32x4.splat(0)
  const two = f32x4.add(values, v128.shuffle<i32>(zero, values, 0, 4, 5, 6))
  return f32x4.add(two, v128.shuffle<i32>(zero, two, 0, 1, 4, 5))
}

/**
 * The vocal folds as pulses: every harmonic below 11 kHz at the same strength, of a pitch given per frame in Hz (0: none) and drawn straight between the frames'
 * middles. The harmonics are summed in closed form, Σ cos(h·t) = sin((H + ½)·t) / (2·sin(t/2)) - ½ (Dirichlet's kernel). The phase is added up in 64 bits
 * between vectors: 32 would drift by a thousandth of a turn in a long sentence. `hop` is a multiple of 4; `samples`, frames times as many, are overwritten.
 */
export function pulseTrain(pitch: usize, frames: i32, hop: i32, sampleRateHz: f32, samples: usize): void {
  const perHop = f32x4.splat(1 / f32(hop))
  const perSecond = f32x4.splat(1 / sampleRateHz)
  let to = samples
  let start: f64 = 0
  for (let frame = 0; frame < frames; frame++) {
    const at = pitch + frame * 4
    const here = load<f32>(at)
    const fromBefore: f32 = frame === 0 ? 0 : here - load<f32>(at - 4)
    const toAfter: f32 = frame === frames - 1 ? 0 : load<f32>(at + 4) - here
    let offset = f32x4(0.5, 1.5, 2.5, 3.5)
    for (let done = 0; done < hop; done += 4) {
      const place = f32x4.sub(f32x4.mul(offset, perHop), constant(Constant.half))
      offset = f32x4.add(offset, f32x4.splat(4))
      const isBefore = f32x4.lt(place, f32x4.splat(0))
      const slope = v128.bitselect(f32x4.splat(fromBefore), f32x4.splat(toAfter), isBefore)
      const drawn = f32x4.add(f32x4.splat(here), f32x4.mul(place, slope))
      const voiced = f32x4.gt(drawn, constant(Constant.lowestPitch))
      const hz = f32x4.pmax(drawn, constant(Constant.lowestPitch))
      const turned = runningSum(f32x4.mul(hz, perSecond))
      const phase = f32x4.add(f32x4.splat(f32(start)), turned)
      start += f32x4.extract_lane(turned, 3)
      start -= Math.round(start)
      if (v128.any_true(voiced)) {
        const turns = partOfTurn(phase)
        const count = f32x4.add(
          f32x4.floor(f32x4.div(constant(Constant.highestHarmonic), hz)),
          constant(Constant.half),
        )
        const above = sine(partOfTurn(f32x4.mul(count, turns)))
        const below = sine(f32x4.mul(turns, constant(Constant.half)))
        const quotient = f32x4.div(above, f32x4.add(below, below))
        const isLimit = f32x4.lt(f32x4.abs(turns), constant(Constant.atPulse))
        const sum = f32x4.sub(v128.bitselect(count, quotient, isLimit), constant(Constant.half))
        v128.store(to, v128.and(sum, voiced))
      } else v128.store(to, i32x4.splat(0))
      to += 16
    }
  }
}
