import { allNamed, attribute, parseHtml } from '../dom.ts'
import { guideTypes } from '../markup/meanings.data.ts'
import type { Matter, NavEntry, Part } from '../source-document.ts'
import { readIndex, type Index } from './index-table.ts'
import { none, numberAt, type MobiHeader } from './palm-database.ts'

type Fragment = { at: number; part: number; from: number; length: number }
type Skeleton = { from: number; length: number; fragments: number }

const tagged = (index: Index, number: number): (number[] | undefined)[] =>
  index.entries.map(({ tags }) => tags.get(number))

const path = (part: number): string => `part-${part}`
const anchorOf = (fragment: number, offset: number): string => `pos-${fragment}-${offset}`

const position = /kindle:pos:fid:([0-9A-V]+):off:([0-9A-V]+)/giu
const flow = /kindle:flow:([0-9A-V]+)/iu
/** Numbers in addresses are written to this base. */
const base = 32

/** Where a tag begins, for an offset that may lie within one: an anchor cannot stand there. */
function tagStart(text: string, offset: number): number {
  const open = text.lastIndexOf('<', offset)
  return open > text.lastIndexOf('>', offset - 1) ? Math.max(0, open) : offset
}

/** Flows of the text: the first is the book, the others are its styles. https://wiki.mobileread.com/wiki/KF8 */
function flowsOf(record: Uint8Array | undefined, text: Buffer): Buffer[] {
  const count = record === undefined ? 0 : Math.min(numberAt(record, 8, 4), record.length >> 3)
  if (record === undefined || count === 0) return [text]
  return Array.from({ length: count }, (_, index) =>
    text.subarray(numberAt(record, 12 + 8 * index, 4), numberAt(record, 16 + 8 * index, 4)),
  )
}

/** A KF8 book (AZW3): skeletons, each a file of it, into which its fragments are put back; places in it are a fragment and an offset. */
export function readKf8(
  records: readonly Uint8Array[],
  header: MobiHeader,
  text: Buffer,
): { parts: Part[]; nav: NavEntry[] } {
  const { encoding } = header
  const flows = flowsOf(header.flows === none ? undefined : records[header.flows], text)
  const book = flows[0] ?? text
  const decoder = new TextDecoder(encoding)
  const indexAt = (number: number): Index | null =>
    number === none ? null : readIndex(records, number, encoding)
  const skeletons = (indexAt(header.skeletons)?.entries ?? []).map(({ tags }): Skeleton => {
    const [from = 0, length = 0] = tags.get(6) ?? []
    return { from, length, fragments: tags.get(1)?.[0] ?? 0 }
  })
  const fragmentIndex = indexAt(header.fragments)
  const fragments: Fragment[] = []
  const owner = skeletons.flatMap(({ fragments: count }, part) =>
    Array.from({ length: Math.min(count, 100_000) }, () => part),
  )
  for (const [number, { name, tags }] of (fragmentIndex?.entries ?? []).entries()) {
    const [from = 0, length = 0] = tags.get(6) ?? []
    fragments.push({ at: Number(name), part: owner[number] ?? 0, from, length })
  }

  const wanted = new Map<number, Set<number>>()
  const want = (fragment: number, offset: number): void => {
    wanted.set(fragment, (wanted.get(fragment) ?? new Set()).add(offset))
  }
  const whole = decoder.decode(book)
  for (const [, fragment = '', offset = ''] of whole.matchAll(position))
    want(Number.parseInt(fragment, base), Number.parseInt(offset, base))
  const ncx = indexAt(header.ncx)
  for (const place of ncx === null ? [] : tagged(ncx, 6)) want(place?.[0] ?? 0, place?.[1] ?? 0)

  const withAnchors = (fragment: number, bytes: Buffer): Buffer => {
    const offsets = [...(wanted.get(fragment) ?? [])].toSorted((one, other) => other - one)
    let latin = bytes.toString('latin1')
    for (const offset of offsets) {
      const at = tagStart(latin, Math.min(offset, latin.length))
      latin = `${latin.slice(0, at)}<a id="${anchorOf(fragment, offset)}"></a>${latin.slice(at)}`
    }
    return Buffer.from(latin, 'latin1')
  }
  const linked = (markup: string): string =>
    markup.replaceAll(position, (_, fragment: string, offset: string) => {
      const number = Number.parseInt(fragment, base)
      return `${path(fragments[number]?.part ?? 0)}#${anchorOf(number, Number.parseInt(offset, base))}`
    })
  const matter = matterOf(indexAt(header.guide), fragments)
  const parts = skeletons.map((skeleton, part): Part => {
    let markup = book.subarray(skeleton.from, skeleton.from + skeleton.length)
    let grown = 0
    let from = skeleton.from + skeleton.length
    for (const [number, fragment] of fragments.entries()) {
      if (fragment.part !== part) continue
      const at = Math.max(0, fragment.at - skeleton.from + grown)
      const inserted = withAnchors(number, book.subarray(from, from + fragment.length))
      from += fragment.length
      grown += inserted.length - fragment.length
      markup = Buffer.concat([markup.subarray(0, at), inserted, markup.subarray(at)])
    }
    const root = parseHtml(linked(decoder.decode(markup)))
    const css = allNamed(root, 'link').flatMap((link) => {
      const number = flow.exec(attribute(link, 'href') ?? '')?.[1]
      const style = number === undefined ? undefined : flows[Number.parseInt(number, base)]
      return style === undefined ? [] : [decoder.decode(style)]
    })
    return { path: path(part), root, matter: matter.get(part) ?? null, css }
  })
  const nav = (ncx?.entries ?? []).flatMap(({ tags }): NavEntry[] => {
    const [fragment = 0, offset = 0] = tags.get(6) ?? []
    const title = ncx?.words.get(tags.get(3)?.[0] ?? -1) ?? ''
    const owned = fragments[fragment]
    if (owned === undefined) return []
    return [
      { title, level: tags.get(4)?.[0] ?? 0, path: path(owned.part), fragment: anchorOf(fragment, offset) },
    ]
  })
  return { parts, nav: inBookOrder(nav, ncx) }
}

/** An index lists entries level by level; children are told by their parents. */
function inBookOrder(nav: NavEntry[], ncx: Index | null): NavEntry[] {
  if (ncx === null || nav.length !== ncx.entries.length) return nav
  const parents = ncx.entries.map(({ tags }) => tags.get(21)?.[0] ?? -1)
  const under = (parent: number): NavEntry[] =>
    nav.flatMap((entry, number) =>
      parents[number] === parent && number > parent ? [entry, ...under(number)] : [],
    )
  const ordered = under(-1)
  return ordered.length === nav.length ? ordered : nav
}

/** What the guide says of whole files. */
function matterOf(guide: Index | null, fragments: readonly Fragment[]): Map<number, Matter> {
  const matter = new Map<number, Matter>()
  for (const { name, tags } of guide?.entries ?? []) {
    const fragment = fragments[tags.get(6)?.[0] ?? tags.get(3)?.[0] ?? -1]
    const found = guideTypes[name.toLowerCase()]
    if (fragment !== undefined && found !== undefined) matter.set(fragment.part, found)
  }
  return matter
}
