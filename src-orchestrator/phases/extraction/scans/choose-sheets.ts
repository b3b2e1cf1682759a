import { embeddedLanguage, isLanguageHere } from '../../../ocr/language-data.ts'
import { tesseractLanguage } from '../../../ocr/languages.ts'
import type { ReadSheet } from '../../../ocr/ocr-protocol.ts'
import type { SheetsRead } from '../../../ocr/read-sheets.ts'
import type { PhaseContext } from '../../../phase.ts'
import { languageOf } from '../../validation/language.ts'
import type { PageLines } from '../page/line.ts'
import { dictionaryOf } from '../words/dictionary.ts'
import { isDoubtful, isGarbled, isLanguage, isPoorer, type Seen } from './garbled.ts'
import { namedLanguages, ownLanguage } from './languages-of-scan.ts'
import { mixedShare, samples } from './scan-kind.ts'

/** Recognises sheets with these languages; those that were so before are at hand. */
export type Recognise = (sheets: readonly number[], languages: readonly string[]) => Promise<SheetsRead>

export type ChosenSheets = {
  /** From 0. */
  sheets: readonly number[]
  languages: readonly string[]
  /** BCP 47, as the pictures show it; null: as phase 1 has it. */
  language: string | null
  /** Those among them whose text layer is no text. */
  garbled: ReadonlySet<number>
  /** Those whose text layer was recognised from the same picture, and badly. */
  poor: ReadonlySet<number>
}

const nothingChosen: ChosenSheets = {
  sheets: [],
  languages: [],
  language: null,
  garbled: new Set(),
  poor: new Set(),
}

const textOf = (lines: readonly { text: string }[]): string => lines.map(({ text }) => text).join('\n')

function seenOn({ pages }: ReadSheet): Seen {
  const confidences = pages.flatMap(({ confidence }) => confidence ?? [])
  return {
    text: pages.map(({ lines }) => textOf(lines.lines)).join('\n'),
    confidence: confidences.length === 0 ? null : Math.min(...confidences),
  }
}

/** Share of the pages with text, or a few pages, from which it is worth a look whether they are text. */
const doubtfulShare = 0.1

/** Of a book whose pages are in several languages; the three that are looked at first are among them. */
const manySamples = 7

type Look = (sheets: readonly number[]) => Promise<SheetsRead>

/** Whether most of three of these sheets show something else than their text says. */
async function areBad(
  sheets: readonly number[],
  isBad: (sheet: number, seen: Seen) => boolean,
  recognise: Look,
): Promise<boolean> {
  const badOf = async (some: readonly number[]): Promise<number> => {
    const { read } = await recognise(some)
    return some.filter((sheet) => {
      const seen = read.get(sheet)
      return seen !== undefined && isBad(sheet, seenOn(seen))
    }).length
  }
  const looked = samples(sheets)
  const first = looked.slice(0, 2)
  const bad = await badOf(first)
  // Most of three are known where the first two agree: a look takes seconds.
  if (bad === 0 || bad === first.length) return bad > 0
  return bad + (await badOf(looked.slice(2))) > looked.length / 2
}

/** Sheets whose text layer is no text: judged by what a few of those show that look so. */
async function garbledSheets(texts: readonly string[], recognise: Look): Promise<number[]> {
  const doubtful = [...texts.keys()].filter((index) => isDoubtful(texts[index] ?? ''))
  const withText = texts.filter((text) => text !== '').length
  if (doubtful.length === 0 || doubtful.length < withText * doubtfulShare) return []
  const isBad = (sheet: number, seen: Seen): boolean => isGarbled(texts[sheet] ?? '', seen)
  return (await areBad(doubtful, isBad, recognise)) ? doubtful : []
}

/** Sheets that are pictures with a text of their own which is worse than what can be recognised on them: judged by a few of them. */
async function poorSheets(
  texts: readonly string[],
  pictured: readonly number[],
  language: string,
  recognise: Look,
): Promise<number[]> {
  if (pictured.length === 0) return []
  const dictionary = await dictionaryOf(language)
  const isWord = dictionary === null ? null : (word: string) => dictionary.has(word)
  const isBad = (sheet: number, seen: Seen): boolean => isPoorer(texts[sheet] ?? '', seen, isWord)
  return (await areBad(pictured, isBad, recognise)) ? [...pictured] : []
}

/**
 * The language that most of a few sheets are in; null where they show none: a guess from that is worth nothing, and no reason to stop at. Where the sheets disagree, a letter in French or commands in English may fill one of
 * them, and more are asked.
 */
async function seenLanguage(
  sheets: readonly number[],
  declared: string,
  recognise: Look,
): Promise<string | null> {
  const textsOf = async (some: readonly number[]): Promise<string[]> =>
    [...(await recognise(some)).read.values()].map((sheet) => seenOn(sheet).text)
  let texts = await textsOf(samples(sheets))
  const languages = new Set(texts.filter(isLanguage).map((text) => languageOf(declared, text)))
  if (languages.size > 1) texts = await textsOf(samples(sheets, manySamples))
  const text = texts.join('\n')
  return isLanguage(text) ? (languageOf(declared, text) ?? 'en') : null
}

/** What of a document is to be recognised, and with which languages. Throws ExpectedFailure where those are not here, and nobody can go on without. */
export async function chooseSheets(
  layer: readonly PageLines[],
  { language: declared, pictured }: { language: string | null; pictured: readonly number[] },
  recognise: Recognise,
  context: Pick<PhaseContext, 'settings' | 'signal' | 'log' | 'source'>,
): Promise<ChosenSheets> {
  const { ocr, language: given } = context.settings
  if (ocr === 'never') return nothingChosen
  const bare = layer.flatMap(({ scan }, index) => (ocr === 'always' || scan !== undefined ? [index] : []))
  const named = await namedLanguages(context)
  const usual = given ?? declared ?? 'en'
  const own = tesseractLanguage(usual)
  const atHand = named.length > 0 ? named : [(await isLanguageHere(own)) ? own : embeddedLanguage]
  const look: Look = async (some) => recognise(some, atHand)
  const texts = layer.map(({ lines }) => textOf(lines))
  const garbled = ocr === 'always' ? [] : await garbledSheets(texts, look)
  const judged = atHand.includes(own) ? pictured.filter((each) => !garbled.includes(each)) : []
  const poor = await poorSheets(texts, judged, usual, look)
  const sheets = [...new Set([...bare, ...garbled, ...poor])].toSorted((a, b) => a - b)
  const chosen = { sheets, garbled: new Set(garbled), poor: new Set(poor) }
  if (sheets.length === 0) return nothingChosen
  if (named.length > 0) return { ...chosen, languages: named, language: null }
  const isScan = sheets.length > layer.length * mixedShare
  if (!isScan && !atHand.includes(own)) {
    context.log(
      'info',
      `${sheets.length} pages are pictures, which text recognition has no data for in ${own}`,
    )
    return nothingChosen
  }
  if (given !== undefined)
    return { ...chosen, languages: [await ownLanguage(given, context.source)], language: null }
  if (!isScan) return { ...chosen, languages: atHand, language: null }
  const language = await seenLanguage(sheets, garbled.length > 0 ? '' : (declared ?? ''), look)
  if (language === null) return { ...chosen, languages: atHand, language }
  return { ...chosen, languages: [await ownLanguage(language, context.source)], language }
}
