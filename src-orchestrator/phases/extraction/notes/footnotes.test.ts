import { describe, expect, it } from 'vitest'
import { takeFootnotes } from './footnotes.ts'
import { layoutOf } from '../page/layout.ts'
import type { Line, PageLines } from '../page/line.ts'
import { cutStretches, isSurelyMark, marksOf, noteLabel } from './note-marks.ts'
import { pageLines } from '../page/page-lines.ts'
import { cleanMarked, markRaised } from '../page/raised.ts'
import { charsOf, line, pageOf, pageOfChars, plainPages } from '../testing/small-pages.ts'

/** A line whose text has raised stretches in braces. */
function marked(text: string, at: Partial<Line> = {}): Line {
  const { text: plain, raised } = cleanMarked(
    text.replaceAll(/\{([^}]*)\}/gu, (_whole, inside: string) => markRaised(inside)),
  )
  return line(plain, { ...at, raised })
}

const foot = (text: string, row: number, at: Partial<Line> = {}): Line =>
  marked(text, { size: 8, baseline: 500 + row * 9.5, ...at })

/** Plain pages with these lines below; the texts of the last page's lines can be given. */
function book(feet: readonly (readonly Line[])[], body: readonly string[] = []): PageLines[] {
  const withFoot = (page: PageLines, index: number): PageLines => {
    const more = body[index] === undefined ? [] : [marked(body[index], { baseline: 470 })]
    return { ...page, lines: [...page.lines, ...more, ...(feet[index] ?? [])] }
  }
  return plainPages(feet.length).map(withFoot)
}

function read(pages: PageLines[]): ReturnType<typeof takeFootnotes> {
  return takeFootnotes({ pages, asides: [], anchors: new Map() }, layoutOf(pages))
}

function taken(pages: PageLines[]): { notes: string[]; last: string | undefined } {
  const { asides, lines } = read(pages)
  return {
    notes: asides.map((note) => `${note.label}: ${note.lines.map(({ text }) => text).join(' ')}`),
    last: lines.at(-1)?.text,
  }
}

