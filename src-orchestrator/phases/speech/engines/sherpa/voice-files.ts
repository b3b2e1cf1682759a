import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { errorCode } from '../../../../../src-node/atomic-file.ts'
import { homeFolder } from '../../../../../src-node/home-folder.ts'
import { modelFilesSchema } from './model-files.ts'

/*
 * voices/sherpa/NAME/              the files of a model
 * voices/sherpa/NAME/voice.json    what is known of it; a model without it is none
 * voices/sherpa/espeak-ng-data/    eSpeak NG's data, for the models that bring none
 */

export const recordName = 'voice.json'
export const sharedDataName = 'espeak-ng-data'

const modelRecordSchema = z.object({
  name: z.string().regex(/^[\w][\w.+-]*$/u),
  label: z.string(),
  sampleRateHz: z.number().int().positive(),
  model: modelFilesSchema,
  /** By their numbers. */
  speakers: z.array(z.object({ name: z.string(), label: z.string(), language: z.string() })).min(1),
  /** SHA-256 of every file of the model, hex, by its path in the folder. */
  files: z.record(z.string(), z.string()),
  /** By the card that came with it; left out where it has none. */
  licence: z.string().optional(),
})
export type ModelRecord = z.infer<typeof modelRecordSchema>

export function sherpaFolder(home: string = homeFolder()): string {
  return join(home, 'voices', 'sherpa')
}

/** What is recorded of a model; null where it is not installed. */
export function modelRecord(name: string, folder: string = sherpaFolder()): ModelRecord | null {
  if (!modelRecordSchema.shape.name.safeParse(name).success) return null
  try {
    const record = modelRecordSchema.safeParse(
      JSON.parse(readFileSync(join(folder, name, recordName), 'utf8')),
    )
    return record.data?.name === name ? record.data : null
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '') || error instanceof SyntaxError) return null
    throw error
  }
}

/** The models in that folder, sorted by name; none where there is no folder. */
export function installedModels(folder: string = sherpaFolder()): ModelRecord[] {
  try {
    const names = readdirSync(folder).toSorted()
    return names.flatMap((name) => modelRecord(name, folder) ?? [])
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}

/** A model with one speaker is a voice of its name, as is the first of several; the others are NAME#SPEAKER. */
export function voiceNames({ name, speakers }: Pick<ModelRecord, 'name' | 'speakers'>): string[] {
  return speakers.map((speaker, index) => (index === 0 ? name : `${name}#${speaker.name}`))
}

export function modelNameOf(voice: string): string {
  return voice.split('#')[0] ?? voice
}
