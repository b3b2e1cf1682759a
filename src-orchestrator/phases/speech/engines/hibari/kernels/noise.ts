import { Constant, constant } from './constants'

/** Four states of xorshift with the shifts 13, 17, 5, side by side: Marsaglia, "Xorshift RNGs", https://doi.org/10.18637/jss.v008.i14. Never 0, given ones that are not. */
export function nextStates(states: v128): v128 {
  let next = v128.xor(states, i32x4.shl(states, 13))
  next = v128.xor(next, i32x4.shr_u(next, 17))
  return v128.xor(next, i32x4.shl(next, 5))
}

/** Of each state a value with mean 0 and variance 1, nearly normally distributed: the sum of its four bytes. */
export function normals(states: v128): v128 {
  const sums = i32x4.extadd_pairwise_i16x8_s(i16x8.extadd_pairwise_i8x16_s(states))
  return f32x4.mul(
    f32x4.sub(f32x4.convert_i32x4_s(sums), constant(Constant.normalMean)),
    constant(Constant.perNormal),
  )
}
