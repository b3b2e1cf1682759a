import { Constant, constant } from './constants'
import { cosine, exponential, halfTanh, partOfTurn, sine } from './curves'
import { nextStates, normals } from './noise'

/*
 * Two real frames a and b share one complex spectrum Z, the transform of a + ib, where with the bin's mirror M: 2·A = Z + conj(M), 2i·B = Z - conj(M).
 * Four frames, two such pairs, are worked on at once. As vectors of (a, b, a, b), with h and m the two pairs' values (re, im, re, im) in bin and mirror: twice the real
 * parts are h + m, and twice the imaginary ones h - m with re and im changed places and the second one's sign turned. On the way back the first one's sign is turned.
 */

/** Bytes of a vector. */
const vector: usize = 16

function loud(log: v128): v128 {
  return exponential(f32x4.pmin(f32x4.pmax(log, constant(Constant.leastLog)), constant(Constant.mostLog)))
}

function isHeard(log: v128, lanes: v128): bool {
  return v128.any_true(v128.and(f32x4.gt(log, constant(Constant.faintest)), lanes))
}

/** A bin of two places. */
function loadPairs(at: usize, placeBytes: usize): v128 {
  return v128.load64_lane(at + placeBytes, v128.load64_zero(at), 1)
}

function storePairs(at: usize, placeBytes: usize, values: v128): void {
  v128.store64_lane(at, values, 0)
  v128.store64_lane(at + placeBytes, values, 1)
}

/** (x, y) of each pair as (y, x). */
function swapped(values: v128): v128 {
  return v128.shuffle<i32>(values, values, 1, 0, 3, 2)
}

/** All ones for so many of four frames: beside the last ones lies what is none. */
function firstLanes(count: i32): v128 {
  return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count))
}

/**
 * Puts one bin together, all frames of it. Its rows, as the network gives them, lie `partBytes` apart, in the order of Spectra: the voice's log magnitude and the
 * inverse tanh of its half turns, the noise's log magnitude, the log magnitude and the radians of what is neither; behind the last row a vector may be read.
 * `places` are spectra of `length` complex numbers, two frames each, an even number of them; they hold the pulses' spectra, where `voicedPairs` (a 32-bit mask per
 * frame) says so, and are overwritten. What is beside the last frames is 0. `states` are four random states to go on with, 0: without noise.
 */
export function shapeBin(
  bin: i32,
  frames: i32,
  rows: usize,
  partBytes: usize,
  voicedPairs: usize,
  states: usize,
  places: usize,
  length: i32,
): void {
  const placeBytes: usize = length * 8
  const isReal = bin === 0 || bin * 2 === length
  const firstOfPair = i64x2.splat(0x80000000)
  const secondOfPair = i64x2.shl(firstOfPair, 32)
  let here = places + bin * 8
  let mirror = places + (bin === 0 ? 0 : length - bin) * 8
  let random = v128.load(states)
  const hasNoise = v128.any_true(random)
  let row = rows
  let mask = voicedPairs
  for (let left = frames; left > 0; left -= 4) {
    const lanes = firstLanes(left)
    const free = loud(v128.load(row + 3 * partBytes))
    const freePart = partOfTurn(f32x4.mul(v128.load(row + 4 * partBytes), constant(Constant.turnsPerRadian)))
    let re = f32x4.mul(free, cosine(freePart))
    let im = f32x4.mul(free, sine(freePart))

    if (hasNoise) {
      // It goes on where nothing is heard too: another runtime's last digits must not change all that follows.
      const next = nextStates(random)
      random = nextStates(next)
      const log = v128.load(row + 2 * partBytes)
      if (isHeard(log, lanes)) {
        const hiss = loud(log)
        re = f32x4.add(re, f32x4.mul(hiss, normals(next)))
        im = f32x4.add(im, f32x4.mul(hiss, normals(random)))
      }
    }

    const voiced = v128.load(mask)
    const log = v128.load(row)
    if (v128.any_true(voiced) && isHeard(log, lanes)) {
      const h = v128.and(loadPairs(here, placeBytes), voiced)
      const m = v128.and(loadPairs(mirror, placeBytes), voiced)
      const pulseRe = f32x4.add(h, m)
      const pulseIm = v128.xor(swapped(f32x4.sub(h, m)), secondOfPair)
      const part = halfTanh(v128.load(row + partBytes))
      const half = f32x4.mul(loud(log), constant(Constant.half))
      const gainRe = f32x4.mul(half, cosine(part))
      const gainIm = f32x4.mul(half, sine(part))
      re = f32x4.add(re, f32x4.sub(f32x4.mul(pulseRe, gainRe), f32x4.mul(pulseIm, gainIm)))
      im = f32x4.add(im, f32x4.add(f32x4.mul(pulseRe, gainIm), f32x4.mul(pulseIm, gainRe)))
    }

    if (isReal) im = i32x4.splat(0)
    re = v128.and(re, lanes)
    const turned = v128.xor(swapped(v128.and(im, lanes)), firstOfPair)
    storePairs(mirror, placeBytes, f32x4.sub(re, turned))
    storePairs(here, placeBytes, f32x4.add(re, turned))
    here += 2 * placeBytes
    mirror += 2 * placeBytes
    row += vector
    mask += vector
  }
  v128.store(states, random)
}
