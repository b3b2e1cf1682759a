import { francAll } from 'franc-min'
import { countLetters } from '../extraction/words/clean-text.ts'
import { canonicalLanguage, isWrittenIn } from '../validation/language.ts'
import { writtenIn } from '../validation/script-language.ts'

/** Letters of a paragraph below which its language is not asked: a name, a motto and a cry are the book's own. */
const leastLetters = 160
/** Of a paragraph in other letters than the book's, which speak for its language themselves: a word or two may be signs, or an example beside its explanation. */
const leastOtherLetters = 12
/** The share of its commonest words that any paragraph of a language has; in verse and tables of names it is 0.15 and more. */
const leastCommon = 0.12
/** How much less likely (1 is the best) the book's language must be than the best. */
const clearly = 0.9
/** The commonest languages of quotations; more would only add mistakes. */
const candidates = ['eng', 'deu', 'fra', 'spa', 'ita', 'por', 'nld', 'swe', 'pol', 'rus']

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Asking for each paragraph what language it is in would take two seconds a novel: most have these. */
const common: Record<string, ReadonlySet<string>> = {
  en: words('the of and to a in i that it he was his you with as for had is not but at on her be she my they have him this are all from by so said or which me what were there no one would an if we been do'),
  de: words('die der und in zu den das nicht von sie ist des sich mit dem dass er es ein ich auf so eine auch als an nach wie im für man aber aus durch wenn nur war noch werden bei hat wir was wird sein einen welche sind oder um haben einer mir über ihm diese einem ihr uns da zum kann doch vor dieser mich ihn du hatte seine mehr am denn nun unter sehr selbst schon hier bis habe ihre dann ihnen'),
  fr: words('de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il elle sont avec son sa ses je vous nous mais ou où si tout était à y leur lui comme on cette même sans'),
  es: words('de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este ya entre cuando todo esta ser son dos también fue había era muy hasta desde está mi porque qué él'),
} // prettier-ignore

const base = (tag: string): string => tag.toLowerCase().split('-')[0] ?? ''
const asked = new Map(candidates.map((code) => [code, canonicalLanguage(code)]))

const notLatin = /(?!\p{sc=Latn})\p{L}/u

/** The language that the letters of a paragraph speak for, where the book's is not written in them. */
function inOtherLetters(text: string, language: string): string | null {
  // Which letters they are is not worth asking of each paragraph of a novel.
  if (!notLatin.test(text) || countLetters(text) < leastOtherLetters) return null
  const written = writtenIn(text)
  return written === null || isWrittenIn(language, written.script) ? null : written.language
}

/** The language of a paragraph in other letters than the book's, or of a long one that is clearly not in the book's, BCP 47; null where it is, or nobody can tell. */
export function passageLanguage(text: string, language: string): string | null {
  const foreign = inOtherLetters(text, language)
  if (foreign !== null) return foreign
  const own = common[base(language)]
  if (own === undefined || text.length < leastLetters) return null
  const spoken = text.toLowerCase().match(/\p{L}+/gu) ?? []
  if (spoken.join('').length < leastLetters) return null
  if (spoken.filter((word) => own.has(word)).length >= spoken.length * leastCommon) return null
  const guesses = francAll(text, { only: candidates })
  const best = asked.get(guesses[0]?.[0] ?? '') ?? null
  if (best === null || base(best) === base(language)) return null
  const likely = guesses.find(([code]) => base(asked.get(code) ?? '') === base(language))?.[1] ?? 0
  const theirs = common[base(best)]
  const isTheirs =
    theirs === undefined || spoken.filter((word) => theirs.has(word)).length >= spoken.length * leastCommon
  return likely < clearly && isTheirs ? best : null
}
