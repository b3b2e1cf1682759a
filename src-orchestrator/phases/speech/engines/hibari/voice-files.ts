import { readFileSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { errorCode } from '../../../../../src-node/atomic-file.ts'
import { homeFolder } from '../../../../../src-node/home-folder.ts'

/*
 * voices/hibari/NAME.onnx       a voice's network
 * voices/hibari/NAME.json       what is known of it; written last: with it the voice is there
 * voices/hibari/english/        lexicons, tagger and the nets for unknown words, shared by all of them
 * voices/hibari/licences/       the licence, and whose work is in them
 */

/** Of one voice that is installed. */
const installedVoiceSchema = z.object({
  name: z.string(),
  label: z.string(),
  language: z.string(),
  british: z.boolean(),
  file: z.string(),
  sha256: z.string(),
  licence: z.string(),
})
export type InstalledVoice = z.infer<typeof installedVoiceSchema>

export function hibariFolder(home: string = homeFolder()): string {
  return join(home, 'voices', 'hibari')
}

export function englishFolder(folder: string): string {
  return join(folder, 'english')
}

/** The voices in that folder, sorted by name; none where there is no folder. What is no record of a voice is left out. */
export async function installedVoices(folder: string = hibariFolder()): Promise<InstalledVoice[]> {
  let names: string[]
  try {
    names = (await readdir(folder)).filter((name) => /^[a-z0-9_-]+\.json$/u.test(name))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
  const voices: InstalledVoice[] = []
  for (const name of names.toSorted()) {
    const voice = parseVoice(await readFile(join(folder, name), 'utf8'))
    if (voice !== null && `${voice.name}.json` === name) voices.push(voice)
  }
  return voices
}

/** What is recorded of one voice, by its name in any case; null where it is not installed. */
export function voiceRecord(name: string, folder: string = hibariFolder()): InstalledVoice | null {
  const lower = name.toLowerCase()
  if (!/^[a-z0-9_-]+$/u.test(lower)) return null
  try {
    return parseVoice(readFileSync(join(folder, `${lower}.json`), 'utf8'))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

function parseVoice(text: string): InstalledVoice | null {
  try {
    return installedVoiceSchema.safeParse(JSON.parse(text)).data ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
