import { z } from 'zod'
import { repeatedEndingSec } from './repeated-ending.ts'
import { framesPerSec, soundFrames, type SoundFrames } from './sound-frames.ts'

/** What is left of a sentence's end where an engine's sound breaks off fades within 2 ms; what is looked at lies before that. */
const endFadeSec = 0.002
const endSec = 0.01

/** What is heard of one sentence, in figures that can be compared with other sentences' of the same voice. */
export const soundFactsSchema = z.object({
  /** Seconds that sound: without the silences at and between words. */
  soundSec: z.number(),
  /** Share of all of it that is silent. */
  silentShare: z.number(),
  longestSilenceSec: z.number(),
  /** Mean magnitude of what sounds, dBFS; null where nothing does. */
  levelDb: z.number().nullable(),
  /** What shifts the samples away from zero, as a share of full scale. */
  offset: z.number(),
  /** Share of the samples that lie flat at a voice's tops. */
  flatShare: z.number(),
  /** Level of the last hundredth of a second, as a share of the mean level: what dies away has hardly any. */
  endShare: z.number(),
  /** Seconds at the end that repeat what was heard just before them. */
  repeatedSec: z.number(),
})
export type SoundFacts = z.infer<typeof soundFactsSchema>

/** Four digits: they are stored for every sentence. */
function short(value: number): number {
  return Number(value.toPrecision(4))
}

function silences({ count, isSilent }: SoundFrames): { frames: number; longest: number } {
  let frames = 0
  let longest = 0
  let run = 0
  for (let at = 0; at < count; at++) {
    run = isSilent(at) ? run + 1 : 0
    if (run > 0) frames++
    longest = Math.max(longest, run)
  }
  return { frames, longest }
}

function soundingLevel({ count, level, isSilent }: SoundFrames): number {
  let sum = 0
  let sounding = 0
  for (let at = 0; at < count; at++) {
    if (isSilent(at)) continue
    sum += level[at] ?? 0
    sounding++
  }
  return sounding === 0 ? 0 : sum / sounding
}

function endLevel(samples: Int16Array, sampleRateHz: number): number {
  const end = samples.length - Math.round(endFadeSec * sampleRateHz)
  const from = Math.max(0, end - Math.round(endSec * sampleRateHz))
  let sum = 0
  for (let at = from; at < end; at++) sum += Math.abs(samples[at] ?? 0)
  return end > from ? sum / (end - from) : 0
}

/** Listens to a sentence whose own silence at its ends has been cut down (compose-chunk). */
export function soundFacts(samples: Int16Array, sampleRateHz: number): SoundFacts {
  const frames = soundFrames(samples, sampleRateHz)
  const silent = silences(frames)
  const level = soundingLevel(frames)
  return {
    soundSec: short((frames.count - silent.frames) / framesPerSec),
    silentShare: short(frames.count === 0 ? 0 : silent.frames / frames.count),
    longestSilenceSec: short(silent.longest / framesPerSec),
    levelDb: level === 0 ? null : short(20 * Math.log10(level / 32_768)),
    offset: short(frames.offset / 32_768),
    flatShare: short(frames.flatShare),
    endShare: short(level === 0 ? 0 : endLevel(samples, sampleRateHz) / level),
    repeatedSec: short(repeatedEndingSec(frames)),
  }
}
