import { describe, expect, test } from 'vitest'
import type { BookText } from '../../book/book-text.ts'
import { chunksOf, estimatedSec, groupSentences } from './chunks.ts'

function book(...chapters: { title: string; printed?: boolean; paragraphs: string[] }[]): BookText {
  return {
    language: 'en',
    chapters: chapters.map(({ title, printed = true, paragraphs }) => ({
      title,
      titleIsPrinted: printed,
      blocks: paragraphs.map((text) => ({ kind: 'paragraph', text, places: [] })),
    })),
    changes: [],
    words: 0,
  }
}

const sentence = 'This sentence is here to fill about four seconds of speech, neither more nor less.'

describe('chunks', () => {
  test('the title comes first, the last sentence ends the chapter, what cannot be said is a pause', () => {
    const list = chunksOf(book({ title: 'The Start', paragraphs: ['One. Two.', '* * *', 'Three.'] }))
    expect(list.chunks).toHaveLength(1)
    expect(list.chunks[0]?.sentences.map(({ said, after }) => [said, after])).toEqual([
      ['The Start', 'heading'],
      ['One.', 'sentence'],
      ['Two.', 'paragraph'],
      ['Three.', 'chapter'],
    ])
  })

  test('a title that is not printed is not read', () => {
    const list = chunksOf(book({ title: 'Book', printed: false, paragraphs: ['One.'] }))
    expect(list.chunks[0]?.sentences.map(({ said }) => said)).toEqual(['One.'])
  })

  test('no chunk crosses a chapter; a chapter without words keeps its number', () => {
    const list = chunksOf(
      book(
        { title: 'A', paragraphs: ['One.'] },
        { title: '***', paragraphs: ['—'] },
        { title: 'C', paragraphs: ['Two.'] },
      ),
    )
    expect(list.chapterTitles).toEqual(['A', '***', 'C'])
    expect(list.chunks.map(({ index, chapter }) => [index, chapter])).toEqual([
      [0, 0],
      [1, 2],
    ])
  })

  test('a line of verse ends in a pause, and is printed without', () => {
    const verse = 'I walked\nalone. It rained,\nand stopped.'
    const song = {
      title: 'Song',
      titleIsPrinted: false,
      blocks: [{ kind: 'verse' as const, text: verse, places: [] }],
    }
    const list = chunksOf({ ...book(), chapters: [song] })
    expect(list.chunks[0]?.sentences.map(({ text, said }) => [text, said])).toEqual([
      ['I walked alone.', 'I walked, alone.'],
      ['It rained, and stopped.', 'It rained, and stopped.'],
    ])
  })

  test('nothing to say gives no chunks', () => {
    expect(chunksOf(book({ title: '—', paragraphs: ['* * *'] })).chunks).toEqual([])
  })

  test('chunks are about 10 to 30 seconds long, and hold every sentence in order', () => {
    const paragraphs = Array.from({ length: 40 }, (_, at) => `${sentence} `.repeat((at % 7) + 1).trim())
    const list = chunksOf(book({ title: 'Long', paragraphs }))
    const lengths = list.chunks.map((chunk) =>
      chunk.sentences.reduce((sum, { said }) => sum + estimatedSec(said), 0),
    )
    expect(Math.max(...lengths)).toBeLessThanOrEqual(32)
    expect(Math.min(...lengths.slice(0, -1))).toBeGreaterThanOrEqual(10)
    const texts = list.chunks.flatMap((chunk) => chunk.sentences.map(({ text }) => text))
    expect(texts).toEqual(['Long', ...paragraphs.flatMap((text) => text.split(/(?<=\.) /u))])
  })

  test('a short rest joins the chunk before it', () => {
    const filler = { text: sentence, said: sentence, after: 'sentence' as const }
    const groups = groupSentences([...Array.from({ length: 5 }, () => filler), { text: 'End.', said: 'End.', after: 'chapter' }])
    expect(groups).toHaveLength(1)
  }) // prettier-ignore
})
