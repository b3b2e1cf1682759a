import { decodeBytes } from '../../phases/validation/decode-bytes.ts'
import { escapeHtml } from '../escape-html.ts'
import { openFlow, type Flow, type ParagraphEnd } from './flow.ts'
import { destinationOf, groupNamed, type RtfGroup, type RtfItem } from './groups.ts'
import { symbolSign } from '../symbol-font.ts'
import { readHeader, roleOf, symbolEncoding, type Header } from './header.ts'
import { changeState, fontOf, plainState, type State } from './state.ts'
import { characters, entered, leftOut } from './words.data.ts'

type Walk = { header: Header; hasTitle: boolean; notes: string[] }

const headerTables: ReadonlySet<string> = new Set([
  'fonttbl',
  'stylesheet',
  'info',
  'listtable',
  'listoverridetable',
  'rsidtbl',
  'generator',
  'nonesttables',
])
const bulletSigns = /^[\p{P}\p{S}\p{Co}o\s]$/u
const fieldOfContents = /^\s*TOC\b/iu

/** The words under a group, without what they are: numbers of lists, formulas. */
function wordsUnder(group: RtfGroup, state: State, walk: Walk): string {
  const words: string[] = []
  walkItems(group, state, walk, { ...openFlow(), text: (plain) => void words.push(plain) })
  return words.join('')
}

/** The same for what is no text of the book: titles, the kinds of fields. */
export function plainText(group: RtfGroup, encoding: string): string {
  const header: Header = { encoding, fonts: new Map(), styles: new Map(), firstFont: null }
  return wordsUnder(group, plainState(encoding), { header, hasTitle: false, notes: [] })
}

function endOf(state: State, { header, hasTitle }: Walk): ParagraphEnd {
  const role = state.isContents ? ({ kind: 'contents' } as const) : roleOf(header.styles, state, hasTitle)
  return { role, isInTable: state.isInTable, isDropCap: state.isDropCap }
}

function enter(group: RtfGroup, state: State, walk: Walk, flow: Flow): void {
  const { word, isStarred } = destinationOf(group)
  if (word === 'upr') {
    // Twice the same: for readers without Unicode, and in it.
    const unicode = groupNamed(group, 'ud')
    if (unicode !== null) walkItems(unicode, { ...state }, walk, flow)
    return
  }
  if (word !== null && (leftOut.has(word) || headerTables.has(word))) return
  if (isStarred && (word === null || !entered.has(word))) return
  const own = { ...state }
  switch (word ?? '') {
    case 'footnote': {
      const id = `note-${walk.notes.length}`
      const number = walk.notes.push('')
      const note = openFlow()
      const plain = {
        ...plainState(fontOf(walk.header, walk.header.firstFont)),
        substitutes: state.substitutes,
      }
      walkItems(group, plain, walk, note)
      walk.notes[number - 1] =
        `<aside epub:type="footnote" id="${id}">${note.close(endOf(plain, walk))}</aside>`
      if (state.isHidden) return
      const shown = flow.takeMark() ?? String(number)
      return flow.inline(`<a epub:type="noteref" href="#${id}">${escapeHtml(shown)}</a>`)
    }
    case 'listtext':
    case 'pntext': {
      const label = wordsUnder(group, own, walk).trim()
      return flow.label(bulletSigns.test(label) ? '' : label)
    }
    case 'shptxt': {
      const box = openFlow()
      walkItems(group, plainState(own.encoding), walk, box)
      return flow.box(`<div>${box.close(endOf(own, walk))}</div>`)
    }
    case 'moMath':
      return flow.inline(`<math>${escapeHtml(wordsUnder(group, own, walk))}</math>`)
    case 'field': {
      const kind = groupNamed(group, 'fldinst')
      own.isContents ||= kind !== null && fieldOfContents.test(plainText(kind, walk.header.encoding))
      return walkItems(group, own, walk, flow)
    }
    case 'shpinst':
      // Its properties are no text; what stands in the box is.
      return group.items.forEach((item) => {
        if (item.type === 'group' && destinationOf(item).word === 'shptxt') enter(item, own, walk, flow)
      })
    default:
      return walkItems(group, own, walk, flow)
  }
}

/** A group's words and paragraphs go to the flow. `state` changes with its controls. */
function walkItems(group: RtfGroup, state: State, walk: Walk, flow: Flow): void {
  let bytes: Uint8Array[] = []
  let toSkip = 0
  const say = (words: string): void => {
    if (!state.isHidden && words !== '') flow.text(words, state.isRaised)
  }
  const flush = (): void => {
    const all = Buffer.concat(bytes)
    bytes = []
    if (all.length === 0 || state.encoding === null) return
    say(
      state.encoding === symbolEncoding
        ? Array.from(all, symbolSign).join('')
        : (decodeBytes(all, state.encoding, { isLenient: true }) ?? ''),
    )
  }
  const character = (words: string): void => {
    if (toSkip > 0) toSkip--
    else say(words)
  }
  const word = (name: string, value: number | null): void => {
    if (changeState(state, name, value, walk.header)) return
    const shown = characters.get(name)
    if (shown !== undefined) return character(shown)
    if (name === 'u' && value !== null) {
      const code = value & 0xffff
      say(state.encoding === symbolEncoding && code >= 0xf000 ? symbolSign(code) : String.fromCharCode(code))
      toSkip = state.substitutes
    } else if (name === 'par' || name === 'sect' || name === 'page' || name === 'nestcell')
      flow.endParagraph(endOf(state, walk))
    else if (name === 'line') flow.inline('<br/>')
    else if (name === 'trowd') flow.beginRow()
    else if (name === 'trhdr') flow.isHeaderRow()
    else if (name === 'cell') flow.endCell(endOf(state, walk))
    else if (name === 'row') flow.endRow()
  }
  const take = (item: RtfItem): void => {
    if (item.type === 'bytes') {
      const skipped = Math.min(toSkip, item.bytes.length)
      toSkip -= skipped
      if (skipped < item.bytes.length) bytes.push(item.bytes.subarray(skipped))
      return
    }
    flush()
    if (item.type === 'word') word(item.word, item.value)
    else if (item.symbol === '\n') flow.endParagraph(endOf(state, walk))
    else character(characters.get(item.symbol) ?? '')
  }
  for (const item of group.items) {
    if (item.type !== 'group') {
      take(item)
      continue
    }
    flush()
    toSkip = 0
    enter(item, state, walk, flow)
  }
  flush()
}

/** An RTF document as HTML. Pure. */
export function rtfHtml(body: RtfGroup): string {
  const header = readHeader(body)
  const titles = [...header.styles].filter(([, { name }]) => name === 'title').map(([number]) => number)
  const walk: Walk = { header, hasTitle: usesStyle(body, new Set(titles)), notes: [] }
  const flow = openFlow()
  const state = plainState(fontOf(header, header.firstFont))
  walkItems(body, state, walk, flow)
  return `<body>${flow.close(endOf(state, walk))}${walk.notes.join('')}</body>`
}

function usesStyle(group: RtfGroup, numbers: ReadonlySet<number>): boolean {
  if (numbers.size === 0 || destinationOf(group).word === 'stylesheet') return false
  return group.items.some((item) =>
    item.type === 'group'
      ? usesStyle(item, numbers)
      : item.type === 'word' && item.word === 's' && numbers.has(item.value ?? -1),
  )
}
