import { z } from 'zod'
import type { NetworkShape } from '../onnx-file.ts'

/** NAME.onnx.json as Piper's trainer writes it: https://github.com/rhasspy/piper/blob/master/TRAINING.md */
export const piperConfigSchema = z.object({
  audio: z.object({ sample_rate: z.number().int().positive() }),
  espeak: z.object({ voice: z.string() }),
  language: z.object({ code: z.string() }).partial().optional(),
  num_speakers: z.number().int().positive().default(1),
  speaker_id_map: z.record(z.string(), z.number().int().nonnegative()).default({}),
  phoneme_type: z.string().default('espeak'),
  phoneme_id_map: z.record(z.string(), z.array(z.number().int().nonnegative())),
})
export type PiperConfig = z.infer<typeof piperConfigSchema>

/** What eSpeak NG's phonemes stand between; sherpa-onnx ends its process where one of them has no number. */
const phonemeMarks = ['_', '^', '$']

/** Why a configuration cannot be this network's, in words; null: nothing speaks against it. */
export function foreignWords(config: PiperConfig, { inputs, symbols }: NetworkShape): string | null {
  const mark = phonemeMarks.find((phoneme) => config.phoneme_id_map[phoneme]?.[0] === undefined)
  if (mark !== undefined) return `its table of phonemes has no “${mark}”`
  const most = Math.max(...Object.values(config.phoneme_id_map).flat())
  if (symbols !== null && most >= symbols) return `it counts ${most + 1} phonemes, the network ${symbols}`
  const hasSpeakers = inputs.includes('sid')
  if (config.num_speakers > 1 && !hasSpeakers)
    return `it names ${config.num_speakers} speakers, and the network has one`
  return config.num_speakers === 1 && hasSpeakers ? 'it names one speaker, and the network has several' : null
}

/** sherpa-onnx's table of phonemes: a line of each and its number. What would break a line stands for nothing that is spoken. */
export function tokensText({ phoneme_id_map }: PiperConfig): string {
  return Object.entries(phoneme_id_map)
    .flatMap(([phoneme, [id]]) => (id === undefined || phoneme === '\n' ? [] : [`${phoneme} ${id}\n`]))
    .join('')
}

/** The notes that sherpa-onnx reads from inside of the network: https://k2-fsa.github.io/sherpa/onnx/tts/piper.html */
export function piperNotes(config: PiperConfig, language: string): Record<string, string | number> {
  return {
    model_type: 'vits',
    comment: 'piper',
    language,
    voice: config.espeak.voice,
    has_espeak: 1,
    n_speakers: config.num_speakers,
    sample_rate: config.audio.sample_rate,
  }
}

/** The speakers' names by their numbers; empty where the model gives them none. */
export function piperSpeakers({ speaker_id_map }: PiperConfig): string[] {
  const names: string[] = []
  for (const [name, id] of Object.entries(speaker_id_map)) if (id < 10_000) names[id] = name
  return names
}
