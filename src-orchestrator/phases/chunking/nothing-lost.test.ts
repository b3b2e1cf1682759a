import { describe, expect, it } from 'vitest'
import type { BookText } from '../../book/book-text.ts'
import { noChoices } from './book-saying.ts'
import { chunksOf } from './chunks.ts'
import { isSpeakable } from './said.ts'
import { sentencesOf } from './sentences.ts'

const bare = (text: string): string => text.replaceAll(/\s/gu, '')

const pieces = [
  'Mr. Fox', 'said', '“No. 5!”', '—', 'and then…', 'J. R. Smith', 'left', 'at 5 p.m.', 'He', '‘Is it?’', '. . .', 'I', 'See pp. 3–7.', '(Yes.)',
  '»Ach,«', 'z. B.', 'am 3. Mai', '¿Qué?', 'x'.repeat(620), 'word, '.repeat(120).trim(), 'end;', '😀', '第一章。', '[12]', '!', '“', '”', 'St. James.',
] // prettier-ignore

/** A small generator of its own, so that a failure can be repeated: Park and Miller's. */
function shuffled(seed: number, count: number): string {
  let state = seed
  return Array.from({ length: count }, () => {
    state = (state * 48_271) % 2_147_483_647
    return pieces[state % pieces.length] ?? ''
  }).join(' ')
}

describe('nothing is lost between a paragraph and its sentences', () => {
  it.each(['en', 'de', 'fr', 'es', 'ja'])('%s', (language) => {
    for (let seed = 1; seed <= 200; seed++) {
      const paragraph = shuffled(seed, 1 + (seed % 40))
      expect(bare(sentencesOf(paragraph, language).join(''))).toBe(bare(paragraph))
    }
  })

  it('nor between a book and its chunks, but for what nobody can say', () => {
    const texts = Array.from({ length: 60 }, (_, index) => shuffled(index + 500, 30))
    const book: BookText = {
      language: 'en',
      changes: [],
      words: 1,
      chapters: [0, 1, 2].map((chapter) => ({
        title: `Chapter ${chapter + 1}`,
        titleIsPrinted: false,
        blocks: texts
          .slice(chapter * 20, chapter * 20 + 20)
          .map((text) => ({ kind: 'paragraph' as const, text, places: [] })),
      })),
    }
    const speakable = (text: string): string => sentencesOf(text, 'en').filter(isSpeakable).map(bare).join('')
    const inChunks = chunksOf(book, { ...noChoices, citations: 'read' }).chunks.flatMap((chunk) =>
      chunk.sentences.map(({ text }) => bare(text)),
    )
    expect(inChunks.join('')).toBe(texts.map(speakable).join(''))
  })
})
