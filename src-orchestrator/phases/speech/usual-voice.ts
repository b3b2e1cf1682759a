import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { errorCode, writeFileAtomic } from '../../../src-node/atomic-file.ts'
import { splitVoice } from '../../../src-contract/voice-names.ts'
import type { PhaseContext } from '../../phase.ts'
import { readCatalogue } from '../../voices/catalogue.ts'
import type { EngineLoader } from './engines/engine.ts'

/** By language: the voice that speaks it in this book where nobody has chosen one; null: the embedded engine's. */
const choicesSchema = z.record(z.string(), z.string().nullable())
type Choices = z.infer<typeof choicesSchema>

type Around = Pick<PhaseContext, 'folders'>

const fileOf = ({ folders }: Around): string => join(folders.private, 'usual-voices.json')
const baseOf = (language: string): string => language.toLowerCase().split('-')[0] ?? ''

async function readChoices(context: Around): Promise<Choices> {
  try {
    return choicesSchema.parse(JSON.parse(await readFile(fileOf(context), 'utf8')))
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' && !(error instanceof SyntaxError || error instanceof z.ZodError))
      throw error
    // Nothing was chosen yet, or it cannot be read any more: it is chosen anew.
    return {}
  }
}

function isThere(id: string, engines: readonly EngineLoader[]): boolean {
  const { engine, name } = splitVoice(id)
  return engines.some((loader) => loader.id === engine && loader.revisionOf(name) !== '')
}

/** The best of the voices that the user has installed for a language, beside the embedded engine, the first: of the same region first, then as the catalogue has them. */
async function bestInstalled(language: string, engines: readonly EngineLoader[]): Promise<string | null> {
  const stores = engines.slice(1).filter(({ store }) => store !== null)
  const here: { id: string; offer: string; language: string }[] = []
  for (const loader of stores)
    for (const { name, language: spoken, offer = name } of (await loader.load()).voices())
      if (baseOf(spoken) === baseOf(language))
        here.push({ id: `${loader.id}:${name}`, offer: `${loader.id}:${offer}`, language: spoken })
  if (here.length === 0) return null
  const catalogue = await readCatalogue()
  const ranks = new Map((catalogue.ok ? catalogue.value.voices : []).map(({ id }, rank) => [id, rank]))
  const isOther = (spoken: string): number => (spoken.toLowerCase() === language.toLowerCase() ? 0 : 1)
  const place = ({ offer }: { offer: string }): number => ranks.get(offer) ?? ranks.size
  const [best] = here.sort(
    (a, b) => isOther(a.language) - isOther(b.language) || place(a) - place(b) || a.id.localeCompare(b.id),
  )
  return best?.id ?? null
}

/** The voice that a language was begun with in this book where nobody had chosen one, whether it is still there or not. */
export async function begunVoiceId(language: string, context: Around): Promise<string | null> {
  return (await readChoices(context))[language] ?? null
}

/**
 * Who speaks a language in this book where nobody has chosen a voice, as ENGINE:NAME; null: the embedded engine's. A book keeps the voice that it began with while that
 * is installed.
 */
export async function usualVoiceId(
  language: string,
  engines: readonly EngineLoader[],
  context: Around,
): Promise<string | null> {
  const kept = (await readChoices(context))[language]
  if (kept === null || (kept !== undefined && isThere(kept, engines))) return kept
  return bestInstalled(language, engines)
}

export async function keepUsualVoice(language: string, id: string | null, context: Around): Promise<void> {
  const choices = await readChoices(context)
  if (choices[language] === id) return
  await mkdir(context.folders.private, { recursive: true })
  await writeFileAtomic(fileOf(context), JSON.stringify({ ...choices, [language]: id }))
}
