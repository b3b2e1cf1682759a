import { expect, it } from 'vitest'
import { parseHtml } from '../dom.ts'
import { walkMarkup } from './walk.ts'

/** Text, notes by label, and marks of markup. */
function read(body: string): { text: string[]; notes: Record<string, string>; marks: string[] } {
  const { pieces, notes } = walkMarkup([
    { path: '', root: parseHtml(`<body>${body}</body>`), matter: null, css: [] },
  ])
  return {
    text: pieces.map(({ text }) => text),
    notes: Object.fromEntries([...notes.values()].map(({ label, text }) => [label, text])),
    marks: pieces.flatMap(({ marks }) => marks.map(({ text }) => text)),
  }
}

it.each<[string, string, string[], Record<string, string>]>([
  ['by what they are called', '<p>Text<a epub:type="noteref" href="#n">1</a>.</p><aside epub:type="footnote" id="n"><p>1. A note.</p></aside>', ['Text.'], { 1: 'A note.' }],
  ['by ARIA’s roles', '<p>Text<a role="doc-noteref" href="#n">*</a></p><div role="doc-footnote" id="n">* A note.</div>', ['Text'], { '*': 'A note.' }],
  ['by a link there and back', '<p>Text<a id="r" href="#n">[1]</a></p><ol><li id="n">A note. <a href="#r">↩</a></li></ol>', ['Text'], { 1: 'A note.' }],
  ['by a raised link to its label', '<p>Text<sup><a href="#n">1</a></sup></p><p id="n">1 A note.</p>', ['Text'], { 1: 'A note.' }],
  ['by a raised link with more between', '<p>Text<sup><small><a href="#n"><font>1</font></a></small></sup></p><p id="n">1 A note.</p>', ['Text'], { 1: 'A note.' }],
  ['by an anchor at its label', '<p>Text<a href="#n"><sup>12</sup></a> on</p><p><a id="n"/>12. A note.</p><p>After</p>', ['Text on', 'After'], { 12: 'A note.' }],
  ['in a list of terms', '<p>Text<sup><a href="#n">2</a></sup></p><dl><dt id="n">2</dt><dd><p>A note.</p></dd></dl>', ['Text'], { 2: 'A note.' }],
  ['of several paragraphs', '<p>A<sup><a href="#a">1</a></sup> b<sup><a href="#b">2</a></sup></p><p id="a">1 One.</p><p>More.</p><p id="b">2 Two.</p>', ['A b'], { 1: 'One. More.', 2: 'Two.' }],
  ['behind words that lead there', '<p>See <a epub:type="noteref" href="#n">this note</a> too.</p><aside epub:type="footnote" id="n">A note.</aside>', ['See this note too.'], { '': 'A note.' }],
  ['by several marks at one place', '<p>Text<sup>[<a href="#a">1</a>, <a href="#b">2</a>]</sup>.</p><p id="a">1 One.</p><p id="b">2 Two.</p>', ['Text.'], { 1: 'One.', 2: 'Two.' }],
  ['by marks in brackets', '<p>Text [<a id="r" href="#n">1</a>].</p><p id="n"><a href="#r">1</a> A note.</p>', ['Text.'], { 1: 'A note.' }],
  ['by the numbers of their list', '<p>Text<sup><a href="#a">1</a></sup> on<a href="#b">2</a></p><ol><li id="a">One.</li><li><p id="b">Two.</p></li></ol>', ['Text on'], { 1: 'One.', 2: 'Two.' }],
  ['that nothing points to', '<p>Text</p><aside epub:type="footnote" id="n">Alone.</aside>', ['Text'], { '': 'Alone.' }],
])('notes are told %s', (_how, body, text, notes) => {
  expect(read(body)).toMatchObject({ text, notes })
}) // prettier-ignore

it.each<[string, string, string[]]>([
  [
    'a chapter',
    '<p>See <a href="#c">3</a>.</p><div id="c"><h2>3</h2><p>Text</p></div>',
    ['See 3.', '3', 'Text'],
  ],
  [
    'a numbered paragraph',
    '<p>See § <a href="#c">3</a>.</p><p id="c">3. Whoever.</p>',
    ['See § 3.', '3. Whoever.'],
  ],
  [
    'another page',
    '<p>Index, <a href="#c">12</a></p><p>Text <a id="c"/>of it</p>',
    ['Index, 12', 'Text of it'],
  ],
  [
    'a number that is not raised, in a raised paragraph',
    '<sup><p>See <a href="#c">3</a>.</p></sup><p id="c">3 owls.</p>',
    ['See 3.', '3 owls.'],
  ],
  [
    'an item of a list',
    '<p>See <a href="#c">2</a>, and step<a href="#c">3</a>.</p><ol><li>One</li><li id="c">Two</li></ol>',
    ['See 2, and step3.', '1. One', '2. Two'],
  ],
  ['another book', '<p>See <a href="https://example.org/#n">1</a>.</p>', ['See 1.']],
  ['nothing', '<p>See <a href="#gone">1</a>.</p>', ['See 1.']],
])('a link to %s is no mark', (_what, body, text) => {
  expect(read(body)).toEqual({ text, notes: {}, marks: [] })
})

it('paragraphs between notes that stand under their own paragraphs are text', () => {
  const body =
    '<p>A<sup><a href="#a">1</a></sup></p><p id="a">1 One.</p><p>B<sup><a href="#b">2</a></sup></p><p id="b">2 Two.</p><p>C</p>'
  expect(read(body)).toEqual({ text: ['A', 'B', 'C'], notes: { 1: 'One.', 2: 'Two.' }, marks: ['1', '2'] })
})
