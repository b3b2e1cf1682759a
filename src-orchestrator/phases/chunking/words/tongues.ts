import { english } from './en/english.ts'
import type { SignWords, Tongue } from './tongue.ts'

const signsAlone = (signs: SignWords): Tongue => ({ signs, rules: [], cardinal: String })

const tongues: Record<string, Tongue> = {
  en: english,
  de: signsAlone({ and: 'und', percent: 'Prozent', plus: 'plus', equals: 'gleich', to: 'bis', section: 'Paragraph', at: 'ät' }),
  fr: signsAlone({ and: 'et', percent: 'pour cent', plus: 'plus', equals: 'égale', to: 'à', section: 'paragraphe', at: 'arobase' }),
  es: signsAlone({ and: 'y', percent: 'por ciento', plus: 'más', equals: 'igual a', to: 'a', section: 'sección', at: 'arroba' }),
} // prettier-ignore

/** Signs have to be said somehow where a language has no words of its own here. */
export const plainSigns: SignWords = english.signs

/** The language's own words, by its BCP 47 tag; null for those whose numbers and abbreviations are left to the voice. */
export function tongueOf(language: string): Tongue | null {
  return tongues[language.toLowerCase().split('-')[0] ?? ''] ?? null
}
