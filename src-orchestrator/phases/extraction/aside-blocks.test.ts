import { describe, expect, it } from 'vitest'
import { asidesByDefault, withoutRepeats, type AsideChoices } from './aside-blocks.ts'
import { changeReport } from './change-report.ts'
import type { Line, PageLines } from './page/line.ts'
import { bookFromPages } from './pdf-book.ts'
import { line, plainPages } from './testing/small-pages.ts'

/** Two chapters; the first has a note to its last line, a caption, a formula of two lines and a note in the margin. */
function pages(): PageLines[] {
  const all = plainPages(4, 1, 130)
  const put = (page: number, lines: readonly Line[]): void => {
    all[page]?.lines.push(...lines)
  }
  for (const [page, title] of [[0, 'I'], [2, 'II']] as const)
    all[page]?.lines.unshift(line(title, { size: 18, baseline: 60, left: 190 })) // prettier-ignore
  put(0, [
    line('The fox ran. 1', { baseline: 490, raised: [{ at: 13, length: 1 }] }),
    line('1 A small animal.', { baseline: 560, size: 8, raised: [{ at: 0, length: 1 }] }),
  ])
  put(1, [
    line('Figure 1: A fox', { baseline: 510 }),
    line('E = mc', { baseline: 540, left: 170 }),
    line('a = b + c', { baseline: 562, left: 170 }),
    line('beside it', { baseline: 300, left: 360, size: 8, region: 1, beside: true }),
  ])
  return all
}

function read(choices: Partial<AsideChoices>, language = 'en') {
  return bookFromPages(pages(), [], { title: 'The Book', language }, null, { ...asidesByDefault, ...choices })
}

const asidesOf = (choices: Partial<AsideChoices>, language?: string): string[] =>
  read(choices, language).chapters.flatMap(({ title, blocks }) =>
    blocks.flatMap((block, at) =>
      block.kind === 'aside'
        ? [`${title} ${at === blocks.length - 1 ? 'last' : 'inside'}: ${block.text}`]
        : [],
    ),
  )

describe('what stands beside the text', () => {
  it.each<[string, Partial<AsideChoices>, string[]]>([
    ['is left out, formulas announced once', {}, ['I last: Formula.']],
    ['is left out altogether', { formulas: 'skip' }, []],
    ['notes behind their paragraph', { formulas: 'skip', footnotes: 'after-paragraph' }, ['I inside: Note 1: A small animal.']],
    ['notes at the chapter’s end', { formulas: 'skip', footnotes: 'chapter-end' }, ['I last: Note 1: A small animal.']],
    ['captions read', { formulas: 'skip', captions: 'read' }, ['I last: Figure 1: A fox']],
    ['captions announced', { formulas: 'skip', captions: 'announce' }, ['I last: Caption.']],
    ['formulas read', { formulas: 'read' }, ['I inside: E = mc', 'I last: a = b + c']],
    ['notes in the margin read', { formulas: 'skip', margin_notes: 'read' }, ['I last: beside it']],
  ])('%s', (_what, choices, said) => {
    expect(asidesOf(choices)).toEqual(said)
  }) // prettier-ignore

  it('is announced in the book’s language', () => {
    expect(asidesOf({}, 'de-AT')).toEqual(['I last: Formel.'])
    expect(asidesOf({}, 'cy')).toEqual(['I last: Formula.'])
  })

  it('never breaks a paragraph, nor leaves its mark in it', () => {
    const texts = read({}).chapters.flatMap(({ blocks }) => blocks.map(({ text }) => text))
    expect(texts.some((text) => text.endsWith('The fox ran.'))).toBe(true)
  })

  it('keeps what a text says twice', () => {
    const twice = ['paragraph', 'paragraph'] as const
    expect(withoutRepeats(twice.map((kind) => ({ kind, text: 'Go.', places: [] })))).toHaveLength(2)
  })
})

describe('the report', () => {
  it('has rule, page, box and words of what was left out, and how often', () => {
    const report = changeReport(read({ footnotes: 'chapter-end' }), null)
    expect(report.counts).toMatchObject({ 'note-mark': 1, 'footnote-moved': 1, caption: 1, formula: 2 })
    const caption = report.items.find(({ rule }) => rule === 'caption')
    expect(caption).toMatchObject({ page: 2, text: 'Figure 1: A fox', box: { left: 50, bottom: 510 } })
    expect(report.chapters.map(({ title }) => title)).toEqual(['I', 'II'])
  })
})
