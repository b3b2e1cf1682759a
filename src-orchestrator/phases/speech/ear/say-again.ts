import type { BookVoice, Rung } from '../chunk-job.ts'
import { trialOf } from '../chunk-job.ts'
import { faultsOf, measuresOf, worstOf, type Fault } from './faults.ts'
import { loosened, type Habit, type HeardSentence } from './habit.ts'
import { soundFactsSchema, type SoundFacts } from './sound-facts.ts'
import { waysToSay } from './ways-to-say.ts'
import type { Trial } from '../worker-protocol.ts'

/** Another voice in the middle of a book is heard by everybody: only where what its own voice gives is as far from well as this, and where it mends it. */
const unbearable = 2

export type SaidAgain = {
  /** The best way that was found; null: as it was. */
  rungs: Rung[] | null
  words: string
  /** What is still off. */
  left: Fault[]
  /** By whose habit that is said: another voice's is known less well. */
  by: Habit | null
}

/** What is heard of a sentence said in that way; null where it cannot be said so. */
export type TryTrial = (trial: Trial) => Promise<SoundFacts | null>

export function factsFrom(answer: unknown): SoundFacts {
  return soundFactsSchema.parse(answer)
}

/** Tries other ways to say a sentence that sounds off, until one is well; of those that are not, the one that is least off is kept. */
export async function sayAgain(
  first: HeardSentence,
  habit: Habit | null,
  voice: BookVoice,
  hear: TryTrial,
): Promise<SaidAgain> {
  const { said } = first
  let worst = worstOf(measuresOf(first, habit))
  let best: SaidAgain = { rungs: null, words: 'as it was', left: faultsOf(first, habit), by: habit }
  for (const { rungs, words, isOtherVoice } of waysToSay(said, voice)) {
    if (isOtherVoice && worst < unbearable) break
    const facts = await hear(trialOf(rungs, voice))
    if (facts === null) continue
    const heard = { said, facts }
    const by = isOtherVoice && habit !== null ? loosened(habit) : habit
    const left = faultsOf(heard, by)
    const excess = worstOf(measuresOf(heard, by))
    if (excess >= worst || (isOtherVoice && left.length > 0)) continue
    worst = excess
    best = { rungs, words, left, by }
    if (left.length === 0) break
  }
  return best
}
