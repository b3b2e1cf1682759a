import { leastLetters, lettersIn, paceOff, widening, type Habit, type HeardSentence } from './habit.ts'
import type { SoundFacts } from './sound-facts.ts'

export type FaultKind = 'too-long' | 'too-short' | 'long-silence' | 'much-silence' | 'distorted' | 'offset' | 'too-quiet' | 'too-loud' | 'repeated-ending' | 'cut-ending' // prettier-ignore

/** How near a sentence comes to what would be wrong with it: 1 and more is off. */
export type Fault = { kind: FaultKind; excess: number }

/** Spreads of the voice's own pace beyond which a sentence is too long or too short, and the least that counts (natural logarithm). */
const paceSpreads = 6
const leastPaceOff = 0.2
/** A cry of a few letters may take as long as it likes, up to here. */
const shortOff = Math.log(5)
const limits = {
  levelSpreads: 8,
  leastLevelOffDb: 9,
  silenceTimes: 3,
  leastSilenceSec: 0.9,
  moreSilentShare: 0.35,
  /** -40 dBFS. */
  offset: 0.01,
  flatTimes: 10,
  leastFlatShare: 0.003,
  endTimes: 6,
  leastEndShare: 0.12,
}
/** Where the voice's habit is not known: another voice that stands in for it, or a few sentences. */
const anyVoice = { longestSilenceSec: 0.5, silentShare: 0.3, offset: 0, flatShare: 0, endShare: 0.06 }

/** Whether the last word is in the sentence before: such an ending repeats something by right. */
function endsLikeItself(said: string): boolean {
  const words = [...said.toLowerCase().matchAll(/[\p{L}\p{N}’']+/gu)].map(([word]) => word)
  const last = words.at(-1)
  return last !== undefined && words.indexOf(last) < words.length - 1
}

function paceFaults(one: HeardSentence, habit: Habit): Fault[] {
  const letters = lettersIn(one.said)
  const off = paceOff(one, habit)
  const most =
    letters < leastLetters
      ? shortOff
      : Math.max(leastPaceOff, paceSpreads * habit.paceSpread * widening(letters))
  // One letter may be a sound, or be left out.
  if (off < 0) return letters < leastLetters ? [] : [{ kind: 'too-short', excess: -off / most }]
  return [{ kind: 'too-long', excess: off / most }]
}

function levelFaults({ levelDb }: SoundFacts, habit: Habit): Fault[] {
  if (levelDb === null) return []
  const off = levelDb - habit.levelDb
  const most = Math.max(limits.leastLevelOffDb, limits.levelSpreads * habit.levelSpreadDb)
  return [{ kind: off < 0 ? 'too-quiet' : 'too-loud', excess: Math.abs(off) / most }]
}

/** Everything that can be wrong with a sentence, each with how far it is from being so. `habit`: of the voice that said it; null where it is not known. */
export function measuresOf(one: HeardSentence, habit: Habit | null): Fault[] {
  const { said, facts } = one
  if (lettersIn(said) === 0) return []
  const { longestSilenceSec, silentShare, offset, flatShare, endShare } = habit ?? anyVoice
  // What is said twice takes longer than its words need: syllables that sound alike do not.
  const isLonger = habit === null || paceOff(one, habit) > 0
  const repeats = facts.repeatedSec > 0 && isLonger && !endsLikeItself(said)
  return [
    ...(habit === null ? [] : [...paceFaults(one, habit), ...levelFaults(facts, habit)]),
    { kind: 'long-silence', excess: facts.longestSilenceSec / Math.max(limits.leastSilenceSec, limits.silenceTimes * longestSilenceSec) },
    { kind: 'much-silence', excess: facts.silentShare / (silentShare + limits.moreSilentShare) },
    { kind: 'offset', excess: Math.abs(facts.offset - offset) / limits.offset },
    { kind: 'distorted', excess: facts.flatShare / Math.max(limits.leastFlatShare, limits.flatTimes * flatShare) },
    { kind: 'cut-ending', excess: facts.endShare / Math.max(limits.leastEndShare, limits.endTimes * endShare) },
    { kind: 'repeated-ending', excess: repeats ? 1 + facts.repeatedSec : 0 },
  ] // prettier-ignore
}

/** What is off, the worst first; empty where all is well. */
export function faultsOf(one: HeardSentence, habit: Habit | null): Fault[] {
  return measuresOf(one, habit)
    .filter(({ excess }) => excess >= 1)
    .sort((a, b) => b.excess - a.excess)
}

/** The excess of the worst: by which of several tries the best is chosen. */
export function worstOf(measures: readonly Fault[]): number {
  return measures.reduce((worst, { excess }) => Math.max(worst, excess), 0)
}
