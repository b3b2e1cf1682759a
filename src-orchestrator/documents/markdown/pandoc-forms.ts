import { withPandocBlocks } from './pandoc-blocks.ts'
import { texWords } from './tex-words.ts'

/** Program code between marks in a line, which stays as it is. */
const codeSpan = String.raw`(?<code>(?<!\x60)(?<ticks>\x60+)(?!\x60)[\s\S]*?(?<!\x60)\k<ticks>(?!\x60))`

/** Where what a bracket opens ends; -1 where it does not. */
function closing(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const sign = text.charAt(at)
    if (sign === '\\') at++
    else if (sign === '[') depth++
    else if (sign === ']' && --depth === 0) return at
    else if (/^\n\s*\n/u.test(text.slice(at, at + 8))) return -1
  }
  return -1
}

/** "^[A note.]" within a text becomes a mark, and its words one of `notes`. */
function withoutInlineNotes(text: string, notes: string[]): string {
  let made = ''
  let from = 0
  for (const { 0: found, index: at, groups } of text.matchAll(
    new RegExp(`${codeSpan}|(?<!\\\\)\\^\\[`, 'gu'),
  )) {
    if (groups?.['code'] !== undefined || at < from) continue
    const end = closing(text, at + found.length - 1)
    if (end < 0) continue
    notes.push(text.slice(at + found.length, end).replaceAll(/\s+/gu, ' '))
    made += `${text.slice(from, at)}[^pandoc-${notes.length}]`
    from = end + 1
  }
  return made + text.slice(from)
}

/** Money has a blank before the second sign, or a digit behind it. https://pandoc.org/MANUAL.html#math */
const display = String.raw`\$\$(?<display>[^$]+?)\$\$`
const formula = String.raw`(?<![\\$\p{L}\p{N}])\$(?<formula>(?=[^\s$])[^$\n]{0,200}?[^\s\\$])\$(?![\p{N}$])`
const raised = String.raw`(?<=[\p{L}\p{N})])\^(?<raised>[^\s^[\]]{1,20})\^`
const lowered = String.raw`(?<=[\p{L}\p{N})])(?<!~)~(?<lowered>[^\s~]{1,20})~(?!~)`
/** "[word]{.smallcaps}". */
const span = String.raw`\[(?<span>[^[\]\n]*)\]\{[^{}\n]*[.#=][^{}\n]*\}`
const forms = new RegExp([codeSpan, display, formula, raised, lowered, span].join('|'), 'gu')

/** What stands between two sums of money, "$5, or it may be 10$": no formula has words. */
const isProse = /^[^\\]*\p{L}{2,}\s+\p{L}{2,}/u

/** What a form is written as; null for program code and for text. */
function written(groups: Readonly<Record<string, string | undefined>>): string | null {
  const { display: shown, formula: tex, raised: up, lowered: down, span: words } = groups
  if (shown !== undefined) {
    const plain = texWords(shown).replaceAll(/<[^>]+>/gu, '')
    return `<math display="block"><mtext>${plain}</mtext></math>`
  }
  if (tex !== undefined) return isProse.test(tex) ? null : texWords(tex)
  if (up !== undefined) return `<sup>${up}</sup>`
  if (down !== undefined) return `<sub>${down}</sub>`
  return words ?? null
}

function withInlineForms(text: string): string {
  let made = ''
  let from = 0
  for (const { 0: whole, index: at, groups } of text.matchAll(forms)) {
    made += text.slice(from, at) + (written(groups ?? {}) ?? whole)
    from = at + whole.length
  }
  return made + text.slice(from)
}

const fence = /^ {0,3}(`{3,}|~{3,})/u

/** Stretches of a text, in turn without and with fenced program code. */
function stretchesOf(text: string): { code: boolean; lines: string[] }[] {
  const stretches: { code: boolean; lines: string[] }[] = [{ code: false, lines: [] }]
  let open: string | null = null
  for (const line of text.split(/\r?\n/u)) {
    const mark = fence.exec(line)?.[1]
    if (open === null && mark !== undefined) {
      open = mark
      stretches.push({ code: true, lines: [line] })
    } else {
      stretches.at(-1)?.lines.push(line)
      if (open !== null && mark?.startsWith(open) === true) {
        open = null
        stretches.push({ code: false, lines: [] })
      }
    }
  }
  return stretches
}

/**
 * What Pandoc's Markdown has beyond GitHub's, written in that or in HTML: notes and formulas within the text, raised and lowered type, lines of verse, definitions,
 * tables without strokes, attributes. https://pandoc.org/MANUAL.html#pandocs-markdown. Pure.
 */
export function withPandocForms(markdown: string): string {
  const notes: string[] = []
  const body = stretchesOf(markdown)
    .filter(({ lines }) => lines.length > 0)
    .map(({ code, lines }) => {
      const text = lines.join('\n')
      if (code) return text
      return withInlineForms(withoutInlineNotes(withPandocBlocks(text), notes))
    })
    .join('\n')
  return body + notes.map((note, at) => `\n\n[^pandoc-${at + 1}]: ${withInlineForms(note)}`).join('')
}
