import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { asidesByDefault } from '../../phases/extraction/aside-blocks.ts'
import { bookFromDocument } from '../../phases/extraction/documents/document-book.ts'
import { readingText } from '../../phases/extraction/reading-text.ts'
import { documentOfMobi } from './read-mobi.ts'
import { unpackPalmDoc, withoutTrailing } from './unpack-text.ts'

/** Written by calibre 6.13 from one page of HTML of our own. */
const samples = fileURLToPath(new URL('testing/', import.meta.url))
const sample = async (name: string): Promise<Buffer> => readFile(join(samples, name))

const chapters = ['Chapter One', 'Chapter Two']
const sentences = [
  'It was “dark” — and stormy, über alles.',
  'Second paragraph of the first chapter, with plain words in it.',
  'The lamps went out one after another. Nobody had come to the door.',
  'Words of the part are these.',
]

describe.each(['lamps.mobi', 'lamps.azw3', 'lamps-both.mobi'])('%s', (name) => {
  it('has its words in order, its chapters, and what is known of it', async () => {
    const document = documentOfMobi(await sample(name))
    expect(document.about).toMatchObject({ title: 'The Lamps', author: 'Ada Wells' })
    const book = bookFromDocument(document, { title: 'T', language: 'en' }, asidesByDefault)
    expect(book.chapters.map(({ title }) => title).slice(0, 2)).toEqual(chapters)
    const text = readingText(book)
    const places = sentences.map((sentence) => text.indexOf(sentence))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(text).not.toContain('Table of Contents')
  })

  it('is refused where it breaks off', async () => {
    const file = await sample(name)
    for (const part of [0.02, 0.1, 0.3])
      expect(() => documentOfMobi(file.subarray(0, Math.round(file.length * part)))).toThrow('file-damaged')
  })
})

it.each(['lamps.mobi', 'lamps.azw3'])('%s is refused where it is protected', async (name) => {
  const file = await sample(name)
  // The first record: https://wiki.mobileread.com/wiki/MOBI#PalmDOC_Header
  file.writeUInt16BE(2, file.readUInt32BE(78) + 12)
  expect(() => documentOfMobi(file)).toThrow('drm-protected')
})

it.each(['lamps.mobi', 'lamps.azw3'])('notes of %s are known by their links', async (name) => {
  const book = bookFromDocument(
    documentOfMobi(await sample(name)),
    { title: 'T', language: 'en' },
    asidesByDefault,
  )
  expect(book.changes.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['note-mark', 'footnote']))
  expect(readingText(book)).not.toContain('A note about storms')
})

it.each([
  ['plain bytes', [0x41, 0x42], 'AB'],
  ['bytes as they stand', [2, 0xc3, 0xa4], 'ä'],
  ['a space and a letter', [0xe1], ' a'],
  ['what stood before', [0x61, 0x62, 0x63, 0x80, 0x18], 'abcabc'],
])('PalmDOC’s packing: %s', (_what, packed, text) => {
  expect(Buffer.from(unpackPalmDoc(Uint8Array.from(packed))).toString()).toBe(text)
})

it('what is packed with what is not there is damaged', () => {
  expect(() => unpackPalmDoc(Uint8Array.of(0x80, 0x18))).toThrow('refers to what is not there')
})

it('what stands behind the text of a record goes', () => {
  expect([...withoutTrailing(Uint8Array.of(1, 2, 3, 9, 0x82), 2)]).toEqual([1, 2, 3])
  expect([...withoutTrailing(Uint8Array.of(1, 2, 3, 0), 1)]).toEqual([1, 2, 3])
})
