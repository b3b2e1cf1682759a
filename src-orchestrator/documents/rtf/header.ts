import { encodingNamed } from '../../../src-contract/text-encodings.ts'
import { isSymbolFont } from '../symbol-font.ts'
import { groupNamed, groupsIn, valueIn, type RtfGroup } from './groups.ts'
import { charsets, documentCharsets, symbolCharset } from './words.data.ts'

/** The "encoding" of the font Symbol, whose bytes are Greek letters and signs. */
export const symbolEncoding = 'symbol'

/** `encoding` null: a font of other signs, whose bytes are no letters. */
export type Fonts = ReadonlyMap<number, string | null>

type RtfStyle = { name: string; outline: number | null; basedOn: number | null }
export type Styles = ReadonlyMap<number, RtfStyle>

export type Header = { encoding: string; fonts: Fonts; styles: Styles; firstFont: number | null }

/** The plain words of a group, for names, which are ASCII in all that is looked for. */
function asciiIn({ items }: RtfGroup): string {
  return items
    .map((item) => (item.type === 'bytes' ? Buffer.from(item.bytes).toString('latin1') : ''))
    .join('')
}

function codePage(number: number): string | null {
  return encodingNamed(`cp${number}`) ?? encodingNamed(String(number)) ?? (number === 65_001 ? 'utf-8' : null)
}

function documentEncoding(body: RtfGroup): string {
  const page = valueIn(body, 'ansicpg')
  const named = page === null ? null : codePage(page)
  if (named !== null) return named
  for (const item of body.items) {
    const charset = item.type === 'word' ? documentCharsets.get(item.word) : undefined
    if (charset !== undefined) return charset
  }
  return 'windows-1252'
}

function readFonts(table: RtfGroup | null, encoding: string): Fonts {
  const fonts = new Map<number, string | null>()
  const take = (group: RtfGroup): void => {
    const number = valueIn(group, 'f')
    if (number === null) return
    const charset = valueIn(group, 'fcharset')
    const page = valueIn(group, 'cpg')
    const own = page === null ? null : codePage(page)
    const known = charset === null ? encoding : (charsets.get(charset) ?? encoding)
    const signs = isSymbolFont(asciiIn(group).replace(/;.*$/su, '')) ? symbolEncoding : null
    fonts.set(number, charset === symbolCharset ? signs : (own ?? known))
  }
  if (table === null) return fonts
  for (const group of groupsIn(table)) take(group)
  // A table of one font may do without its own group.
  if (fonts.size === 0) take(table)
  return fonts
}

function readStyles(sheet: RtfGroup | null): Styles {
  const styles = new Map<number, RtfStyle>()
  for (const group of sheet === null ? [] : groupsIn(sheet)) {
    const isOther = ['cs', 'ds', 'ts', 'tsrowd'].some((kind) =>
      group.items.some((item) => item.type === 'word' && item.word === kind),
    )
    if (isOther) continue
    const name = asciiIn(group).replace(/;\s*$/u, '').trim().toLowerCase()
    // The first style has no number: it is that of all paragraphs that name none.
    styles.set(valueIn(group, 's') ?? 0, {
      name,
      outline: valueIn(group, 'outlinelevel'),
      basedOn: valueIn(group, 'sbasedon'),
    })
  }
  return styles
}

export function readHeader(body: RtfGroup): Header {
  const encoding = documentEncoding(body)
  return {
    encoding,
    fonts: readFonts(groupNamed(body, 'fonttbl'), encoding),
    styles: readStyles(groupNamed(body, 'stylesheet')),
    firstFont: valueIn(body, 'deff'),
  }
}

/** How a paragraph is marked in HTML. */
export type Role =
  { kind: 'heading'; level: number } | { kind: 'caption' | 'quote' | 'code' | 'contents' | 'text' }

const bodyText = 9

/** What a paragraph is, by its own outline level (0 to 8, 9: text) and its style's names. `hasTitle`: the document's title stands above its headings. */
export function roleOf(
  styles: Styles,
  { style, outline }: { style: number; outline: number | null },
  hasTitle: boolean,
): Role {
  const chain: RtfStyle[] = []
  for (let number: number | null = style; number !== null && chain.length < 20;) {
    const found = styles.get(number)
    if (found === undefined) break
    chain.push(found)
    number = found.basedOn === number ? null : found.basedOn
  }
  const names = chain.map(({ name }) => name)
  if (names.includes('title')) return { kind: 'heading', level: 1 }
  if (names.some((name) => /^(?:toc (?:\d|heading)|contents (?:\d|heading))/u.test(name)))
    return { kind: 'contents' }
  const named = names.map((name) => /^heading (\d)/u.exec(name)?.[1]).find((digit) => digit !== undefined)
  const level =
    named === undefined
      ? (outline ?? chain.map((each) => each.outline).find((each) => each !== null) ?? bodyText) + 1
      : Number(named)
  if (level >= 1 && level <= bodyText)
    return { kind: 'heading', level: Math.min(6, level + (hasTitle ? 1 : 0)) }
  if (names.some((name) => /^(?:caption|illustration|figure|table)$/u.test(name))) return { kind: 'caption' }
  if (names.some((name) => name.includes('quot'))) return { kind: 'quote' }
  return {
    kind: names.some((name) => /^(?:html preformatted|preformatted|(?:source )?code)/u.test(name))
      ? 'code'
      : 'text',
  }
}
