import { isTag } from 'domhandler'
import { attribute, childElements, childNamed, localName, textUnder, type Element } from '../dom.ts'
import { escapeHtml } from '../escape-html.ts'
import { isSymbolFont, symbolSign } from '../symbol-font.ts'
import { childValue } from './child-value.ts'
import { mathOf } from './office-math.ts'

/** A switch of Word's: there is "on" where it says nothing. */
export function isOn(properties: Element | null, name: string): boolean {
  const found = childNamed(properties, name)
  return found !== null && !/^(?:0|false|off|none)$/u.test(attribute(found, 'val') ?? '')
}

export type NoteKind = 'footnote' | 'endnote'

export type RunContext = {
  /** A note's number, by its kind and id, in the order of the text. */
  numberOf: (kind: NoteKind, id: string) => string
  /** Paragraphs in a box that stands in the line. */
  boxOf: (content: Element) => string
}

/** What has been deleted, what only Word itself reads, and what stands here a second time for older readers. */
const left: ReadonlySet<string> = new Set([
  'del',
  'moveFrom',
  'instrText',
  'delText',
  'rPr',
  'pPr',
  'commentReference',
  'annotationRef',
  'footnoteRef',
  'endnoteRef',
  'sectPr',
  'rt',
])

/** Word keeps a sign of another font here, and in older files such letters in a run of that font. Arrows and boxes of Wingdings are no words. */
function symbolOf(element: Element): string {
  const code = Number.parseInt(attribute(element, 'char') ?? '', 16)
  return isSymbolFont(attribute(element, 'font') ?? '') && Number.isInteger(code) ? symbolSign(code) : ' '
}

function isInSymbols(properties: Element | null): boolean {
  const fonts = childNamed(properties, 'rFonts')
  return fonts !== null && isSymbolFont(attribute(fonts, 'ascii') ?? '')
}

const kept = /[\uF020-\uF0FF]/gu

/** The content of a paragraph as HTML. Boxes in it are given beside it. */
export function runsHtml(parent: Element, context: RunContext): { html: string; boxes: string[] } {
  const boxes: string[] = []
  const walk = (element: Element): string => childElements(element).map(one).join('')
  const note = (element: Element, kind: NoteKind): string => {
    const id = attribute(element, 'id') ?? ''
    return `<a epub:type="noteref" href="#${kind}-${escapeHtml(id)}">${context.numberOf(kind, id)}</a>`
  }
  const one = (element: Element): string => {
    const name = localName(element)
    if (left.has(name)) return ''
    switch (name) {
      case 'r': {
        const properties = childNamed(element, 'rPr')
        if (isOn(properties, 'vanish') || isOn(properties, 'webHidden')) return ''
        const inside = walk(element)
        return childValue(properties, 'vertAlign') === 'superscript' ? `<sup>${inside}</sup>` : inside
      }
      case 't': {
        const text = textUnder(element)
        const run = element.parent
        const isSymbols = run !== null && isTag(run) && isInSymbols(childNamed(run, 'rPr'))
        return escapeHtml(
          isSymbols ? text.replaceAll(kept, (sign) => symbolSign(sign.codePointAt(0) ?? 0)) : text,
        )
      }
      case 'sym':
        return escapeHtml(symbolOf(element))
      case 'tab':
      case 'ptab':
        return ' '
      case 'br':
        return attribute(element, 'type') === 'page' || attribute(element, 'type') === 'column'
          ? ' '
          : '<br/>'
      case 'cr':
        return '<br/>'
      case 'noBreakHyphen':
        return '-'
      case 'footnoteReference':
        return note(element, 'footnote')
      case 'endnoteReference':
        return note(element, 'endnote')
      case 'oMath':
        return `<math>${mathOf(element)}</math>`
      case 'docPr': {
        const words = attribute(element, 'descr') ?? ''
        return words === '' ? '' : `<img alt="${escapeHtml(words)}"/>`
      }
      case 'txbxContent':
        boxes.push(context.boxOf(element))
        return ''
      case 'AlternateContent': {
        // Both say the same, for two generations of readers.
        const choices = element.children.filter((child): child is Element => isTag(child))
        const choice = choices.find((each) => localName(each) === 'Choice') ?? choices[0]
        return choice === undefined ? '' : walk(choice)
      }
      default:
        return walk(element)
    }
  }
  return { html: walk(parent), boxes }
}
