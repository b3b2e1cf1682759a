import { halvesOf } from '../clauses.ts'
import { ownVoice, type BookVoice, type Rung } from '../chunk-job.ts'

/** One way to say a sentence, in words for the log. */
export type Way = { rungs: Rung[]; words: string; isOtherVoice: boolean }

/** How a sentence that sounds off may be said instead, in the order in which it is tried: another take, two halves, another voice. */
export function waysToSay(said: string, voice: BookVoice): Way[] {
  const by = ownVoice(voice)
  const takes = Array.from({ length: Math.max(0, voice.takes - 1) }, (_, index): Way => {
    const take = index + 1
    return { rungs: [{ said, by, take }], words: `take ${take + 1}`, isOtherVoice: false }
  })
  const halves = halvesOf(said)
  const divided = halves === null ? [] : [{ rungs: halves.map((half): Rung => ({ said: half, by })), words: 'in two halves', isOtherVoice: false }] // prettier-ignore
  const others = voice.others.map((other): Way => ({
    rungs: [{ said, by: other }],
    words: `by ${other.engine}:${other.voice}`,
    isOtherVoice: true,
  }))
  return [...takes, ...divided, ...others]
}
