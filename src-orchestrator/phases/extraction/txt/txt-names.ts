import { isWorded } from './txt-headings.ts'
import type { TxtParagraph } from './txt-paragraphs.ts'

const maxNameLength = 80

/** "Hello there. This is one": a short word before the full stop may be an abbreviation ("Mr. Bennet"). */
const twoSentences = /\p{Ll}{4,}[.!?]\s+\p{Lu}/u

/** Written small in titles. */
const smallWords = new Set(
  'a an the of in on at to by for from with and or but as into up vs der die das den dem des ein eine und von vom zu zum zur im am bei für mit de du des la le les l d et à au aux en el los las y del al un una o con por'.split(' '), // prettier-ignore
)

/** What may stand alone under "CHAPTER I." as its name: short, and not two sentences. A full stop may end it. */
function mayBeName({ text, lines }: TxtParagraph): boolean {
  return (
    text.length <= maxNameLength &&
    lines <= 2 &&
    /^\P{Ll}/u.test(text) &&
    !twoSentences.test(text) &&
    !/[.,;:!?”"’']$/u.test(text.replace(/\.$/u, ''))
  )
}

/** In capitals, or with each word of weight written large, as no sentence is. */
function isSetAsTitle(text: string): boolean {
  const words = text.match(/\p{L}[\p{L}'’]*/gu) ?? []
  return words.every((word, at) => at === 0 || /^\p{Lu}/u.test(word) || smallWords.has(word))
}

/** Of that many headings nearly all must have one before a sentence is taken for a name. */
const fewestAlike = 3
const nearlyAll = 0.7

/**
 * Which of the paragraphs that stand first under numbered headings are those chapters' names. One that ends as a sentence may be the chapter's first: it is a name where it is set as one,
 * or where nearly all of the others have one too. `firsts`: one for each heading. Pure.
 */
export function namesAmong(firsts: readonly TxtParagraph[]): Set<TxtParagraph> {
  const possible = firsts.filter((paragraph) => !isWorded(paragraph) && mayBeName(paragraph))
  const areUsual = possible.length >= fewestAlike && possible.length >= firsts.length * nearlyAll
  const isName = ({ text }: TxtParagraph): boolean => areUsual || !text.endsWith('.') || isSetAsTitle(text)
  return new Set(possible.filter(isName))
}
