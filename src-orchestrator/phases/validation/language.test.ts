import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makePdf, setParagraphs } from '../../pdf/testing/pdf-writer.ts'
import { examine } from './examine.ts'
import { languageOf } from './language.ts'

const english =
  'The fact is, the Time Traveller was one of those men who are too clever to be believed: you never felt that you saw all round him. Things that would have made the fame of a less clever man seemed tricks in his hands.'
const french =
  'Longtemps, je me suis couché de bonne heure. Parfois, à peine ma bougie éteinte, mes yeux se fermaient si vite que je n’avais pas le temps de me dire que la pensée qu’il était temps de chercher le sommeil m’éveillait.'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bookspool-language-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function languageOfFile(name: string, bytes: string | Uint8Array): Promise<string | null | undefined> {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return (await examine(path, { password: null, maxPages: 48 })).facts?.language
}

const chapters = (texts: readonly string[]): string =>
  texts.map((text, at) => `# Chapter ${at + 1}\n\n${`${text}\n\n`.repeat(4)}`).join('')

describe('a book’s language is that of most of it', () => {
  it.each([
    ['the chapter in the middle is in another', [english, french, english], 'en'],
    ['two of three are in another', [french, english, french], 'fr'],
    ['the first is in another', [french, english, english], 'en'],
    ['all are in one', [french, french, french], 'fr'],
  ])('%s', async (_what, texts, language) => {
    expect(await languageOfFile('book.md', chapters(texts))).toBe(language)
  })

  it('a long foreword does not speak for the book', () => {
    expect(languageOf('', `${french.repeat(200)}\n${english.repeat(600)}`)).toBe('en')
    expect(languageOf('', `${english.repeat(200)}\n${french.repeat(600)}`)).toBe('fr')
  })

  it('nor do the first pages of a PDF', async () => {
    const page = (text: string): ReturnType<typeof setParagraphs> =>
      setParagraphs(Array.from({ length: 10 }, () => text))
    const pages = Array.from({ length: 30 }, (_, at) => ({ texts: page(at < 11 ? french : english) }))
    expect(await languageOfFile('foreword.pdf', makePdf(pages))).toBe('en')
  })

  it('nor the third of a plain text that its middle begins with', async () => {
    const text = `${english}\n`.repeat(1500)
    const third = Math.floor(text.length / 3)
    const inserted = text.slice(0, third) + `${french}\n`.repeat(95) + text.slice(third)
    expect(await languageOfFile('book.txt', inserted)).toBe('en')
  })
})