describe('footnotes', () => {
  it.each([
    ['a raised number', ['fox.{1}'], [[foot('{1} A small animal.', 0)]], ['1: A small animal.'], 'fox.'],
    ['a raised number close to the note', ['fox.{1}'], [[foot('{1}A small animal.', 0)]], ['1: A small animal.'], 'fox.'],
    ['a plain number that the text has raised', ['fox {12} and'], [[foot('12. A small animal.', 0)]], ['12: A small animal.'], 'fox and'],
    ['the twentieth by signs', ['fox.{‖‖‖‖‖}'], [[foot('{‖‖‖‖‖}A small animal.', 0)]], ['‖‖‖‖‖: A small animal.'], 'fox.'],
    ['a row of different signs', ['fox.{*†‡}'], [[foot('{*†‡}A small animal.', 0)]], [], '*†‡A small animal.'],
    ['a small roman numeral', ['fox.{ii}'], [[foot('{ii}A small animal.', 0)]], ['ii: A small animal.'], 'fox.'],
    ['a number in brackets', ['of foxes ({1}), and'], [[foot('({1}) An animal.', 0)]], ['1: An animal.'], 'of foxes, and'],
    ['a number in brackets on the line', ['the fox [1] and'], [[foot('[1] An animal.', 0)]], ['1: An animal.'], 'the fox and'],
    ['brackets that count in the text', ['first (1) the fox.{1}'], [[foot('{1} An animal.', 0)]], ['1: An animal.'], 'first (1) the fox.'],
    ['other brackets than the notes’', ['first (1) the fox [1] and'], [[foot('[1] An animal.', 0)]], ['1: An animal.'], 'first (1) the fox and'],
    ['paragraphs of a law', ['Article 16(2) of (1) it ({2})'], [[foot('({2}) A law.', 0)]], ['2: A law.'], 'Article 16(2) of (1) it'],
    ['brackets behind a number', ['Article 16(1) of foxes [1]'], [[foot('[1] An animal.', 0)]], ['1: An animal.'], 'Article 16(1) of foxes'],
    ['brackets that no note answers', ['as [7] has it, km² and all'], [[foot('{1} An animal.', 0)]], ['1: An animal.'], 'as [7] has it, km² and all'],
    ['a digit in a character of its own', ['the fox.¹ And'], [[foot('¹ An animal.', 0)]], ['1: An animal.'], 'the fox. And'],
    ['a number close to the note', ['fox.{1}'], [[foot('1An animal.', 0)]], ['1: An animal.'], 'fox.'],
    ['a printer’s sign', ['the fox* and'], [[foot('* A small animal.', 0)]], ['*: A small animal.'], 'the fox and'],
    ['signs in their order', ['the fox* and crow†'], [[foot('* An animal.', 0), foot('† A bird.', 1)]], ['*: An animal.', '†: A bird.'], 'the fox and crow'],
    ['a letter', ['the fox{a} and'], [[foot('{a} An animal.', 0)]], ['a: An animal.'], 'the fox and'],
    ['several lines', ['fox.{1}'], [[foot('{1} A small', 0), foot('animal.', 1)]], ['1: A small animal.'], 'fox.'],
    ['several notes, two at one place', ['fox.{1,2}'], [[foot('{1} One.', 0), foot('{2} Two.', 1)]], ['1: One.', '2: Two.'], 'fox.'],
    ['a year at the start of a line of it', ['fox.{1}'], [[foot('{1} He died in', 0), foot('12 days, in', 1)]], ['1: He died in 12 days, in'], 'fox.'],
  ])('%s', (_what, body, feet, notes, last) => {
    expect(taken(book(feet, body))).toEqual({ notes, last })
  }) // prettier-ignore

  it('stand under their own column where a short line and a heading stand in it', () => {
    const column = (left: number, label: string, shorter: number): Line[] => {
      const at = { left, right: left + 120, region: left > 100 ? 1 : 0 }
      const rows = Array.from({ length: 20 }, (_, row) =>
        marked('some plain words of running', { ...at, baseline: 100 + row * 12 }),
      )
      const short = line('short', { ...at, right: left + 30, baseline: 340 })
      const heading = line('HEAD', { ...at, left: left + 45, right: left + 75, baseline: 360 })
      const last = marked(`fox.{${label}}`, { ...at, baseline: 400 - shorter })
      return [...rows, short, heading, last, foot(`${label}. A note`, 0, { ...at, baseline: 415 - shorter })]
    }
    const lines = [...column(50, '1', 0), ...column(200, '2', 25)]
    const page = { page: 1, width: 400, height: 600, turned: '', lines }
    expect(taken([page, ...plainPages(2, 2)]).notes).toEqual(['1: A note', '2: A note'])
  })

  it('go on at the foot of the next page', () => {
    const pages = book([[foot('{1} It began', 0)], [foot('and ended.', 0)]], ['fox.{1}', 'The crow.'])
    expect(taken(pages)).toEqual({ notes: ['1: It began and ended.'], last: 'The crow.' })
  })

  it.each([
    ['under a sentence that is not over', 'The crow was', ['1: It began. And it ended.'], 'The crow was'],
    ['not under one that is', 'The crow.', ['1: It began.'], 'And it ended.'],
    ['not under a colon', 'The crow said:', ['1: It began.'], 'And it ended.'],
  ])('go on there with a sentence of their own, %s', (_what, above, notes, last) => {
    const pages = book([[foot('{1} It began.', 0)], [foot('And it ended.', 0)]], ['fox.{1}', above])
    expect(taken(pages)).toEqual({ notes, last })
  })

  it.each([
    ['for want of room, with a plain number', 'fox.{1}', '1. A small animal.', ['1: A small animal.']],
    ['with brackets on the line', 'the fox [1] and', '[1] A small animal.', ['1: A small animal.']],
    ['not where another number begins it', 'fox.{1}', '2. A small animal.', []],
    ['not where the number is a power', 'all 10{6} of', '6. A small animal.', []],
  ])('are pushed to the next page %s', (_what, body, note, notes) => {
    expect(taken(book([[], [foot(note, 0)]], [body])).notes).toEqual(notes)
  })

  const list = (...texts: string[]): Line[] => texts.map((text, row) => foot(text, row))
  it.each([
    ['all of a chapter’s marks', list('1. An animal.', '2. A bird.'), ['1: An animal.', '2: A bird.']],
    [
      'as many as have room',
      list('1. An animal.', '2. A bird.'),
      ['1: An animal.', '2: A bird.'],
      ' and owl{3}',
    ],
    ['not a list that goes on', list('1. An animal.', '2. A bird.', '3. A tree.'), []],
    ['not one that begins elsewhere', list('2. A bird.', '3. A tree.'), []],
    ['not one of many', list('1. An animal.'), []],
  ])('answer on the line, at a chapter’s end, %s', (_what, end, notes, more = '') => {
    expect(taken(book([[], [], [], end], ['fox.{1}', `crow.{2}${more}`])).notes).toEqual(notes)
  })

  const own = (text: string, row: number, from = 500): Line =>
    marked(text, { size: 10, baseline: from + row * 12 })

  it.each([
    ['below a gap', 'the fox.{1} And a crow{2} too', 500, ['1: An animal. It lives.', '2: A bird.']],
    [
      'with blanks around the mark',
      'the fox {1} and a crow {2} too',
      500,
      ['1: An animal. It lives.', '2: A bird.'],
    ],
    ['not close below the text', 'the fox.{1} And a crow{2} too', 482, []],
    ['not without a mark', 'the fox.{1} And a crow', 500, []],
    ['not as a Bible’s verses', 'the fox. {1}And a crow {2}too', 500, []],
  ] as const)('are told in the text’s own size %s', (_what, body, from, notes) => {
    const feet = [own('{1} An animal.', 0, from), own('It lives.', 1, from), own('{2} A bird.', 2, from)]
    expect(taken(book([feet], [body])).notes).toEqual(notes)
  })

  it.each([
    ['for want of room', 'the fox.{1} And', ['1: An animal. It lives.', '2: A bird.']],
    ['not where a Bible’s verse has their number', 'the fox. {1}And', []],
    ['not without a mark there', 'the fox. And', []],
  ] as const)('are pushed to the next page in the text’s own size %s', (_what, before, notes) => {
    const feet = [own('{1} An animal.', 0), own('It lives.', 1), own('{2} A bird.', 2)]
    expect(taken(book([[], feet], [before, 'and a crow{2} too'])).notes).toEqual(notes)
  })

  it.each([
    ['below the gap there', 0, 'goes on in the midst', ['1: The fox goes on in the midst of it here.']],
    [
      'but for what stands over a narrower gap',
      -12,
      'goes on in the midst',
      ['1: The fox goes on in the midst'],
    ],
    ['unless it ends', 0, 'is in the midst of it.', ['1: The fox is in the midst of it.']],
  ] as const)('go on at the next page’s foot in the text’s own size, %s', (_what, up, text, notes) => {
    const rest = own('of it here.', 0, 500 + up)
    const begun = own(`{1} The fox ${text}`, 0, 500)
    expect(taken(book([[{ ...begun, right: 350 }], [rest]], ['the fox.{1} And', 'and so'])).notes).toEqual(
      notes,
    )
  })

  it('stand at the foot of each column', () => {
    const column = (left: number, label: string): Line[] => {
      const inColumn = { left, right: left + 120, region: left > 100 ? 1 : 0 }
      const rows = Array.from({ length: 20 }, (_, row) =>
        line('some words of a column', { ...inColumn, baseline: 100 + row * 12 }),
      )
      return [
        ...rows,
        marked(`the end {${label}} of it`, { ...inColumn, baseline: 352 }),
        foot(`{${label}} Said ${label}.`, 0, inColumn),
      ]
    }
    const page = { ...pageOf(1, []), lines: [...column(50, '1'), ...column(200, '2')] }
    expect(taken([page])).toEqual({ notes: ['1: Said 1.', '2: Said 2.'], last: 'the end of it' })
  })

  it('run under all columns', () => {
    const column = (left: number, region: number): Line[] =>
      Array.from({ length: 20 }, (_, row) =>
        marked(row === 9 && region === 0 ? 'the fox.{1}' : 'words of a column', {
          left, right: left + 100, region, baseline: 100 + row * 12,
        }),
      ) // prettier-ignore
    const under = foot('{1} A note that is', 0, { right: 310, region: 2 })
    const page = {
      ...pageOf(1, []),
      lines: [...column(50, 0), ...column(170, 1), under, foot('short.', 1, { region: 3 })],
    }
    expect(taken([page]).notes).toEqual(['1: A note that is short.'])
  })

  it.each([
    ['a quotation in small type', ['He read:'], [[foot('It was a fox,', 0), foot('and no crow.', 1)]]],
    ['a list in small type', ['He had:'], [[foot('1. a fox', 0), foot('2. a crow', 1)]]],
    ['numbers in the text’s own type', ['He had:'], [[foot('1 fox', 0, { size: 10 })]]],
  ])('are not %s', (_what, body, feet) => {
    expect(taken(book(feet, body)).notes).toEqual([])
  })

  it('have text of the page neither under nor between them', () => {
    const pages = book([[foot('{1} Small type', 0), line('and the text again.', { baseline: 520 })]])
    expect(taken(pages).notes).toEqual([])
  })
})

