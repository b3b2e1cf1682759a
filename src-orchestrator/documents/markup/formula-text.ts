import { isTag, isText, type ChildNode } from 'domhandler'
import { inSuperscripts } from '../../book/superscripts.ts'
import { attribute, childElements, localName, textUnder, type Element } from '../dom.ts'
import { silentNames } from './meanings.data.ts'

/** Products and functions that are written one behind the other. Unicode, 22.6.2 (“Invisible Mathematical Operators”). */
const invisible = /[\u2061-\u2064]/gu
const relation = /^[=≠<>≤≥≈≡∈∉⊂⊆∼≃∝→⇒⇔↔]+$/u
const sum = /^[+−\-±∓×·÷/∪∩∧∨]$/u
const roots: Readonly<Record<string, string>> = { '2': '√', '3': '∛', '4': '∜' }
/** Which of these an operator stands behind, it is a sign and binds to what follows. */
const opensOperand = /(?:^|[\s([{,])$/u

/** In brackets, where it would be taken apart otherwise. */
function whole(text: string): string {
  return text === '' || /^[\p{L}\p{N}.,′∞%]+$/u.test(text) || /^\([^()]*\)$/u.test(text) ? text : `(${text})`
}

function joined(children: readonly ChildNode[]): string {
  let text = ''
  for (const child of children) {
    const next = isTag(child) ? formulaText(child) : isText(child) ? child.data.trim() : ''
    const isApart = relation.test(next) || (sum.test(next) && !opensOperand.test(text))
    // "π r" is no word, "3 12" no number.
    const isFactor = /[\p{L}\p{N}]$/u.test(text) && /^[\p{L}\p{N}]/u.test(next)
    text += isApart ? ` ${next} ` : isFactor ? ` ${next}` : next
  }
  return text
}

function raised(base: string, exponent: string): string {
  if (/^[′″‴]+$/u.test(exponent)) return base + exponent
  return `${whole(base)}${inSuperscripts(exponent) ?? `^${whole(exponent)}`}`
}

/** "x₁" is written "x1", and "xᵢ" "x i": an index that is letters would make another word of the name before it. */
function lowered(base: string, index: string): string {
  return index === '' || /^\d/u.test(index) ? base + index : `${base} ${index}`
}

function fenced(element: Element, parts: readonly string[]): string {
  const separator = (attribute(element, 'separators') ?? ',').trim().slice(0, 1)
  return `${attribute(element, 'open') ?? '('}${parts.join(`${separator} `)}${attribute(element, 'close') ?? ')'}`
}

/** A formula in one line, as one would type it: "A = πr²", "(a + b)/2". MathML 3, chapter 3 (“Presentation Markup”). Pure. */
export function formulaText(element: Element): string {
  const name = localName(element)
  if (silentNames.has(name)) return ''
  const children = childElements(element)
  const part = (at: number): string => {
    const child = children[at]
    return child === undefined ? '' : formulaText(child).trim()
  }
  switch (name) {
    case 'mi':
    case 'mn':
    case 'mo':
    case 'ms':
      return textUnder(element).trim().replaceAll(invisible, '')
    case 'mtext':
      return textUnder(element).replaceAll(/\s+/gu, ' ')
    case 'mspace':
      return ' '
    case 'msup':
      return raised(part(0), part(1))
    case 'msub':
      return lowered(part(0), part(1))
    case 'msubsup':
      return raised(lowered(part(0), part(1)), part(2))
    case 'mfrac':
      return `${whole(part(0))}/${whole(part(1))}`
    case 'msqrt':
      return `√${whole(joined(element.children).trim())}`
    case 'mroot':
      return `${roots[part(1)] ?? `${part(1)}√`}${whole(part(0))}`
    case 'mfenced':
      return fenced(
        element,
        children.map((_child, at) => part(at)),
      )
    case 'munder':
    case 'mover':
    case 'munderover':
    case 'mtr':
      return children.map((_child, at) => `${part(at)} `).join('')
    case 'mtable':
      return children.map((_child, at) => part(at)).join('; ')
    default:
      return joined(element.children)
  }
}
