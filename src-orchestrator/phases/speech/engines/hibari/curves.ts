/**
 * Functions as tables, between whose entries a straight line is drawn: of each there are 50,000 values in a second of sound, and Math's own took half of a
 * sentence's time. The error is at most 1e-4 of the value; the network's weights have 8 bits. The tables fit together into a processor's nearest cache.
 */
function tabulate(of: (x: number) => number, start: number, end: number, perUnit: number): Float32Array {
  // One entry more than the ends need: the line from the last one is never drawn, but looked up.
  return Float32Array.from({ length: Math.round((end - start) * perUnit) + 2 }, (_, at) =>
    of(start + at / perUnit),
  )
}

/** Logarithms of magnitudes are cut off above as the network's own program does, and below what any sample could show. */
export const leastLog = -20
export const mostLog = 7
export const perLog = 64
export const exponential = tabulate(Math.exp, leastLog, mostLog, perLog)

/** tanh is ±1 within 1e-6 beyond. */
export const mostPhase = 7.5
export const perPhase = 128
export const cosPiTanh = tabulate((x) => Math.cos(Math.PI * Math.tanh(x)), -mostPhase, mostPhase, perPhase)
export const sinPiTanh = tabulate((x) => Math.sin(Math.PI * Math.tanh(x)), -mostPhase, mostPhase, perPhase)

/** Sine of a part of a turn, up to a turn and a quarter: the cosine is the sine a quarter further on. */
export const perTurn = 1024
export const quarterTurn = perTurn / 4
export const sineOfTurn = tabulate((turn) => Math.sin(2 * Math.PI * turn), 0, 1.25, perTurn)
