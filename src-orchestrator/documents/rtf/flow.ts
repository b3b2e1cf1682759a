import { escapeHtml } from '../escape-html.ts'
import type { Role } from './header.ts'

export type ParagraphEnd = { role: Role; isInTable: boolean; isDropCap: boolean }

/** Paragraphs as they come: of the document, of a note, of a box. */
export type Flow = {
  text: (words: string, isRaised: boolean) => void
  /** Markup within the line. */
  inline: (html: string) => void
  /** Puts markup in place of a raised mark that stands last; answers with the mark, null where there is none. */
  takeMark: () => string | null
  /** What stands before the words of the paragraph that comes: its number in a list. Empty: a bullet. */
  label: (words: string) => void
  /** Set apart, beside the paragraph. */
  box: (html: string) => void
  endParagraph: (end: ParagraphEnd) => void
  beginRow: () => void
  isHeaderRow: () => void
  endCell: (end: ParagraphEnd) => void
  endRow: () => void
  /** Everything so far, as blocks of HTML; and empty again. */
  close: (end: ParagraphEnd) => string
}

const mark = /<sup>([^<]{1,4})<\/sup>$/u

function marked(role: Role, words: string, label: string | null): string {
  const numbered = label === null || label === '' ? words : `${escapeHtml(label)} ${words}`
  switch (role.kind) {
    case 'heading':
      return `<h${role.level}>${numbered}</h${role.level}>`
    case 'caption':
      return `<p class="caption">${numbered}</p>`
    case 'quote':
      return `<blockquote><p>${numbered}</p></blockquote>`
    case 'code':
      return `<pre class="code">${words}</pre>`
    case 'contents':
      return `<nav epub:type="toc"><p>${numbered}</p></nav>`
    case 'text':
      return label === null ? `<p>${words}</p>` : `<ul><li>${numbered}</li></ul>`
    default:
      return role
  }
}

export function openFlow(): Flow {
  const blocks: string[] = []
  let rows: string[] = []
  let cells: string[] = []
  let cell: string[] = []
  let boxes: string[] = []
  let words = ''
  let label: string | null = null
  let dropCap = ''
  let isInRow = false
  let isHeader = false

  const endTable = (): void => {
    if (rows.length > 0) blocks.push(`<table>${rows.join('')}</table>`)
    rows = []
  }
  const finish = ({ role, isInTable, isDropCap }: ParagraphEnd): void => {
    const html = words.replaceAll('</sup><sup>', '')
    const hasText = /[^\s<>]/u.test(html.replaceAll(/<[^>]*>/gu, ''))
    words = ''
    if (isDropCap && hasText) {
      dropCap += html.trim()
      return
    }
    const whole = dropCap + (hasText ? html.trim() : '')
    const made = [...(whole === '' ? [] : [marked(role, whole, label)]), ...boxes]
    dropCap = ''
    label = null
    boxes = []
    if (isInTable || isInRow) {
      cell.push(...made)
      return
    }
    if (made.length > 0) endTable()
    blocks.push(...made)
  }
  const endCell = (end: ParagraphEnd): void => {
    finish({ ...end, isInTable: true })
    cells.push(cell.join(''))
    cell = []
  }
  const endRow = (): void => {
    if (cell.length > 0) cells.push(cell.join(''))
    const tag = isHeader ? 'th' : 'td'
    if (cells.length > 0) rows.push(`<tr>${cells.map((each) => `<${tag}>${each}</${tag}>`).join('')}</tr>`)
    cell = []
    cells = []
    isInRow = false
    isHeader = false
  }
  return {
    text: (plain, isRaised) => {
      const safe = escapeHtml(plain)
      words += isRaised && plain.trim() !== '' ? `<sup>${safe}</sup>` : safe
    },
    inline: (html) => {
      words += html
    },
    takeMark: () => {
      const joined = words.replaceAll('</sup><sup>', '')
      const found = mark.exec(joined)
      if (found === null) return null
      words = joined.slice(0, found.index)
      return found[1] ?? null
    },
    label: (shown) => {
      label = shown
    },
    box: (html) => {
      boxes.push(html)
    },
    endParagraph: finish,
    beginRow: () => {
      isInRow = true
    },
    isHeaderRow: () => {
      isHeader = true
    },
    endCell,
    endRow,
    close: (end) => {
      finish(end)
      endRow()
      endTable()
      return blocks.splice(0).join('')
    },
  }
}
