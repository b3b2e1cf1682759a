import type { Matter } from '../../../documents/source-document.ts'
import type { TextBlock } from '../blocks/blocks.ts'
import type { ChapterStart } from './chapter-start.ts'
import { titleFrom } from '../../../../src-contract/book-structure.ts'
import { countWords } from '../words/clean-text.ts'
import { isContentsTitle } from '../words/heading-words.ts'

const frontTitle =
  /^(?:(?:front |back )?cover(?: page| image)?|front matter|(?:half[ -]?)?title ?page|copyright(?: page| notice| information)?|imprint|colophon|uncopyright|titelblatt|titelseite|umschlag|impressum|couverture|page de (?:titre|copyright)|mentions légales|cubierta|créditos|copertina|frontespizio|transcriber[’']?s? notes?|(?:also|other books|books) by\b.*)\.?$/iu
/** Words: what is longer under such a title is a chapter of that name. */
const maxFrontWords = 1500

/** Whether what stands under a title is a title page or the like. `inside`: how many words that is. */
export function isFrontMatter(title: string, inside: () => number): boolean {
  return frontTitle.test(title.trim()) && inside() <= maxFrontWords
}

const backWords =
  'index(?: of .*| général| des .*)?|bibliograph(?:y|ie)|select(?:ed)? bibliography|works cited|(?:bibliographic(?:al)? )?references(?: cited)?|literature cited|literatur(?:verzeichnis)?|quellenverzeichnis|' +
  'références(?: bibliographiques)?|referencias(?: bibliográficas)?|referências(?: bibliográficas)?|riferimenti bibliografici|(?:stich|sach|personen|namen)(?:wort)?(?:register|verzeichnis)|register|' +
  'bibliografía|bibliografia|índice (?:alfabético|onomástico|temático|analítico|remissivo|de (?:nombres|términos))|indice (?:analitico|dei nomi)|literatuur(?:lijst)?|indeks|skorowidz|' +
  '(?:предметный|именной|алфавитный) указатель|(?:список )?литератур[аы]|библиография|азбучен указател|索\\s?引|参考文献|參考文獻|찾아보기|참고\\s?문헌|back matter|the full project gutenberg.*licen[cs]e'
const backTitle = new RegExp(`^(?:${backWords})\\.?$`, 'iu')
/** "7. References", "VII References". */
const number = /^(?:\d{1,2}|[ivx]{1,5})[.)]?\s+(?=\p{L})/iu
/** An index stands in the last part of a book. */
const backFrom = 0.5

/** Whether a title says that what stands under it is looked up, not read. `before`: of the book's words, how many stand before it. */
export function isBackMatter(title: string, before: () => number, words: number): boolean {
  return backTitle.test(title.trim().replace(number, '')) && before() >= words * backFrom
}

/** As the PDFs that Project Gutenberg sets itself have it in their outlines. */
const gutenbergTitle = /^pg (?:boilerplate|licen[cs]e)\.?$/iu

/** The chapters of a book that are no part of its text by their titles, each with the rule that leaves it out. */
export function matterByTitles(
  starts: readonly ChapterStart[],
  blocks: readonly Pick<TextBlock, 'text'>[],
): Map<ChapterStart, Matter> {
  const wordsIn = (from: number, to?: number): number =>
    blocks.slice(from, to).reduce((sum, { text }) => sum + countWords(text), 0)
  const words = wordsIn(0)
  const ruleOf = ({ title, at }: ChapterStart, next: ChapterStart | undefined): Matter | null => {
    if (gutenbergTitle.test(title.trim())) return 'gutenberg-licence'
    if (isFrontMatter(title, () => wordsIn(at, next?.at))) return 'front-matter'
    return isBackMatter(title, () => wordsIn(0, at), words) ? 'back-matter' : null
  }
  return new Map(
    starts.flatMap((start, index): [ChapterStart, Matter][] => {
      const rule = ruleOf(start, starts[index + 1])
      return rule === null ? [] : [[start, rule]]
    }),
  )
}

const contentsWords: Readonly<Record<string, string>> = {
  en: 'Contents', de: 'Inhalt', fr: 'Table des matières', es: 'Índice', it: 'Indice', nl: 'Inhoud', pt: 'Índice',
} // prettier-ignore

/** What a stretch that is left out is called by its first words: those of a list of chapters would be the first chapter's title, and a licence ends in stars. */
export function stretchTitle(rule: string, firstWords: string, language: string): string {
  if (rule === 'gutenberg-licence') return 'Project Gutenberg'
  if (rule !== 'contents-page' || isContentsTitle(firstWords)) return titleFrom(firstWords)
  const [base = ''] = language.toLowerCase().split('-', 1)
  return contentsWords[base] ?? 'Contents'
}
