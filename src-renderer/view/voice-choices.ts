import type { Voice } from '../../src-contract/reports.ts'

export type Choice = { value: string; label: string; hint?: string }

/** What can be chosen to speak: a voice that this machine has, or one of each book's language, whose value is `automatic`. */
export function voiceChoices(voices: readonly Voice[], automatic: string): Choice[] {
  return [
    { value: automatic, label: 'By the book’s language' },
    ...voices
      .filter((voice) => voice.installed)
      .map((voice) => ({ value: voice.id, label: voice.name, hint: voice.language })),
  ]
}
