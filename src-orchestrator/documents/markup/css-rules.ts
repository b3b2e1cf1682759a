import { SelectorType, parse, type Selector } from 'css-what'

/** `value`: lower-case, without the word that makes it important. */
export type Declared = { value: string; important: boolean }

export type StyleRule = {
  selector: Selector[]
  /** As one number: https://www.w3.org/TR/selectors-4/#specificity-rules */
  specificity: number
  declared: (property: string) => Declared | null
}

const comment = /\/\*[\s\S]*?\*\//gu

/** Rules outside of blocks such as @media, which hold for some devices alone. */
function plainRules(css: string): { selectors: string; body: string }[] {
  const rules: { selectors: string; body: string }[] = []
  const text = css.replaceAll(comment, '')
  let at = 0
  while (at < text.length) {
    const opening = text.indexOf('{', at)
    if (opening < 0) break
    const head = text
      .slice(at, opening)
      .replace(/^[\s\S]*;/u, '')
      .trim()
    let depth = 1
    let end = opening + 1
    while (end < text.length && depth > 0) {
      const char = text[end]
      depth += char === '{' ? 1 : char === '}' ? -1 : 0
      end++
    }
    if (!head.startsWith('@')) rules.push({ selectors: head, body: text.slice(opening + 1, end - 1) })
    at = end
  }
  return rules
}

/** What a block of declarations, or a style attribute, says of a property: of two the later, unless the first is important. */
export function declaredIn(body: string, property: string): Declared | null {
  let found: Declared | null = null
  for (const declaration of body.split(';')) {
    const colon = declaration.indexOf(':')
    if (colon < 0 || declaration.slice(0, colon).trim().toLowerCase() !== property) continue
    const said = declaration
      .slice(colon + 1)
      .trim()
      .toLowerCase()
    const important = /!\s*important$/u.test(said)
    if (found?.important === true && !important) continue
    found = { value: said.replace(/\s*!\s*important$/u, ''), important }
  }
  return found
}

const idWeight = 1_000_000
const classWeight = 1000

function weightOf(token: Selector): number {
  // "#a" and ".a" are attributes to the parser, marked as those whose case quirky documents do not mind; [id=a] weighs as a class.
  if (token.type === SelectorType.Attribute)
    return token.name === 'id' && token.ignoreCase === 'quirks' ? idWeight : classWeight
  if (token.type === SelectorType.Pseudo) {
    if (token.name === 'where') return 0
    return Array.isArray(token.data) ? Math.max(0, ...token.data.map(specificityOf)) : classWeight
  }
  return token.type === SelectorType.Tag || token.type === SelectorType.PseudoElement ? 1 : 0
}

function specificityOf(selector: readonly Selector[]): number {
  return selector.reduce((sum, token) => sum + weightOf(token), 0)
}

/** "[epub|type]": the tree has attributes by their names with the prefix. */
function withPrefix(token: Selector): Selector {
  if (token.type === SelectorType.Pseudo && Array.isArray(token.data))
    return { ...token, data: token.data.map((each) => each.map(withPrefix)) }
  if (token.type === SelectorType.Tag || token.type === SelectorType.Universal)
    return { ...token, namespace: null }
  if (token.type !== SelectorType.Attribute || token.namespace === null || token.namespace === '*')
    return token
  const name = token.namespace === '' ? token.name : `${token.namespace}:${token.name}`
  return { ...token, name, namespace: null }
}

function selectorsOf(text: string): Selector[][] {
  try {
    return parse(text).map((selector) => selector.map(withPrefix))
  } catch {
    // What is no selector selects nothing, as in a browser.
    return []
  }
}

/** The rules of style sheets, in their order, of those that say anything of these properties. Pure. */
export function styleRules(styles: readonly string[], properties: readonly string[]): StyleRule[] {
  return styles.flatMap(plainRules).flatMap(({ selectors, body }) => {
    if (!properties.some((property) => declaredIn(body, property) !== null)) return []
    return selectorsOf(selectors).map((selector) => ({
      selector,
      specificity: specificityOf(selector),
      declared: (property: string) => declaredIn(body, property),
    }))
  })
}
