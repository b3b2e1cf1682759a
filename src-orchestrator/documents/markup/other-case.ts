import { isTag } from 'domhandler'
import { attribute, childElements, childNamed, localName, type Element } from '../dom.ts'

/** https://www.w3.org/TR/MathML3/chapter2.html#interf.namespace */
const mathMl = 'http://www.w3.org/1998/Math/MathML'

/** One of an epub:switch that is not for us: formulas are read, other cases are for readers that understand more than text. */
export function isOtherCase(element: Element): boolean {
  const { parent } = element
  if (parent === null || !isTag(parent) || localName(parent) !== 'switch') return false
  const formula = childElements(parent).find((each) => attribute(each, 'required-namespace') === mathMl)
  return element !== (formula ?? childNamed(parent, 'default') ?? element)
}
