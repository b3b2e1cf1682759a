import type { Line } from './line.ts'

const names =
  'fig(?:ure|ura|uur|\\.)?|figs\\.|tab(?:le|leau|elle|ella|la|el|\\.)?|plate|map|chart|diagram|illustration|abb(?:ildung|\\.)|tafel|schaubild|ilustraci[oó]n|gr[aá]fico|graphique|cuadro'
const number = '(?:[A-Z]?\\.?\\d{1,3}(?:[.–-]\\d{1,3})*[a-z]?|[IVXLC]{1,6})'
const start = new RegExp(`^(?:${names})\\s*${number}\\s*(?:[.:|–—]|$)`, 'iu')
const startOfTable = new RegExp(`^(?:tab|cuadro)[^\\d]*${number}`, 'iu')

/** "Figure 3.1: A fox", "Abb. 4 – Ein Fuchs", "TABLE II"; not "Figure 3 shows a fox". */
export function startsCaption(text: string): boolean {
  return start.test(text)
}

export function startsTableCaption(text: string): boolean {
  return startsCaption(text) && startOfTable.test(text)
}

/** Captions are short; longer ones are text that begins like one. */
const maxLines = 10

export function isCaption(block: readonly Line[]): boolean {
  const [first] = block
  return first !== undefined && block.length <= maxLines && startsCaption(first.text)
}
