import { readFile } from 'node:fs/promises'
import { posix } from 'node:path'
import { TextWriter, Uint8ArrayReader, ZipReader } from '@zip.js/zip.js'
import { Parser } from 'htmlparser2'

/** Words and numbers, whatever their case and punctuation. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFKC').toLowerCase().replaceAll('\u{ad}', '').match(/\p{L}[\p{L}\p{M}]*|\p{N}+/gu) ?? [] // prettier-ignore
}

/** What no reading system shows, or only one that cannot do better. */
const unseen: ReadonlySet<string> = new Set(
  'audio canvas desc head iframe metadata object script style title video'.split(' '),
)
const withinWords: ReadonlySet<string> = new Set(
  'a abbr b bdi bdo cite code del dfn em i ins kbd mark q ruby s samp small span strong tspan u var wbr'.split(
    ' ',
  ),
)

/** All that stands in a document, in its order: no rule of reading has touched it. */
function textOf(markup: string): string {
  let text = ''
  let hidden = 0
  const gap = (name: string): void => {
    if (!withinWords.has(name)) text += ' '
  }
  const parser = new Parser(
    {
      onopentagname: (name) => {
        gap(name)
        if (unseen.has(name)) hidden++
      },
      onclosetag: (name) => {
        gap(name)
        if (unseen.has(name)) hidden--
      },
      ontext: (piece) => {
        if (hidden === 0) text += piece
      },
    },
    { recognizeSelfClosing: true },
  )
  parser.end(markup)
  return text
}

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`, 'u').exec(tag)?.[1] ?? ''

const tagsOf = (markup: string, name: string): string[] =>
  markup.match(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, 'gu')) ?? []

async function textsIn(path: string): Promise<Map<string, string>> {
  const zip = new ZipReader(new Uint8ArrayReader(await readFile(path)))
  const texts = new Map<string, string>()
  for (const entry of await zip.getEntries())
    if (!entry.directory) texts.set(entry.filename, await entry.getData(new TextWriter()))
  return texts
}

/** What every reading system shows; of anything else it shows the item that is named as its fallback. */
const shown: ReadonlySet<string> = new Set(['application/xhtml+xml', 'image/svg+xml', 'text/html'])

/** The words of every document in an EPUB's spine; null of a damaged file, and of one that does not say which these are. */
export async function epubWords(path: string): Promise<string[] | null> {
  const texts = await textsIn(path).catch(() => null)
  if (texts === null) return null
  const container = texts.get('META-INF/container.xml') ?? ''
  const packagePath = attribute(tagsOf(container, 'rootfile')[0] ?? '', 'full-path')
  const opf = texts.get(packagePath) ?? ''
  const items = new Map(tagsOf(opf, 'item').map((tag) => [attribute(tag, 'id'), tag]))
  const documents: string[] = []
  for (const tag of tagsOf(opf, 'itemref')) {
    let item = items.get(attribute(tag, 'idref')) ?? ''
    const fallback = attribute(item, 'fallback')
    if (fallback !== '' && !shown.has(attribute(item, 'media-type'))) item = items.get(fallback) ?? ''
    const document = texts.get(
      posix.join(posix.dirname(packagePath), decodeURIComponent(attribute(item, 'href'))),
    )
    if (document !== undefined) documents.push(document)
  }
  return documents.length === 0 ? null : documents.flatMap((document) => wordsOf(textOf(document)))
}
