import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { errorCode, writeFileAtomic } from '../../../src-node/atomic-file.ts'
import { findVoice } from '../../../src-contract/voice-names.ts'
import type { PhaseContext } from '../../phase.ts'
import type { EngineLoader, EngineVoice } from './engines/engine.ts'
import type { FoundVoice } from './find-voices.ts'
import { voiceRequests } from './voice-choice.ts'

export const engineVoiceSchema = z.object({
  name: z.string(),
  label: z.string(),
  language: z.string(),
  aliases: z.array(z.string()),
  revision: z.string().default(''),
  otherRevisions: z.array(z.string()).default([]),
  sampleRateHz: z.number().int().positive().optional(),
})

/** By the engine's id. */
const notesSchema = z.record(z.string(), z.array(engineVoiceSchema))
type Notes = z.infer<typeof notesSchema>

type Around = Pick<PhaseContext, 'folders'>

const fileOf = ({ folders }: Around): string => join(folders.private, 'voices.json')

async function readNotes(context: Around): Promise<Notes> {
  try {
    return notesSchema.parse(JSON.parse(await readFile(fileOf(context), 'utf8')))
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' && !(error instanceof SyntaxError || error instanceof z.ZodError))
      throw error
    // Nothing was spoken yet, or it cannot be read any more: a voice that is gone is then missing.
    return {}
  }
}

/** What the keys of a book's chunks hold of the voices that speak them: so that what was spoken is found when a voice is not there any more. */
export async function noteVoices(voices: readonly FoundVoice[], context: Around): Promise<void> {
  const before = await readNotes(context)
  const notes: Notes = { ...before }
  for (const { loader, voice } of voices) {
    const others = (notes[loader.id] ?? []).filter(({ name }) => name !== voice.name)
    notes[loader.id] = [...others, engineVoiceSchema.parse(voice)]
  }
  if (JSON.stringify(notes) === JSON.stringify(before)) return
  await mkdir(context.folders.private, { recursive: true })
  await writeFileAtomic(fileOf(context), JSON.stringify(notes))
}

/** A voice that the book was spoken with in an earlier run, by what it is asked for with; null: none of that name. */
export async function notedVoice(
  wish: string,
  language: string,
  engines: readonly EngineLoader[],
  context: Around,
): Promise<FoundVoice | null> {
  const notes = await readNotes(context)
  for (const { loader, name } of voiceRequests(wish, language, engines)) {
    const all: EngineVoice[] = notes[loader.id] ?? []
    const voice = findVoice(all, name)
    if (voice !== null) return { loader, voice, all: [voice] }
  }
  return null
}
