import { parseHtml } from '../dom.ts'
import { guideTypes } from '../markup/meanings.data.ts'
import type { Matter, NavEntry, Part } from '../source-document.ts'
import { readIndex } from './index-table.ts'
import { none, type MobiHeader } from './palm-database.ts'

const link = /\bfilepos\s*=\s*["']?0*(\d+)["']?/giu
const pageBreak = /<\s*mbp:pagebreak\b[^>]*>/giu
const reference = /<reference\b[^>]*>/giu

const anchorOf = (position: number): string => `filepos${position}`

type Piece = { from: number; to: number; path: string }

/** An old Mobipocket book: one file, whose places are byte offsets; page breaks part it. https://wiki.mobileread.com/wiki/MOBI */
export function readMobi6(
  records: readonly Uint8Array[],
  header: MobiHeader,
  bytes: Buffer,
): { parts: Part[]; nav: NavEntry[] } {
  const decoder = new TextDecoder(header.encoding)
  const latin = bytes.toString('latin1')
  const ncx = header.ncx === none || header.ncx === 0 ? null : readIndex(records, header.ncx, header.encoding)
  const listed = (ncx?.entries ?? []).map(({ tags }) => ({
    at: tags.get(1)?.[0] ?? 0,
    title: ncx?.words.get(tags.get(3)?.[0] ?? -1) ?? '',
    level: tags.get(4)?.[0] ?? 0,
  }))
  const targets = new Set(listed.map(({ at }) => at))
  for (const [, position = ''] of latin.matchAll(link)) targets.add(Number(position))

  const breaks = [...latin.matchAll(pageBreak)].map(({ index }) => index)
  const starts = [0, ...breaks]
  const pieces = starts.map((from, number): Piece => ({
    from,
    to: starts[number + 1] ?? latin.length,
    path: `part-${number}`,
  }))
  const pieceAt = (position: number): Piece | undefined =>
    pieces.find(({ to }) => position < to) ?? pieces.at(-1)
  const placeOf = (position: number): string => `${pieceAt(position)?.path ?? ''}#${anchorOf(position)}`
  const matter = matterOf(latin, (position) => pieceAt(position)?.path ?? '')

  const inOrder = [...targets]
    .filter((position) => position <= latin.length)
    .toSorted((one, other) => one - other)
  const parts = pieces.map(({ from, to, path }): Part => {
    let markup = ''
    let done = from
    for (const position of inOrder) {
      if (position < from || position >= to) continue
      markup += `${latin.slice(done, position)}<a id="${anchorOf(position)}"></a>`
      done = position
    }
    markup += latin.slice(done, to)
    const linked = markup.replaceAll(link, (_, position: string) => `href="${placeOf(Number(position))}"`)
    const root = parseHtml(decoder.decode(Buffer.from(linked, 'latin1')))
    return { path, root, matter: matter.get(path) ?? null, css: [] }
  })
  const nav = listed
    .toSorted((one, other) => one.at - other.at || one.level - other.level)
    .map(({ at, title, level }): NavEntry => ({
      title,
      level,
      path: pieceAt(at)?.path ?? '',
      fragment: anchorOf(at),
    }))
  return { parts, nav }
}

/** What the guide in the book's head says of pages. */
function matterOf(latin: string, pathOf: (position: number) => string): Map<string, Matter> {
  const matter = new Map<string, Matter>()
  for (const [tag] of latin.matchAll(reference)) {
    const type = /\btype\s*=\s*["']([^"']*)/iu.exec(tag)?.[1]?.toLowerCase() ?? ''
    const position = /\bfilepos\s*=\s*["']?0*(\d+)/iu.exec(tag)?.[1]
    const found = guideTypes[type]
    if (found !== undefined && position !== undefined) matter.set(pathOf(Number(position)), found)
  }
  return matter
}
