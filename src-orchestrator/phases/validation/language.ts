import { francAll } from 'franc-min'
import { countLetters } from '../extraction/words/clean-text.ts'
import { writtenIn } from './script-language.ts'

/** Letters below which a guess is a coin's toss. */
const minSample = 120
/** Characters whose script speaks for a text that nobody can guess. */
const scriptSample = 20_000
/**
 * Letters that are asked about together, and how many times, evenly spread: franc looks at the first 2,048 of a text alone, of which an English paragraph among Spanish ones may be more than half, and
 * takes as long for them as for eight times 400.
 */
const stretch = { letters: 400, times: 8 }
/** How much less likely (1 is the best) the declared language may be before the text is believed instead. */
const declaredStands = 0.92

/** BCP 47 in its usual writing; null for what is none. "deu" becomes "de". */
export function canonicalLanguage(tag: string): string | null {
  if (!/^[a-z]{2,3}(?:[-_][a-z0-9]{1,8})*$/iu.test(tag.trim())) return null
  try {
    const language = Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))[0] ?? null
    return language === 'und' || language === 'mul' || language === 'zxx' ? null : language
  } catch {
    // Well-formed at first sight, and still no tag: then the document declares none.
    return null
  }
}

const base = (tag: string): string => tag.split('-', 1)[0] ?? tag

const scriptOf = (language: string): string => new Intl.Locale(language).maximize().script ?? ''

/** Whether who reads the first can read the letters of the second. */
export function sharesLetters(language: string, other: string): boolean {
  return isWrittenIn(language, scriptOf(other))
}

/** Whether a language is written in a script; a few words of Japanese or Korean may hold Han signs alone. */
export function isWrittenIn(language: string, script: string): boolean {
  const own = scriptOf(language)
  return own === script || (script === 'Hans' && ['Hant', 'Jpan', 'Kore'].includes(own))
}

/** The declared language, unless the text is written in a script that it is not; else the one that this script speaks for. */
function languageByScript(named: string | null, text: string): string | null {
  const written = writtenIn(text)
  return written === null || (named !== null && isWrittenIn(named, written.script)) ? named : written.language
}

/** Pieces of a text of one length, evenly spread over it; a short text as it is. */
function stretchesOf(text: string): string[] {
  const times = Math.min(stretch.times, Math.floor(text.length / stretch.letters))
  if (times < 2) return [text]
  const apart = (text.length - stretch.letters) / (times - 1)
  return Array.from({ length: times }, (_, index) => {
    const start = Math.round(index * apart)
    return text.slice(start, start + stretch.letters)
  })
}

/** Languages that a text may be in, the likeliest first, which has a score of 1. */
function guessed(text: string): { language: string | null; score: number }[] {
  const sums = new Map<string, number>()
  for (const piece of stretchesOf(text))
    for (const [code, score] of francAll(piece)) sums.set(code, (sums.get(code) ?? 0) + score)
  const all = [...sums].toSorted(([, one], [, other]) => other - one)
  const best = all[0]?.[1] ?? 1
  return all.map(([code, score]) => ({ language: canonicalLanguage(code), score: score / best }))
}

/**
 * The declared language, unless most of the text is clearly in another one (word processors write their own language there); else what most of it is in. Of a few
 * words their script alone speaks, and of languages that the guesser has no model of, as Hebrew, Georgian and Armenian.
 */
export function languageOf(declared: string, sample: string): string | null {
  const named = canonicalLanguage(declared)
  const text = sample.slice(0, scriptSample)
  if (countLetters(text) < minSample) return languageByScript(named, text)
  const guesses = guessed(sample)
  const best = guesses[0]?.language ?? null
  if (best === null) return languageByScript(named, text)
  if (named === null) return best
  const own = guesses.find((guess) => guess.language !== null && base(guess.language) === base(named))
  return own !== undefined && own.score >= declaredStands ? named : best
}
