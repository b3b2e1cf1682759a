import { childNamed, type Element } from '../dom.ts'
import { childValue } from './child-value.ts'
import type { ListItem } from './numbering.ts'
import { stylesOf, type Style, type Styles } from './styles.ts'

/** How a paragraph is marked in HTML. */
export type Role =
  { kind: 'heading'; level: number } | { kind: 'caption' | 'quote' | 'code' | 'contents' | 'text' }

const codeStyle = /^(?:html preformatted|plain text|(?:source )?code|macro)/u

function stylesFor(properties: Element | null, styles: Styles): Style[] {
  return [...stylesOf(childValue(properties, 'pStyle'), styles)]
}

/** The nearest that says it: the paragraph itself, its style, the one that this goes by. */
function nearest(
  properties: Element | null,
  styles: Styles,
  valueIn: (properties: Element | null) => string | null,
): string | null {
  const chain = [properties, ...stylesFor(properties, styles).map((style) => style.properties)]
  return chain.map(valueIn).find((value) => value !== null) ?? null
}

/** `hasTitle`: the document has a title of its own above its headings. */
export function roleOf(properties: Element | null, styles: Styles, hasTitle: boolean): Role {
  const names = stylesFor(properties, styles).map(({ name }) => name)
  if (names.includes('title')) return { kind: 'heading', level: 1 }
  if (names.some((name) => /^toc (?:\d|heading)/u.test(name))) return { kind: 'contents' }
  const named = names.map((name) => /^heading (\d)/u.exec(name)?.[1]).find((digit) => digit !== undefined)
  // Counted from 0; 9 is text. ISO/IEC 29500-1, 17.3.1.20.
  const outline = nearest(properties, styles, (each) => childValue(each, 'outlineLvl')) ?? 9
  const level = named === undefined ? Number(outline) + 1 : Number(named)
  if (level <= 9) return { kind: 'heading', level: Math.min(6, level + (hasTitle ? 1 : 0)) }
  if (names.includes('caption')) return { kind: 'caption' }
  if (names.some((name) => name.includes('quote'))) return { kind: 'quote' }
  return { kind: names.some((name) => codeStyle.test(name)) ? 'code' : 'text' }
}

/** The list that a paragraph is an item of; null: of none. List and level may come from different styles. */
export function itemOf(properties: Element | null, styles: Styles): ListItem | null {
  const value = (name: string): string | null =>
    nearest(properties, styles, (each) => childValue(childNamed(each, 'numPr'), name))
  const list = value('numId')
  return list === null || list === '0' ? null : { list, level: Number(value('ilvl') ?? 0) }
}
