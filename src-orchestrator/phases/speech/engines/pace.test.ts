import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { trimSilence } from '../compose-chunk.ts'
import { medianPitch } from '../testing/median-pitch.ts'
import type { SpeechEngine } from './engine.ts'
import { espeakLoader } from './espeak/espeak-loader.ts'
import { loadHibari } from './hibari/hibari-loader.ts'
import { installVoiceFile } from './hibari/install-voice.ts'
import { hibariWheel } from './hibari/testing/hibari-wheel.ts'
import { installModel } from './sherpa/install-model.ts'
import { loadSherpa } from './sherpa/sherpa-loader.ts'
import { joeWheel } from './sherpa/testing/joe-wheel.ts'

const said = 'The old clockmaker measured each quiet hour, and thought of the long voyage.'

let folder = ''
// Not removed before the run ends: sherpa.test.ts says why.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-pace-'))
})

it('pitch is measured: of a tone with overtones, and of the same played twice as fast', () => {
  const tone = (hz: number): Int16Array =>
    Int16Array.from({ length: 11_025 }, (_, at) => {
      const phase = (2 * Math.PI * hz * at) / 22_050
      return Math.round(6000 * (Math.sin(phase) + Math.sin(2 * phase) + Math.sin(3 * phase)))
    })
  expect(medianPitch(tone(110), 22_050)).toBeCloseTo(110, 0)
  expect(medianPitch(tone(220), 22_050)).toBeCloseTo(220, -1)
})

type Case = { name: string; isHere: boolean; open: () => Promise<{ engine: SpeechEngine; voice: string }> }
const cases: Case[] = [
  {
    name: 'eSpeak NG',
    isHere: true,
    open: async () => ({ engine: await espeakLoader.load(), voice: 'en-us' }),
  },
  {
    name: 'hibari',
    isHere: hibariWheel() !== null,
    open: async () => {
      await installVoiceFile(hibariWheel() ?? '', folder)
      return { engine: await loadHibari(folder), voice: 'heart' }
    },
  },
  {
    name: 'Piper, by sherpa-onnx',
    isHere: joeWheel() !== null,
    open: async () => {
      const store = await mkdtemp(join(folder, 'sherpa-'))
      await installModel(joeWheel() ?? '', store)
      const engine = loadSherpa(store)
      return { engine, voice: engine.voices()[0]?.name ?? '' }
    },
  },
]

describe.each(cases)('$name', ({ isHere, open }) => {
  it.skipIf(!isHere)(
    'keeps its pitch at half and at twice its pace, which it has',
    async () => {
      const { engine, voice } = await open()
      const rateHz = engine.voices().find(({ name }) => name === voice)?.sampleRateHz ?? (engine.voices().length === 1 ? 24_000 : 22_050) // prettier-ignore
      const heard = async (speed: number): Promise<{ sec: number; hz: number }> => {
        const samples = trimSilence(await engine.synthesise(said, voice, { speed }), rateHz)
        return { sec: samples.length / rateHz, hz: medianPitch(samples, rateHz) }
      }
      const usual = await heard(1)
      for (const speed of [0.5, 2]) {
        const { sec, hz } = await heard(speed)
        // Played faster, it would be a chipmunk at twice the pitch, a bear at half of it.
        expect(hz / usual.hz).toBeGreaterThan(0.8)
        expect(hz / usual.hz).toBeLessThan(1.25)
        expect(usual.sec / sec / speed).toBeGreaterThan(0.85)
        expect(usual.sec / sec / speed).toBeLessThan(1.15)
      }
    },
    60_000,
  )
})