describe('marks', () => {
  it.each([
    ['behind a sentence', 'the end.{2} Then', true],
    ['behind a word', 'the fox {2} and', true],
    ['behind a quotation mark', 'he said”{12} and', true],
    ['the number of a Bible’s verse at a line’s beginning', '{2}And the fox', true],
    ['the upper half of a fraction there', '{3}⁄4 of it', false],
    ['an exponent of a variable', 'where x{2} is', false],
    ['an exponent of a number', 'about 10{6} of them', false],
    ['a square unit', 'of 12 km{2} in all', false],
  ])('%s', (_what, text, sure) => {
    const each = marked(text)
    expect(marksOf(each).map((mark) => isSurelyMark(each, mark))).toEqual([sure])
  })

  it.each([
    ['the 19{th} century', []],
    ['M{r} Bennet', [['r']]],
    ['at 90{0} north', []],
    ['of foxes{3–5}', [['3', '5']]],
    ['2 * 3', []],
  ])('%s', (text, labels) => {
    expect(marksOf(marked(text)).map((mark) => mark.labels)).toEqual(labels)
  })

  it('stay where there are no notes, and few of them', () => {
    const pages = book([[]], ['the end.{2} Then'])
    expect(read(pages).lines.at(-1)?.text).toBe('the end.2 Then')
  })

  it('stay where they do not count', () => {
    const pages = book([[]], ['(a){2} and AB{2} and CD{2} and (b){3}.'])
    expect(read(pages).lines.at(-1)?.text).toBe('(a)2 and AB2 and CD2 and (b)3.')
  })

  it('go where there are many, and the notes stand elsewhere', () => {
    const pages = book([[]], ['fox.{1} And crow.{2} And wall.{3} But 10{6}.'])
    expect(read(pages).lines.at(-1)?.text).toBe('fox. And crow. And wall. But 106.')
  })

  it('go where they are small roman numerals that count, and stay where they do not', () => {
    const pages = book([[]], ['fox.{i} And crow.{ii} And y{iii} wall.{iv} But x{i}.'])
    expect(read(pages).lines.at(-1)?.text).toBe('fox. And crow. And y wall. But xi.')
    expect(read(book([[]], ['fox{c} and crow{l} and wall{x}.'])).lines.at(-1)?.text).toBe(
      'foxc and crowl and wallx.',
    )
    expect(read(book([[]], ['fox.{1} And.{2} But.{3} Mac{c}.'])).lines.at(-1)?.text).toBe(
      'fox. And. But. Macc.',
    )
  })

  it('go behind short words too, where they count on', () => {
    const text = 'fox.{1} He was in{2} and I{3} doesn’t{4} be.{5} But x{6} in 4 in{6} m{2}.'
    const pages = book([[]], [text])
    expect(read(pages).lines.at(-1)?.text).toBe('fox. He was in and I doesn’t be. But x6 in 4 in6 m2.')
  })

  it('leave the line’s other raised type where it is', () => {
    const each = marked('the fox{1} of the 19{th} year')
    const cut = cutStretches(each, marksOf(each))
    expect(cut.text).toBe('the fox of the 19th year')
    expect(cut.raised.map(({ at, length }) => cut.text.slice(at, at + length))).toEqual(['th'])
  })

  it.each([
    ['{3} See', '3', true],
    ['[3] See', '3', false],
    ['3. See', '3', false],
    ['†See', '†', false],
    ['3See', '3', false],
    ['3“See', '3', false],
    ['3rd of May', undefined, undefined],
    ['See', undefined, undefined],
    ['1848 was', undefined, undefined],
  ])('%s begins with a label', (text, label, raised) => {
    const found = noteLabel(marked(text))
    expect([found?.label, found?.raised]).toEqual([label, raised])
  })

  it('are known on a drawn page by their size and height', () => {
    const chars = [
      ...charsOf('end.', { x: 50 }),
      ...charsOf('12', { x: 70.5, y: 96, size: 6, from: 10 }),
      ...charsOf('Then', { x: 80, from: 20 }),
    ]
    const [first] = pageLines(pageOfChars(chars), 1).lines
    expect(first?.raised.map(({ at, length }) => first.text.slice(at, at + length))).toEqual(['12'])
  })
})
