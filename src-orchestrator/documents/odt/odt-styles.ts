import {
  allNamed,
  attribute,
  childElements,
  childNamed,
  localName,
  type Element,
  type ParentNode,
} from '../dom.ts'

type ListLevel = { format: string; prefix: string; suffix: string; start: number }

export type OdtStyles = {
  /** Whether text of that style is not shown. */
  isHidden: (style: string | null) => boolean
  /** Whether text of that style stands above the line. */
  isRaised: (style: string | null) => boolean
  /** The style's own name and those that it goes by, lower-case. */
  namesOf: (style: string | null) => string[]
  /** Of a list's style, by level from 0; null: a bullet, or unknown. */
  levelOf: (list: string | null, level: number) => ListLevel | null
}

type Style = { parent: string | null; display: string; properties: Element | null }

/** Styles of an OpenDocument text, from both of its files. OpenDocument 1.3, 16. */
export function readOdtStyles(roots: readonly ParentNode[]): OdtStyles {
  const styles = new Map<string, Style>()
  const lists = new Map<string, Map<number, ListLevel>>()
  for (const root of roots) {
    for (const element of allNamed(root, 'style')) {
      const name = attribute(element, 'style:name')
      if (name === null) continue
      const display = attribute(element, 'style:display-name') ?? name.replaceAll('_20_', ' ')
      const parent = attribute(element, 'style:parent-style-name')
      styles.set(name, {
        parent,
        display: display.toLowerCase(),
        properties: childNamed(element, 'text-properties'),
      })
    }
    for (const element of allNamed(root, 'list-style')) {
      const levels = new Map<number, ListLevel>()
      for (const level of childElements(element)) {
        const format = attribute(level, 'style:num-format') ?? ''
        if (localName(level) !== 'list-level-style-number' || format === '') continue
        levels.set(Number(attribute(level, 'text:level') ?? 1) - 1, {
          format,
          prefix: attribute(level, 'style:num-prefix') ?? '',
          suffix: attribute(level, 'style:num-suffix') ?? '',
          start: Number(attribute(level, 'text:start-value') ?? 1),
        })
      }
      lists.set(attribute(element, 'style:name') ?? '', levels)
    }
  }
  const chainOf = (name: string | null): Style[] => {
    const chain: Style[] = []
    const seen = new Set<string>()
    for (let at = name; at !== null && !seen.has(at);) {
      seen.add(at)
      const style = styles.get(at)
      if (style === undefined) break
      chain.push(style)
      at = style.parent
    }
    return chain
  }
  /** What the style says of its text by an attribute, or those that it goes by. */
  const saysOf = (name: string | null, key: string): string | null =>
    chainOf(name)
      .map(({ properties }) => (properties === null ? null : attribute(properties, key)))
      .find((each) => each !== null) ?? null
  return {
    isHidden: (name) => saysOf(name, 'text:display') === 'none',
    // "super 58%", or by how much. OpenDocument 1.3 part 3, 20.392.
    isRaised: (name) => /^(?:super|[1-9])/u.test(saysOf(name, 'style:text-position') ?? ''),
    namesOf: (name) =>
      name === null ? [] : [name.toLowerCase(), ...chainOf(name).map(({ display }) => display)],
    levelOf: (list, level) => lists.get(list ?? '')?.get(level) ?? null,
  }
}
