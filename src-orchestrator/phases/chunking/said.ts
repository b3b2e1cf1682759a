import { leadingNumeral, romanValue } from './roman.ts'

type Words = {
  and: string
  percent: string
  plus: string
  equals: string
  to: string
  section: string
  at: string
}

const english: Words = { and: 'and', percent: 'percent', plus: 'plus', equals: 'equals', to: 'to', section: 'section', at: 'at' } // prettier-ignore
const symbolWords: Record<string, Words> = {
  en: english,
  de: { and: 'und', percent: 'Prozent', plus: 'plus', equals: 'gleich', to: 'bis', section: 'Paragraph', at: 'ät' },
  fr: { and: 'et', percent: 'pour cent', plus: 'plus', equals: 'égale', to: 'à', section: 'paragraphe', at: 'arobase' },
  es: { and: 'y', percent: 'por ciento', plus: 'más', equals: 'igual a', to: 'a', section: 'sección', at: 'arroba' },
} // prettier-ignore

/** Words before which, or names after which, capitals of I, V, X, L and C are numbers in English. */
const numberedParts =
  'Chapter|CHAPTER|Book|BOOK|Part|PART|Volume|VOLUME|Act|ACT|Scene|SCENE|Canto|Section|Letter|Stave|Appendix'
const romanAfterPart = new RegExp(`\\b(${numberedParts})\\s+([IVXLC]+)\\b`, 'gu')
const regnalNames =
  'Alexander|Alfonso|Charles|Christian|Clement|Edward|Ferdinand|Francis|Frederick|George|Gregory|Gustav|Henry|Innocent|James|John|Leo|Louis|Mary|Napoleon|Nicholas|Paul|Peter|Philip|Pius|Richard|Urban|Victor|Wilhelm|William|Elizabeth|Catherine'
const romanAfterName = new RegExp(`\\b(${regnalNames})\\s+(I{2,3}|IV|VI{0,3}|IX|X[IVX]*)\\b`, 'gu')

function ordinal(value: number): string {
  const tens = value % 100
  if (tens >= 11 && tens <= 13) return `${value}th`
  return `${value}${['th', 'st', 'nd', 'rd'][value % 10] ?? 'th'}`
}

function sayRomanNumerals(text: string): string {
  return text
    .replaceAll(romanAfterPart, (whole, part: string, numeral: string) => {
      const value = romanValue(numeral)
      return value === null ? whole : `${part} ${value}`
    })
    .replaceAll(romanAfterName, (whole, name: string, numeral: string) => {
      const value = romanValue(numeral)
      return value === null ? whole : `${name} the ${ordinal(value)}`
    })
}

/** Whether there is anything in it that a voice can say. */
export function isSpeakable(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

/**
 * The words to be said for a printed sentence: one kind of quote and dash, symbols in words, nothing that a voice would spell out. Empty where
 * nothing can be said.
 */
export function saidFor(printed: string, language: string): string {
  const tongue = language.toLowerCase().split('-')[0] ?? ''
  const words = symbolWords[tongue] ?? english
  const plain = printed
    .normalize('NFC')
    .replaceAll(/[\u00AD\u200B-\u200F\u2060\uFEFF\p{Cc}]/gu, (sign) => (/\s/u.test(sign) ? ' ' : ''))
    .replaceAll(/[‘’‚‛′]/gu, "'")
    .replaceAll(/[“”„‟″«»‹›]/gu, '"')
    .replaceAll(/(\d)\s?[–—-]\s?(\d)/gu, `$1 ${words.to} $2`)
    .replaceAll(/\s*(?:[—–―]|--+|\s-\s)+\s*/gu, ', ')
    .replaceAll(/(?:\.\s?){3,}|…/gu, '… ')
    .replaceAll('&', ` ${words.and} `)
    .replaceAll('%', ` ${words.percent} `)
    .replaceAll('§', ` ${words.section} `)
    .replaceAll(/(\S)@(\S)/gu, `$1 ${words.at} $2`)
    .replaceAll(/\s\+\s/gu, ` ${words.plus} `)
    .replaceAll(/\s=\s/gu, ` ${words.equals} `)
    .replaceAll(/[*_#|~^=<>\\{}[\]•·●■□◆►▪†‡¶©®™]/gu, ' ')
  const numbered = tongue === 'en' ? sayRomanNumerals(plain) : plain
  const said = numbered
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/\s+([,.;:!?])/gu, '$1')
    .replaceAll(/,(?:\s*,)+/gu, ',')
    .replaceAll(/([.;:!?…]),(?=\s|$)/gu, '$1')
    .replaceAll(/("\s*),\s*/gu, '$1 ')
    .replace(/^[\s,;:.…]+/u, '')
    .replace(/[\s,]+$/u, '')
    .trim()
  return isSpeakable(said) ? said : ''
}

/** A chapter title as it is said; where the titles count in roman ("IV", "II. The Pool"), the number first, as a sentence of its own. */
export function saidForTitle(title: string, language: string, romanNumbered: boolean): string {
  const numeral = romanNumbered ? leadingNumeral(title) : null
  if (numeral === null) return saidFor(title, language)
  const rest = saidFor(title.slice(numeral.numeral.length).replace(/^[\s.:)]+/u, ''), language)
  return rest === '' ? `${numeral.value}` : `${numeral.value}. ${rest}`
}
