type Has = (word: string) => boolean

/** French pronouns that stand behind their verb ("abstenez-|vous"), and "même"; those that end no word that is written as one. */
const behindVerbs = new Set('vous nous je même mêmes il ils elle elles on y en'.split(' '))
/** Those that end cut words too: behind a word that the document has, or the end of a verb that commands. */
const behindWords = new Set('moi toi tu ce le la ci là lui'.split(' '))
const command = /(?:ez|ons|tes)$/u
/** What parts a French word before a vowel, or is none by itself. */
const frenchPrefixes = /^(?:in|im|dés|més|mal|sub|trans|inter|hyper|super|bis|ab|ad|ob|per)$/u
/** Words and what they take a hyphen before, none of which is written as one with them. */
const frenchPairs: readonly [head: RegExp, tail: RegExp][] = [
  [/^là$/iu, /^\p{L}/u],
  [/^(?:au|ci|par|en)$/iu, /^(?:dessus|dessous|devant|dedans|dehors|delà)$/u],
  [/^ci$/iu, /^(?:joint|après|contre)e?s?$/u],
  [/^(?:vingt|trente|quarante|cinquante|soixante|quatre|dix|cent|mille)$/iu, /^(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?)$/u],
  [/^(?:grand|beau|belle|petite?)s?$/iu, /^(?:mère|père|fils|filles?|frère|sœur|oncle|tante|parent)s?$/u],
  [/^peut$/iu, /^être$/u],
] // prettier-ignore

function isFrench(head: string, tail: string, has: Has): boolean {
  if (behindVerbs.has(tail) || /[-‐]t$/u.test(head)) return true
  if (behindWords.has(tail)) return has(head) || command.test(head)
  // "chefs-|d’œuvre"; "aujour-|d’hui" is one.
  if (/^[dl][’']/u.test(tail)) return !/^aujour$/iu.test(head)
  if (frenchPairs.some(([before, behind]) => before.test(head) && behind.test(tail))) return true
  const parts = /[bcdfgjklmpqrstvxz]$/u.test(head) && /^[aâàeéèêiîoôuûy]/u.test(tail)
  return parts && !frenchPrefixes.test(head.toLowerCase())
}

/** Portuguese pronouns behind a verb that has lost its r ("designá-|lo"): no word has an accent before its last syllable where that ends in a or o. */
const behindAccent = /^l[ao]s?$/u
/** Those behind any verb, which end words that are cut too ("fos-|se"): behind a word of the document, or what only a verb ends in. */
const behindPortuguese = /^(?:se|me|te|lhes?|nos|vos)$/u
const gerund = /[aeio]ndo$/u
/** Letters of a verb. */
const verb = 4

function isPortuguese(head: string, tail: string, has: Has): boolean {
  if (/^não$/iu.test(head)) return true
  if (behindAccent.test(tail)) return /[áéêíôú]$/u.test(head)
  if (/^[ao]s?$/u.test(tail)) return gerund.test(head)
  return behindPortuguese.test(tail) && (gerund.test(head) || (head.length >= verb && has(head)))
}

/** Whether a hyphen is one that French or Portuguese put between words: behind a verb, in a number, or where none of their words is cut. */
export function isRomanceHyphen(head: string, tail: string, has: Has, language: string): boolean {
  if (language.startsWith('fr')) return isFrench(head, tail, has)
  return language.startsWith('pt') && isPortuguese(head, tail, has)
}
