import { allNamed, attribute, childNamed, parseXml, type Element } from '../dom.ts'
import { childValue } from './child-value.ts'

export type Style = {
  /** As Word names it in every language: "heading 1", "caption". Lower-case. */
  name: string
  basedOn: string | null
  properties: Element | null
}

export type Styles = ReadonlyMap<string, Style>

export function readStyles(text: string | null): Styles {
  const styles = new Map<string, Style>()
  for (const element of text === null ? [] : allNamed(parseXml(text), 'style')) {
    styles.set(attribute(element, 'styleId') ?? '', {
      name: (childValue(element, 'name') ?? '').toLowerCase(),
      basedOn: childValue(element, 'basedOn'),
      properties: childNamed(element, 'pPr'),
    })
  }
  return styles
}

/** A style and those that it goes by, the nearest first. */
export function* stylesOf(id: string | null, styles: Styles): Generator<Style> {
  const seen = new Set<string>()
  for (let at = id; at !== null && !seen.has(at);) {
    seen.add(at)
    const style = styles.get(at)
    if (style === undefined) return
    yield style
    at = style.basedOn
  }
}
