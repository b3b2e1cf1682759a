import { existsSync, writeFileSync } from 'node:fs'
import { succeed } from '../../../../src-contract/failure.ts'
import type { EngineLoader, VoiceStore } from '../engines/engine.ts'

const sampleRateHz = 8000
const samplesPerCharacter = 80
const fadeSamples = 400

/** A file of this name makes the engine well: it says everything from then on. Its folder is where a crash that happens once is noted. */
export const mendedBy = 'STAND_IN_MENDED'

/** The voice of this name cannot be spoken with. */
export const unready = 'STAND_IN_UNREADY'

/** A worker ends once when it loads the voice of this name. */
export const endsOnceWith = 'STAND_IN_ENDS_ONCE_WITH'

/** Where voices are installed, as far as a book is concerned. */
export const noStore: VoiceStore = {
  install: async () => Promise.resolve(null),
  installShared: async () => Promise.resolve(succeed(null)),
  hasShared: async () => Promise.resolve(true),
  remove: async () => Promise.resolve(succeed(null)),
}

/** The checksum, as it were, of its voices' files. */
export const revisionIs = 'STAND_IN_REVISION'

/** Of the voice that has another rate than the others. */
const fineRateHz = 16_000

function tone(said: string, voice: string): Int16Array {
  const swing = voice === 'plain' ? 9000 : 5000
  const length = said.length * samplesPerCharacter * (voice === 'fine' ? fineRateHz / sampleRateHz : 1)
  // It dies away as a voice does.
  const loud = (at: number): number => Math.min(1, (length - at) / fadeSamples) ** 2
  return Int16Array.from({ length }, (_, at) =>
    Math.round(swing * loud(at) * Math.sin(at / 3) * ((at % 97) / 97)),
  )
}

function twice(samples: Int16Array): Int16Array {
  const all = new Int16Array(2 * samples.length)
  all.set(samples)
  all.set(samples, samples.length)
  return all
}

const goneMark = (): string => `${process.env[mendedBy] ?? ''}.gone`
const isGone = (): boolean => existsSync(goneMark())
/** Of voices that are removed and stood in memory until then. */
export const removedMark = (): string => `${process.env[mendedBy] ?? ''}.removed`

function crashOnce(mended: string): void {
  const noted = `${mended}.crashed`
  if (existsSync(noted)) return
  writeFileSync(noted, '')
  process.kill(process.pid, 'SIGKILL')
}

/** How often words that waver have been said at their second take. */
let wavered = 0

/**
 * An engine of tones that fails at certain words: GONE is the moment at which its voices are removed, LAST the moment at which a worker that starts later does not find them any more, CRASH ends its process, ONCE does so the first time, HANG never ends, SILENCE gives zeros, REFUSE is
 * refused by the voice "plain" alone, NEVER by both. MUTE gives zeros at the first take, STUTTER is said twice over at the first take, LONG at every one unless it is in another half than HALF, OWN by the voice
 * "plain" alone. WAVERS is said well once, at its second take.
 */
export const standInLoader: EngineLoader = {
  id: 'tones',
  version: () => '1',
  sampleRateHz,
  abilities: {
    speed: { least: 0.5, most: 2 },
    pitch: false,
    timings: 'sentence',
    takes: 2,
    cpuSecPerHour: 0,
  },
  store: null,
  revisionOf: () => process.env[revisionIs] ?? '',
  defaultVoice: () => 'plain',
  load: async () =>
    Promise.resolve({
      voices: () =>
        (existsSync(removedMark()) ? [] : ['plain', 'deep', 'fine']).map((name) => ({
          name,
          label: `The ${name} one`,
          language: 'en',
          aliases: [],
          revision: process.env[revisionIs] ?? '',
          sampleRateHz: name === 'fine' ? fineRateHz : undefined,
        })),
      ready: async (voice) => {
        if (process.env[unready] === voice) throw new Error('its file is damaged')
        if (isGone()) throw new Error(`the voice ${voice} is not installed`)
        if (process.env[endsOnceWith] === voice) crashOnce(process.env[mendedBy] ?? '')
        return Promise.resolve()
      },
      synthesise: async (said, voice, { take = 0 }) => {
        const mended = process.env[mendedBy] ?? ''
        if (said.includes('GONE')) writeFileSync(goneMark(), '')
        if (isGone()) throw new Error(`the voice ${voice} is not installed`)
        if (said.includes('LAST')) writeFileSync(removedMark(), '')
        if (existsSync(mended)) return Promise.resolve(tone(said, voice))
        if (said.includes('CRASH')) process.kill(process.pid, 'SIGKILL')
        if (said.includes('ONCE')) crashOnce(mended)
        if (said.includes('HANG')) await new Promise(() => undefined)
        if (said.includes('NEVER') || (said.includes('REFUSE') && voice === 'plain'))
          throw new Error('these words are refused')
        const isTwice =
          (said.includes('STUTTER') && take === 0) ||
          (said.includes('LONG') && said.includes('HALF')) ||
          (said.includes('OWN') && voice === 'plain') ||
          (said.includes('WAVERS') && voice === 'plain' && (take === 0 || ++wavered > 1))
        if (isTwice) return twice(tone(said, voice))
        const isMute = said.includes('SILENCE') || (said.includes('MUTE') && take === 0)
        return isMute ? new Int16Array(sampleRateHz) : tone(said, voice)
      },
    }),
}
