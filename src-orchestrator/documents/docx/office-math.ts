import { childElements, childNamed, localName, textUnder, tidyText, type Element } from '../dom.ts'
import { escapeHtml } from '../escape-html.ts'
import { childValue } from './child-value.ts'

const signs = /([=≠<>≤≥≈+−±×÷])/u

/** Word leaves "a+b=" in one run. */
function runOf(text: string, isPlain: boolean): string {
  if (isPlain) return `<mtext>${escapeHtml(text)}</mtext>`
  return text
    .split(signs)
    .map((part) => (signs.test(part) ? `<mo>${escapeHtml(part)}</mo>` : `<mi>${escapeHtml(part)}</mi>`))
    .join('')
}

/** A formula of Word as MathML. ECMA-376 part 1, 22.1.2 (“Math”). */
export function mathOf(element: Element): string {
  const inside = (parent: Element | null): string =>
    parent === null ? '' : childElements(parent).map(mathOf).join('')
  const row = (name: string): string => `<mrow>${inside(childNamed(element, name))}</mrow>`
  const cells = (): string =>
    childElements(element)
      .filter((child) => localName(child) === 'e')
      .map((cell) => `<mrow>${inside(cell)}</mrow>`)
      .join('')
  const properties = childNamed(element, `${localName(element)}Pr`)
  switch (localName(element)) {
    case 'r':
      return `<mrow>${childElements(element)
        .filter((child) => localName(child) === 't')
        .map((child) => runOf(textUnder(child), childNamed(properties, 'nor') !== null))
        .join('')}</mrow>`
    case 'sSup':
      return `<msup>${row('e')}${row('sup')}</msup>`
    case 'sSub':
      return `<msub>${row('e')}${row('sub')}</msub>`
    case 'sSubSup':
      return `<msubsup>${row('e')}${row('sub')}${row('sup')}</msubsup>`
    case 'f':
      return `<mfrac>${row('num')}${row('den')}</mfrac>`
    case 'rad':
      return tidyText(childNamed(element, 'deg')) === ''
        ? `<msqrt>${row('e')}</msqrt>`
        : `<mroot>${row('e')}${row('deg')}</mroot>`
    case 'nary': {
      const sign = childValue(properties, 'chr') ?? '∫'
      return `<munderover><mo>${escapeHtml(sign)}</mo>${row('sub')}${row('sup')}</munderover>${row('e')}`
    }
    case 'd': {
      const [open, close] = [childValue(properties, 'begChr') ?? '(', childValue(properties, 'endChr') ?? ')']
      return `<mfenced open="${escapeHtml(open)}" close="${escapeHtml(close)}">${cells()}</mfenced>`
    }
    case 'm':
      return `<mtable>${inside(element)}</mtable>`
    case 'mr':
      return `<mtr>${cells()}</mtr>`
    default:
      return localName(element).endsWith('Pr') ? '' : inside(element)
  }
}
