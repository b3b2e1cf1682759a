import { Constant, constant } from './constants'

/*
 * Functions of four numbers at once. Sums, products and quotients of 32-bit floats are the same on every processor, and WebAssembly joins none of them: so are these.
 */

/** `sum` · `x` + `next`: a step of Horner's scheme. */
function step(sum: v128, x: v128, next: Constant): v128 {
  return f32x4.add(f32x4.mul(sum, x), constant(next))
}

/** e to the power of x between -87 and 88, within 1e-5 of the value: 2 to the whole part goes into the exponent's bits, the rest is a polynomial. */
export function exponential(x: v128): v128 {
  const power = f32x4.mul(x, constant(Constant.log2OfE))
  const whole = f32x4.add(power, constant(Constant.rounding))
  const rest = f32x4.sub(power, f32x4.sub(whole, constant(Constant.rounding)))
  let sum = step(constant(Constant.power4), rest, Constant.power3)
  sum = step(sum, rest, Constant.power2)
  sum = step(sum, rest, Constant.power1)
  sum = step(sum, rest, Constant.power0)
  return i32x4.add(sum, i32x4.shl(whole, 23))
}

/** What is left of an angle in turns, at most two million of either sign, without its whole ones: -½ to ½. */
export function partOfTurn(turns: v128): v128 {
  const whole = f32x4.sub(f32x4.add(turns, constant(Constant.rounding)), constant(Constant.rounding))
  return f32x4.sub(turns, whole)
}

/** Sine of a part of a turn from -½ to ½, within 1e-5; next to 0 within 2e-5 of the value. */
export function sine(part: v128): v128 {
  const square = f32x4.mul(part, part)
  let sum = step(constant(Constant.sine4), square, Constant.sine3)
  sum = step(sum, square, Constant.sine2)
  sum = step(sum, square, Constant.sine1)
  sum = step(sum, square, Constant.sine0)
  return f32x4.mul(sum, part)
}

/** Cosine of the same, within 2e-6. */
export function cosine(part: v128): v128 {
  const square = f32x4.mul(part, part)
  let sum = step(constant(Constant.cosine5), square, Constant.cosine4)
  sum = step(sum, square, Constant.cosine3)
  sum = step(sum, square, Constant.cosine2)
  sum = step(sum, square, Constant.cosine1)
  return step(sum, square, Constant.cosine0)
}

/** Half of tanh(x), within 5e-6: the angle π·tanh(x) as a part of a turn. */
export function halfTanh(x: v128): v128 {
  const cut = f32x4.pmin(f32x4.pmax(x, constant(Constant.leastTanh)), constant(Constant.mostTanh))
  const square = exponential(f32x4.add(cut, cut))
  const one = constant(Constant.one)
  return f32x4.sub(constant(Constant.half), f32x4.div(one, f32x4.add(square, one)))
}
