import { describe, expect, it } from 'vitest'
import { withPandocForms } from './pandoc-forms.ts'
import { texWords } from './tex-words.ts'

describe('Pandoc’s forms within a text', () => {
  it.each([
    ['a note', 'A fox.^[An *animal*, [so] called.] And', 'A fox.[^pandoc-1] And\n\n[^pandoc-1]: An *animal*, [so] called.'],
    ['a note with a formula', 'A.^[Of $x$.]', 'A.[^pandoc-1]\n\n[^pandoc-1]: Of x.'],
    ['a note that does not end', 'A fox.^[An animal\n\nAnd] a crow', 'A fox.^[An animal\n\nAnd] a crow'],
    ['a formula', 'so $x_1^2 \\le y$ holds', 'so x<sub>1</sub><sup>2</sup> ≤ y holds'],
    ['a formula by itself', 'so\n\n$$a < b$$\n\nholds', 'so\n\n<math display="block"><mtext>a &lt; b</mtext></math>\n\nholds'],
    ['sums of money', 'from $5 to $6, and $5-$10; $5, or it may be 10$', 'from $5 to $6, and $5-$10; $5, or it may be 10$'],
    ['raised and lowered type', 'H~2~O and x^2^', 'H<sub>2</sub>O and x<sup>2</sup>'],
    ['what was struck out', 'a ~~long~~ word, about ~5 of ~6', 'a ~~long~~ word, about ~5 of ~6'],
    ['a word with a class', 'a [Word]{.smallcaps} and [x](y)', 'a Word and [x](y)'],
    ['braces behind brackets', 'the set [a]{b}', 'the set [a]{b}'],
    ['program code', 'as `a^[x]` or ``$`$`` do', 'as `a^[x]` or ``$`$`` do'],
    ['fenced program code', '```\n$x$ ^[a]\n| b\n```\nand $x$', '```\n$x$ ^[a]\n| b\n```\nand x'],
  ])('%s', (_what, markdown, wanted) => {
    expect(withPandocForms(markdown)).toBe(wanted)
  }) // prettier-ignore

  it.each([
    ['\\frac{a + b}{2}', '(a + b)/2'],
    ['A = \\pi r^{2}', 'A = π r<sup>2</sup>'],
    ['\\sqrt{2} \\approx 1.41', '√2 ≈ 1.41'],
    ['\\text{if } x\\in\\mathbb{R}', 'if x∈mathbbR'],
  ])('TeX’s %s', (tex, wanted) => {
    expect(texWords(tex)).toBe(wanted)
  })
})

describe('Pandoc’s blocks', () => {
  const lines = (...all: string[]): string => all.join('\n')
  it.each([
    ['lines of verse', lines('| The fox went out', '|   on a night', '  and prayed', '| for light'), lines('', 'The fox went out<br>on a night and prayed<br>for light', '')],
    ['a table with strokes', lines('| a | b |', '|---|---|', '| 1 | 2 |'), lines('| a | b |', '|---|---|', '| 1 | 2 |')],
    ['definitions', lines('Fox', ':   An animal', '    of the woods.', '', 'So it is.'), lines('Fox', '', 'An animal', 'of the woods.', '', 'So it is.')],
    ['a line that begins with a colon under a heading', lines('# Fox', ': here'), lines('# Fox', ': here')],
    ['a table by its strokes', lines('Year   Foxes', '----   -----', '1811   3', '1812   a|b', '', 'So'), lines('', '| Year | Foxes |', '| --- | --- |', '| 1811 | 3 |', '| 1812 | a\\|b |', '', '', 'So')],
    ['a caption under a table', lines('| a | b |', '| - | - |', '', ': By year {#x}', '', 'So'), lines('| a | b |', '| - | - |', '', '', '<figcaption>', '', 'By year', '', '</figcaption>', '', '', 'So')],
    ['a caption over one', lines('So', '', 'Table: By', 'year', '', '| a | b |', '| - | - |'), lines('So', '', '', '<figcaption>', '', 'By', 'year', '', '</figcaption>', '', '', '| a | b |', '| - | - |')],
    ['such words without a table', lines('So', '', 'Table: By year', '', 'on'), lines('So', '', 'Table: By year', '', 'on')],
    ['such words within a paragraph', lines('| a | b |', '| - | - |', '', 'So', 'table: by year'), lines('| a | b |', '| - | - |', '', 'So', 'table: by year')],
    ['a rule', lines('So', '', '-- -- --', '', 'on'), lines('So', '', '-- -- --', '', 'on')],
    ['a table in a grid', lines('+---+---+', '| a | b |', '+===+===+', '| 1 | 2 |', '+---+---+'), lines('', '| a | b |', '| --- | --- |', '| 1 | 2 |')],
    ['attributes of a heading', '# The Fox {#fox .unnumbered}', '# The Fox'],
    ['a division', lines('::: {.note}', 'So', ':::'), lines('', 'So', '')],
  ])('%s', (_what, markdown, wanted) => {
    expect(withPandocForms(markdown)).toBe(wanted)
  }) // prettier-ignore
})
