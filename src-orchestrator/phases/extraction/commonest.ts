/** Weighed values, counted alike where they fall into the same step. One for each line and page: an object a value, and a map of them, are felt. */
export class Tally {
  readonly #step: number
  readonly #places = new Map<number, number>()
  readonly #weights: number[] = []
  readonly #totals: number[] = []
  #key = Number.NaN
  #place = 0

  constructor(step: number) {
    this.#step = step
  }
  add(value: number, weight: number): void {
    const key = Math.round(value / this.#step)
    if (key !== this.#key) {
      const known = this.#places.get(key)
      this.#key = key
      this.#place = known ?? this.#weights.length
      if (known === undefined) {
        this.#places.set(key, this.#place)
        this.#weights.push(0)
        this.#totals.push(0)
      }
    }
    const place = this.#place
    this.#weights[place] = (this.#weights[place] ?? 0) + weight
    this.#totals[place] = (this.#totals[place] ?? 0) + value * weight
  }
  /** The mean of the step that carries most weight, of equal ones the first; 0 where there is none. */
  commonest(): number {
    let best = 0
    let mean = 0
    for (const [place, weight] of this.#weights.entries())
      if (weight > best) {
        best = weight
        mean = (this.#totals[place] ?? 0) / weight
      }
    return mean
  }
}

/** The value that most of them have, apart from differences of less than a step. */
export function commonest(values: Iterable<number>, step: number): number {
  const tally = new Tally(step)
  for (const value of values) tally.add(value, 1)
  return tally.commonest()
}
