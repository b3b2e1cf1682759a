import { tokens, type Element } from '../dom.ts'

const hides = /\bdisplay\s*:\s*none\b|\bvisibility\s*:\s*hidden\b/iu
const comment = /\/\*[\s\S]*?\*\//gu
/** Of tag, class and id alone: what goes by neighbours or states is not followed. */
const simpleSelector = /^([a-z][\w-]*|\*)?((?:[.#][\w-]+)*)$/iu

type Selector = { tag: string | null; classes: string[]; id: string | null }

function selectorOf(text: string): Selector | null {
  const found = simpleSelector.exec(text.trim())
  if (found === null || text.trim() === '') return null
  const marks = found[2]?.match(/[.#][\w-]+/gu) ?? []
  const tag = found[1] === undefined || found[1] === '*' ? null : found[1].toLowerCase()
  return {
    tag,
    classes: marks.filter((mark) => mark.startsWith('.')).map((mark) => mark.slice(1).toLowerCase()),
    id: marks.find((mark) => mark.startsWith('#'))?.slice(1) ?? null,
  }
}

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

/** Whether an element's own style, or a rule of its file's styles, says this. */
export function styleTest(styles: readonly string[], says: RegExp): (element: Element) => boolean {
  const saying: Selector[] = []
  for (const { selectors, body } of styles.flatMap(plainRules)) {
    if (!says.test(body)) continue
    for (const each of selectors.split(',')) {
      const selector = selectorOf(each)
      if (selector !== null) saying.push(selector)
    }
  }
  return (element) => {
    const { attribs, name } = element
    if (attribs['style'] !== undefined && says.test(attribs['style'])) return true
    if (saying.length === 0) return false
    const classes = tokens(element, 'class')
    return saying.some(
      (rule) =>
        (rule.tag === null || rule.tag === name) &&
        (rule.id === null || rule.id === attribs['id']) &&
        rule.classes.every((each) => classes.includes(each)),
    )
  }
}

/** Whether an element is not shown. Whatever a screen reader is told to leave out is not shown either. */
export function hiddenTest(styles: readonly string[]): (element: Element) => boolean {
  const byStyle = styleTest(styles, hides)
  return (element) =>
    element.attribs['hidden'] !== undefined ||
    element.attribs['aria-hidden']?.toLowerCase() === 'true' ||
    byStyle(element)
}
