import { join } from 'node:path'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { ExpectedFailure, wordsFor } from '../../src-contract/failure.ts'
import type { AsideChoices } from '../phases/extraction/aside-blocks.ts'
import { countWords } from '../phases/extraction/words/clean-text.ts'
import { bookFromDocument } from '../phases/extraction/documents/document-book.ts'
import { readingText } from '../phases/extraction/reading-text.ts'
import { readZipEntries } from '../zip/open-zip.ts'
import { corpusFolder, filesUnder } from '../pdf/testing/corpus.ts'
import { epub } from './epub/read-epub.ts'
import type { SourceDocument } from './source-document.ts'

/** Everything is read that can be. */
const everything: AsideChoices = {
  footnotes: 'chapter-end', captions: 'read', tables: 'read', formulas: 'read', program_code: 'read', margin_notes: 'read', pictures: 'skip',
} // prettier-ignore

/** Words with how often each stands there: an exponent is its number, a hyphen of no width is none, a number behind a word is one by itself. */
function wordsOf(text: string): Map<string, number> {
  const words = new Map<string, number>()
  for (const [word] of text
    .normalize('NFKC')
    .replaceAll('\u00AD', '')
    .toLowerCase()
    .matchAll(/\p{L}+|\p{N}+/gu))
    words.set(word, (words.get(word) ?? 0) + 1)
  return words
}

function without(more: Map<string, number>, less: Map<string, number>): string[] {
  return [...more].flatMap(([word, count]) =>
    Array<string>(Math.max(0, count - (less.get(word) ?? 0))).fill(word),
  )
}

const silent = new Set([
  'head',
  'script',
  'style',
  'video',
  'audio',
  'select',
  'button',
  'textarea',
  'object',
  'iframe',
  'canvas',
  'annotation',
  'desc',
  'title',
])
const inline = new Set([
  'a',
  'b',
  'i',
  'em',
  'strong',
  'span',
  'small',
  'abbr',
  'sup',
  'sub',
  'u',
  'cite',
  'q',
  'code',
  'bdi',
  'bdo',
  'font',
  'tspan',
  'mi',
  'mn',
  'mo',
  'mtext',
  'mrow',
  'msub',
  'msup',
  'math',
])

/** All text that a page shows, by an XML parser and nothing else; null where it is no sound XML. */
function plainText(xhtml: string): string | null {
  const parser = new SaxesParser({})
  let text = ''
  let hidden = 0
  let sound = true
  parser.on('error', () => {
    sound = false
  })
  const local = (name: string): string => name.slice(name.indexOf(':') + 1).toLowerCase()
  parser.on('opentag', ({ name }) => {
    if (silent.has(local(name))) hidden++
    if (!inline.has(local(name))) text += ' '
  })
  parser.on('closetag', ({ name }) => {
    if (silent.has(local(name))) hidden--
    if (!inline.has(local(name))) text += ' '
  })
  const take = (piece: string): void => {
    if (hidden === 0) text += piece
  }
  parser.on('text', take)
  parser.on('cdata', take)
  parser.write(xhtml).close()
  return sound ? text : null
}

const corpus = corpusFolder()
const books = corpus === null ? [] : filesUnder(join(corpus, 'epub'), '.epub')

/** What an EPUB gives, or the words with which it is refused. */
async function readOrRefused(path: string): Promise<SourceDocument | string> {
  try {
    return await epub.read(path)
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error
    return wordsFor({ file: path, ...error.failure }).what
  }
}

/** The text of the files that were read, by the other parser; null where one of them is no sound XML, or lies elsewhere. */
async function plainTextOf(path: string, { parts }: SourceDocument): Promise<string | null> {
  const names = new Set(parts.map((part) => part.path))
  const files = await readZipEntries(path, (name) => names.has(name), 20_000_000)
  const texts = [...files.values()].map((bytes) => plainText(bytes.toString('utf8')))
  return files.size < parts.length || texts.includes(null) ? null : texts.join(' ')
}

describe.skipIf(corpus === null)('EPUBs of the corpus', () => {
  const compared: string[] = []
  it.each(books.map((path) => [path.slice((corpus ?? '').length + 6), path]))('%s', async (name, path) => {
    const document = await readOrRefused(path)
    const refusal = typeof document === 'string' ? document : ''
    expect(name.endsWith('-valid.epub') ? refusal : '').toBe('')
    expect(refusal).not.toMatch(/no details|undefined/u)
    if (typeof document === 'string') return
    const book = bookFromDocument(document, { title: 'T', language: 'en' }, everything)
    const plain = await plainTextOf(path, document)
    const told = book.changes.filter(({ rule }) => rule !== 'footnote-moved' && rule !== 'picture')
    const ours = wordsOf(`${readingText(book)} ${told.map(({ text }) => text).join(' ')}`)
    if (plain !== null) compared.push(name)
    const theirs = plain === null ? ours : wordsOf(plain)
    // "Note 3: " is said before a note, and a list's numbers stand in no file.
    const extra = without(ours, theirs).filter((word) => !/^(?:note|\d+|[ivxlc]+|[a-z])$/u.test(word))
    expect({ missing: without(theirs, ours), extra }).toEqual({ missing: [], extra: [] })
    expect(book.words).toBe(countWords(readingText(book)))
  })

  it('could be compared, nearly all', () => {
    expect(compared.length).toBeGreaterThan(books.length * 0.8)
  })
})
