/** Bytes of a vector. */
const vector: usize = 16

/**
 * Two frames that overlap, `hop` samples apart, as the real and the imaginary parts of one place of `length`, each weighted by the window. 0 where all their samples
 * are 0: then nothing is written. `length` and `hop` are multiples of 4.
 */
export function analyse(samples: usize, window: usize, length: usize, hop: usize, place: usize): i32 {
  const bytes: usize = length * 4
  const second: usize = hop * 4
  let any = i32x4.splat(0)
  for (let at: usize = 0; at < bytes + second; at += vector) any = v128.or(any, v128.load(samples + at))
  if (!v128.any_true(any)) return 0
  for (let at: usize = 0; at < bytes; at += vector) {
    const weight = v128.load(window + at)
    const re = f32x4.mul(weight, v128.load(samples + at))
    const im = f32x4.mul(weight, v128.load(samples + second + at))
    v128.store(place + 2 * at, v128.shuffle<i32>(re, im, 0, 4, 1, 5))
    v128.store(place + 2 * at + vector, v128.shuffle<i32>(re, im, 2, 6, 3, 7))
  }
  return 1
}

function addWeighted(sum: usize, weight: v128, values: v128): void {
  v128.store(sum, f32x4.add(v128.load(sum), f32x4.mul(weight, values)))
}

/** The way back: adds both frames of a place, weighted by the window, to the samples that they overlap with. */
export function overlap(place: usize, window: usize, length: usize, hop: usize, samples: usize): void {
  const bytes: usize = length * 4
  const second = samples + hop * 4
  for (let at: usize = 0; at < bytes; at += vector) {
    const weight = v128.load(window + at)
    const left = v128.load(place + 2 * at)
    const right = v128.load(place + 2 * at + vector)
    addWeighted(samples + at, weight, v128.shuffle<i32>(left, right, 0, 2, 4, 6))
    addWeighted(second + at, weight, v128.shuffle<i32>(left, right, 1, 3, 5, 7))
  }
}

/** Multiplies so many samples, a multiple of 4, by factors. */
export function scale(samples: usize, factors: usize, count: usize): void {
  for (let at: usize = 0; at < count * 4; at += vector)
    v128.store(samples + at, f32x4.mul(v128.load(samples + at), v128.load(factors + at)))
}
