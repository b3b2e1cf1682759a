import { median, quantile } from '../../quantile.ts'
import type { SoundFacts } from './sound-facts.ts'

/** A sentence as it was to be said, and what was heard of it. */
export type HeardSentence = { said: string; facts: SoundFacts }

/** How one voice speaks when nothing is wrong, learned from what it has said. */
export type Habit = {
  /** Seconds of sound for a sentence: so many, and so many more for each letter. */
  baseSec: number
  secPerLetter: number
  /** Half the width of the band around that in which two thirds of its long sentences lie; natural logarithm. */
  paceSpread: number
  levelDb: number
  levelSpreadDb: number
  longestSilenceSec: number
  silentShare: number
  offset: number
  flatShare: number
  endShare: number
}

/** Fewer different sentences say nothing of a habit. */
const leastSentences = 12
/** Shorter ones are abbreviations, numbers and cries, whose letters do not tell their length. */
export const leastLetters = 10
/** A digit that is left to the voice is a word. */
const lettersPerDigit = 4
const fitRounds = 12
/** The standard deviation of what is normally distributed, from its median absolute deviation. */
const perMad = 1.4826
/** Share of a voice's own sentences that what is usual for it leaves above. */
const usual = 0.75

export function lettersIn(said: string): number {
  const letters = said.match(/\p{L}/gu)?.length ?? 0
  return letters + lettersPerDigit * (said.match(/\p{N}/gu)?.length ?? 0)
}

/**
 * How much wider the band is for a short sentence: single words matter more there. Measured with hibari's heart: a standard deviation of 0.045 for 200 letters,
 * 0.08 for 40, 0.14 for 17.
 */
export function widening(letters: number): number {
  return Math.sqrt(1 + 80 / Math.max(1, letters))
}

/** How much longer than expected a sentence sounds, as a natural logarithm. */
export function paceOff(
  { said, facts }: HeardSentence,
  habit: Pick<Habit, 'baseSec' | 'secPerLetter'>,
): number {
  const expected = Math.max(0.1, habit.baseSec + habit.secPerLetter * lettersIn(said))
  return Math.log(Math.max(0.01, facts.soundSec) / expected)
}

/** The line through lengths that has the least sum of relative distances: what is off pulls on it no more than what is well. By weighting anew in rounds. */
function paceLine(heard: readonly HeardSentence[]): { baseSec: number; secPerLetter: number } {
  const points = heard.map(({ said, facts }) => ({
    letters: lettersIn(said),
    sec: facts.soundSec,
    weight: 1,
  }))
  let line = { baseSec: 0, secPerLetter: 0 }
  for (let round = 0; round < fitRounds; round++) {
    const sum = { weight: 0, letters: 0, sec: 0, square: 0, product: 0 }
    for (const { letters, sec, weight } of points) {
      sum.weight += weight
      sum.letters += weight * letters
      sum.sec += weight * sec
      sum.square += weight * letters * letters
      sum.product += weight * letters * sec
    }
    const spread = sum.weight * sum.square - sum.letters ** 2
    const secPerLetter =
      spread > 0
        ? (sum.weight * sum.product - sum.letters * sum.sec) / spread
        : sum.sec / Math.max(1, sum.letters)
    line = { secPerLetter, baseSec: spread > 0 ? (sum.sec - secPerLetter * sum.letters) / sum.weight : 0 }
    for (const point of points) {
      const expected = Math.max(0.1, line.baseSec + line.secPerLetter * point.letters)
      point.weight = 1 / expected / Math.max(0.02 * expected, Math.abs(point.sec - expected))
    }
  }
  return line
}

/** What another voice may be like that stands in for one: of its own habits nothing is known. */
export function loosened(habit: Habit): Habit {
  return {
    ...habit,
    paceSpread: Math.max(habit.paceSpread, 0.12),
    levelSpreadDb: Math.max(habit.levelSpreadDb, 2),
    endShare: Math.max(habit.endShare, 0.06),
  }
}

/**
 * What is usual for a voice; null where too little was heard of it. What is said again tells nothing more: the line goes through refrains, and all else lies outside a band
 * that is too narrow (hibari's heart, five sentences five times and four others: one was off in every tenth such book).
 */
export function learnHabit(heard: readonly HeardSentence[]): Habit | null {
  const different = new Map(heard.map((one) => [one.said, one]))
  const sentences = [...different.values()].filter(
    ({ said, facts }) => lettersIn(said) >= leastLetters && facts.levelDb !== null,
  )
  if (sentences.length < leastSentences) return null
  const line = paceLine(sentences)
  const off = sentences.map((one) => Math.abs(paceOff(one, line)) / widening(lettersIn(one.said)))
  const levels = sentences.flatMap(({ facts }) => facts.levelDb ?? [])
  const levelDb = median(levels)
  const most = (of: (facts: SoundFacts) => number): number =>
    quantile(
      sentences.map(({ facts }) => of(facts)),
      usual,
    )
  return {
    ...line,
    paceSpread: perMad * median(off),
    levelDb,
    levelSpreadDb: perMad * median(levels.map((level) => Math.abs(level - levelDb))),
    longestSilenceSec: most(({ longestSilenceSec }) => longestSilenceSec),
    silentShare: most(({ silentShare }) => silentShare),
    offset: median(sentences.map(({ facts }) => facts.offset)),
    flatShare: most(({ flatShare }) => flatShare),
    endShare: most(({ endShare }) => endShare),
  }
}
