import { attribute, childElements, childNamed, type Element } from '../dom.ts'

/** https://www.w3.org/TR/MathML3/chapter2.html#interf.namespace */
const mathMl = 'http://www.w3.org/1998/Math/MathML'

/** Of an epub:switch the case that is read: formulas are known, other cases are for readers that understand more than text. */
export function chosenCase(element: Element): Element {
  const known = childElements(element).find((each) => attribute(each, 'required-namespace') === mathMl)
  return known ?? childNamed(element, 'default') ?? element
}
