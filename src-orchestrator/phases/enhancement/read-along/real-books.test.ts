import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { epub, withEpub } from '../../../documents/epub/read-epub.ts'
import { corpusFolder } from '../../../pdf/testing/corpus.ts'
import { chunksOf } from '../../chunking/chunks.ts'
import { asidesByDefault } from '../../extraction/aside-blocks.ts'
import { bookFromDocument } from '../../extraction/documents/document-book.ts'
import { contentParts } from './epub-parts.ts'
import { lettersOf } from './letters.ts'
import { placeTexts } from './place-cues.ts'

const corpus = corpusFolder()

describe.skipIf(corpus === null)('books of the corpus', () => {
  it.each([
    ['standardebooks/h-g-wells_the-time-machine.epub', 0],
    ['misc/pandoc__wasteland.epub', 0],
    ['epub3-samples/israelsailing.epub', 0],
    // What is said in place of a formula, and a word that is there in a form for other readers alone.
    ['misc/pandoc__features.epub', 7],
  ])('%s: every sentence has its letters and no others, %i have no place', async (name, nowhere) => {
    const path = join(corpus ?? '', 'epub', name)
    const book = bookFromDocument(await epub.read(path), { title: 'T', language: 'en' }, asidesByDefault)
    const texts = chunksOf(book).chunks.flatMap(({ sentences }) => sentences.map(({ text }) => text))
    await withEpub(path, async (open) => {
      const parts = await contentParts(open, false)
      const found = placeTexts(texts, parts, { skipsNotes: true })
      const shown = found.map((pieces) => {
        const source = pieces.map(({ part, from, to }) => parts[part]?.text.slice(from, to)).join('')
        const plain = source.replaceAll(/<rt>.*?<\/rt>|<[^>]*>|&[a-z]+;|&#x?[\da-f]+;/gu, '')
        return lettersOf(plain).text
      })
      const missing = shown.filter((letters) => letters === '')
      expect(missing).toHaveLength(nowhere)
      const wrong = texts.filter((text, at) => shown[at] !== '' && shown[at] !== lettersOf(text).text)
      expect(wrong).toEqual([])
    })
  })
})
