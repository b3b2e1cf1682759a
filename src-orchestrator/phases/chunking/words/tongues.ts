import { german } from './de/german.ts'
import { english } from './en/english.ts'
import { spanish } from './es/spanish.ts'
import { french } from './fr/french.ts'
import type { SignWords, Tongue } from './tongue.ts'

const tongues: Record<string, Tongue> = { en: english, de: german, fr: french, es: spanish }

/** Signs have to be said somehow where a language has no words of its own here. */
export const plainSigns: SignWords = english.signs

/** The language's own words, by its BCP 47 tag; null for those whose numbers and abbreviations are left to the voice. */
export function tongueOf(language: string): Tongue | null {
  return tongues[language.toLowerCase().split('-')[0] ?? ''] ?? null
}
