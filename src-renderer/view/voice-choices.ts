import type { Voice } from '../../src-contract/reports.ts'
import { embeddedEngine } from '../../src-contract/voice-names.ts'
import { languageName, voiceGroups } from './voice-groups.ts'

export type Choice = { value: string; label: string; hint?: string }

/** The voices that this machine has: those of these languages first, in each the best first. */
export function installedChoices(voices: readonly Voice[], languages: readonly string[]): Choice[] {
  return voiceGroups(voices, { installedOnly: true, bookLanguages: languages }).flatMap(({ voices: own }) =>
    own.map(({ id, name, language, engine }) => ({
      value: id,
      label: name,
      // The built-in voices are called by their languages.
      hint: engine === embeddedEngine ? 'built in' : languageName(language),
    })),
  )
}

/** What can be chosen to speak: a voice that this machine has, or one of each book's language, whose value is `automatic`. */
export function voiceChoices(
  voices: readonly Voice[],
  automatic: string,
  languages: readonly string[],
): Choice[] {
  return [{ value: automatic, label: 'By the book’s language' }, ...installedChoices(voices, languages)]
}
