/*
 * A vector of one constant is read from memory and spread on the way. Written into the code, V8 puts each together in a register at every use, by three instructions
 * of which two compete for the port of the shuffles: four frames of a bin took 60 ns so, and take 36 (Node 24 on x64).
 */

let table: usize = 0

/** Where in the table each stands. */
export enum Constant {
  half,
  one,
  rounding,
  log2OfE,
  power4,
  power3,
  power2,
  power1,
  power0,
  sine4,
  sine3,
  sine2,
  sine1,
  sine0,
  cosine5,
  cosine4,
  cosine3,
  cosine2,
  cosine1,
  cosine0,
  turnsPerRadian,
  leastTanh,
  mostTanh,
  leastLog,
  mostLog,
  faintest,
  normalMean,
  perNormal,
  lowestPitch,
  highestHarmonic,
  atPulse,
  count,
}

function lay(which: Constant, value: f32): void {
  store<f32>(table + (which << 2), value)
}

export function constant(which: Constant): v128 {
  return v128.load32_splat(table + (which << 2))
}

export function constantsBytes(): i32 {
  return Constant.count * 4
}

/** Lays so many bytes of constants down, before anything else is called. */
export function layConstants(at: usize): void {
  table = at
  lay(Constant.half, 0.5)
  lay(Constant.one, 1)

  // Added to a float below 2²² it rounds it to a whole number, whose lowest bits are then the sum's lowest bits.
  lay(Constant.rounding, 12582912)

  // 2 to the power of a part from -½ to ½, within 2.6e-6 of the value. These polynomials are the best of their degree, by Lawson's iteration over 4,000 points.
  lay(Constant.log2OfE, Mathf.LOG2E)
  lay(Constant.power4, 0.0095701)
  lay(Constant.power3, 0.05591786)
  lay(Constant.power2, 0.24024745)
  lay(Constant.power1, 0.69312181)
  lay(Constant.power0, 0.99999926)

  // The sine (over the part) and the cosine of a part of a turn from -½ to ½, by the square of that, within 8e-6.
  lay(Constant.sine4, 32.93843187)
  lay(Constant.sine3, -74.57148414)
  lay(Constant.sine2, 81.38581571)
  lay(Constant.sine1, -41.33271018)
  lay(Constant.sine0, 6.28309106)
  lay(Constant.cosine5, -21.07678238)
  lay(Constant.cosine4, 58.79403932)
  lay(Constant.cosine3, -85.27239727)
  lay(Constant.cosine2, 64.92872666)
  lay(Constant.cosine1, -19.73898252)
  lay(Constant.cosine0, 0.99999922)
  lay(Constant.turnsPerRadian, 0.15915494)

  // tanh is ±1 within 1e-8 beyond.
  lay(Constant.leastTanh, -10)
  lay(Constant.mostTanh, 10)

  // Logarithms of magnitudes are cut off above as the network's own program does, and below what any sample could show.
  lay(Constant.leastLog, -20)
  lay(Constant.mostLog, 7)
  // What is fainter is left out: in all bins at once it would come to a tenth of a 16-bit step.
  lay(Constant.faintest, -9)

  // Of the sum of four bytes from -128 to 127, evenly distributed: the mean, and one over the root of the variance, four times (256² - 1) / 12.
  lay(Constant.normalMean, -2)
  lay(Constant.perNormal, 1 / 147.80053)

  // Hz. Below it a frame has no voice.
  lay(Constant.lowestPitch, 40)
  // Hz. Harmonics end here.
  lay(Constant.highestHarmonic, 11000)
  // Turns. So near to a pulse's middle both sines are nearly 0: there their quotient is its limit.
  lay(Constant.atPulse, 1e-6)
}
