import { compile } from 'css-select'
import type { Selector } from 'css-what'
import type { ChildNode, Element } from '../dom.ts'
import { declaredIn, styleRules, type Declared } from './css-rules.ts'

/** Whether an element is what a selector means. Null: it speaks of what no text has (::before, :visited), or this library does not know it. */
function meaning(selector: Selector[]): ((element: Element) => boolean) | null {
  try {
    return compile<ChildNode, Element>([selector], { quirksMode: true })
  } catch {
    return null
  }
}

type Rule = { means: (element: Element) => boolean; specificity: number; said: Declared }

/** Which of two is the word that counts; of equal ones the later. */
function outweighs(one: Rule, other: Rule): boolean {
  if (one.said.important !== other.said.important) return one.said.important
  return one.specificity >= other.specificity
}

/** Whether an element's own style, or the rule of its file's styles that counts for it, says this of a property, which has several names. */
export function styleTest(
  styles: readonly string[],
  properties: readonly string[],
  says: RegExp,
): (element: Element) => boolean {
  const rules = styleRules(styles, properties).flatMap(({ selector, specificity, declared }): Rule[] => {
    const means = meaning(selector)
    if (means === null) return []
    return properties.flatMap((property) => {
      const said = declared(property)
      return said === null ? [] : [{ means, specificity, said }]
    })
  })
  // What nobody says is not looked for at each element.
  const isSaid = rules.some(({ said }) => says.test(said.value))
  const own = (element: Element): Rule[] =>
    properties.flatMap((property) => {
      const said = declaredIn(element.attribs['style'] ?? '', property)
      return said === null ? [] : [{ means: () => true, specificity: Number.POSITIVE_INFINITY, said }]
    })
  return (element) => {
    if (!isSaid && element.attribs['style'] === undefined) return false
    const counting = [...rules.filter(({ means }) => means(element)), ...own(element)]
    const [first, ...others] = counting
    if (first === undefined) return false
    const best = others.reduce((known, rule) => (outweighs(rule, known) ? rule : known), first)
    return says.test(best.said.value)
  }
}

/** Whether an element is not shown. Whatever a screen reader is told to leave out is not shown either. */
export function hiddenTest(styles: readonly string[]): (element: Element) => boolean {
  const isNotThere = styleTest(styles, ['display'], /^none$/u)
  const isInvisible = styleTest(styles, ['visibility'], /^(?:hidden|collapse)$/u)
  return (element) =>
    element.attribs['hidden'] !== undefined ||
    element.attribs['aria-hidden']?.toLowerCase() === 'true' ||
    isNotThere(element) ||
    isInvisible(element)
}
