import { describe, expect, it } from 'vitest'
import { parseHtml } from '../dom.ts'
import type { Markup } from './pieces.ts'
import { walkMarkup } from './walk.ts'

function walked(body: string, css = ''): Markup {
  return walkMarkup([
    { path: 'a.xhtml', root: parseHtml(`<html><body>${body}</body></html>`), matter: null, css: [css] },
  ])
}

const piecesOf = (body: string, css = ''): [string, string][] =>
  walked(body, css).pieces.map(({ kind, text }) => [kind, text])

describe('blocks', () => {
  it.each<[string, string, [string, string][]]>([
    ['paragraphs', '<p>One\n  two</p><p>three</p>', [['paragraph', 'One two'], ['paragraph', 'three']]],
    ['text around a block', '<div>before<p>inside</p>behind</div>', [['paragraph', 'before'], ['paragraph', 'inside'], ['paragraph', 'behind']]],
    ['inline elements part no word', '<p><span class="dropcap">O</span>nce <i>up</i>on</p>', [['paragraph', 'Once upon']]],
    ['soft hyphens', '<p>some\u00ADthing</p>', [['paragraph', 'something']]],
    ['headings of several lines', '<h1>A<br/>Title</h1><h2><div>x</div><div>y</div></h2>', [['heading', 'A Title'], ['heading', 'x y']]],
    ['a heading that is a picture', '<h1><img alt="The Fox"/></h1>', [['heading', 'The Fox']]],
    ['a drawn capital', '<p><img alt="T"/>he fox</p>', [['paragraph', 'The fox']]],
    ['a picture in the text', '<p>A <img alt="a fox"/> runs</p>', [['paragraph', 'A runs'], ['picture', 'a fox']]],
    ['an empty element that HTML knows as open', '<p>A <a id="x"/>b</p><p><i/>c</p>', [['paragraph', 'A b'], ['paragraph', 'c']]],
    ['elements that were never closed', '<p>one<p>two<ul><li>a<li>b</ul>', [['paragraph', 'one'], ['paragraph', 'two'], ['list-item', 'a'], ['list-item', 'b']]],
    ['a quotation', '<blockquote><p>one</p></blockquote><p>she said <q>no</q></p>', [['paragraph', 'one'], ['paragraph', 'she said “no”']]],
    ['captions', '<figure><img alt=""/><figcaption>A fox</figcaption></figure><p class="caption">B</p>', [['caption', 'A fox'], ['caption', 'B']]],
    ['a note in the margin', '<aside class="sidenote">x</aside><aside>a box</aside>', [['margin-note', 'x'], ['paragraph', 'a box']]],
    ['SVG', '<svg><title>t</title><text>One <tspan>two</tspan></text></svg>', [['paragraph', 'One two']]],
    ['what is no text', '<script>x</script><style>y</style><p>a</p><video>no video</video>', [['paragraph', 'a']]],
    ['a choice with a formula', '<epub:switch><epub:case required-namespace="http://www.w3.org/1998/Math/MathML"><math><mi>x</mi></math></epub:case><epub:default><p>y</p></epub:default></epub:switch>', [['formula', 'x']]],
    ['a choice for readers that know more', '<epub:switch><epub:case>x</epub:case><epub:default><p>y</p></epub:default></epub:switch>', [['paragraph', 'y']]],
  ])('%s', (_what, body, expected) => {
    expect(piecesOf(body)).toEqual(expected)
  }) // prettier-ignore
})

describe('lines', () => {
  it.each<[string, string, [string, string][]]>([
    ['verse by breaks', '<p>The fox ran<br/>over the hill,<br/>and far away.</p>', [['verse', 'The fox ran\nover the hill,\nand far away.']]],
    ['verse by elements', '<div class="stanza"><p>The fox ran</p><p>over the hill</p></div><p>x</p>', [['verse', 'The fox ran\nover the hill'], ['paragraph', 'x']]],
    ['stanzas of a poem', '<section epub:type="z3998:poem"><p><span>a</span><br/><span>b</span></p><p><span>c</span><br/><span>d</span></p></section>', [['verse', 'a\nb'], ['verse', 'c\nd']]],
    ['long lines that run on are one paragraph', `<p>${'word '.repeat(20)}and<br/>${'more '.repeat(20)}</p>`, [['paragraph', `${'word '.repeat(20)}and ${'more '.repeat(20)}`.trim()]]],
    ['long lines that end are paragraphs', `<p>${'word '.repeat(20)}end.<br/>${'More '.repeat(20)}</p>`, [['paragraph', `${'word '.repeat(20)}end.`], ['paragraph', 'More '.repeat(20).trim()]]],
    ['two breaks part', '<p>one<br/><br/>two</p>', [['paragraph', 'one'], ['paragraph', 'two']]],
    ['a telegram', '<pre>COME AT ONCE\n  STOP</pre>', [['verse', 'COME AT ONCE\nSTOP']]],
    ['a program', '<pre><code>int main() {\n  return 0;\n}</code></pre>', [['code', 'int main() {\nreturn 0;\n}']]],
    ['a program without a name', '<pre>def f(x):\n  return x</pre>', [['code', 'def f(x):\nreturn x']]],
  ])('%s', (_what, body, expected) => {
    expect(piecesOf(body)).toEqual(expected)
  }) // prettier-ignore
})

describe('lists', () => {
  it.each<[string, string, string[]]>([
    ['without numbers', '<ul><li>a</li><li>b</li></ul>', ['a', 'b']],
    ['with numbers', '<ol><li>a</li><li><p>b</p></li></ol>', ['1. a', '2. b']],
    [
      'from a number on, with letters',
      '<ol start="3" type="a"><li>a</li><li value="7">b</li></ol>',
      ['c. a', 'g. b'],
    ],
    ['backwards', '<ol reversed=""><li>a</li><li>b</li></ol>', ['2. a', '1. b']],
    ['that brings its own', '<ol><li>1. a</li></ol>', ['1. a']],
    ['whose style shows none', '<ol class="plain"><li>a</li></ol>', ['a']],
  ])('%s', (_what, body, expected) => {
    expect(piecesOf(body, '.plain { list-style: none }')).toEqual(expected.map((text) => ['list-item', text]))
  })
})

describe('tables', () => {
  it('with heads, rows and columns are one thing; their caption is another', () => {
    expect(
      piecesOf(
        '<table><caption>C</caption><tr><th>a</th><th>b</th></tr><tr><td>1</td><td><p>2</p></td></tr></table>',
      ),
    ).toEqual([
      ['caption', 'C'],
      ['table', 'a, b\n1, 2'],
    ])
  })

  it('that only place things on a page are text', () => {
    const long = 'a sentence of so many words that no cell of figures would have'
    expect(
      piecesOf(`<table><tr><td>${long}</td><td>${long}</td></tr><tr><td>${long}</td><td>x</td></tr></table>`),
    ).toHaveLength(4)
    expect(
      piecesOf(
        '<table role="presentation"><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>',
      ),
    ).toHaveLength(4)
    expect(piecesOf('<table><tr><td>alone</td></tr></table>')).toEqual([['paragraph', 'alone']])
  })
})

describe('small type', () => {
  it.each([
    ['exponents', '<p>10<sup>6</sup> km<sup>2</sup></p>', '10⁶ km²'],
    ['ordinals', '<p>the 1<sup>st</sup></p>', 'the 1st'],
    ['what is set lower', '<p>H<sub>2</sub>O</p>', 'H2O'],
    [
      'kana over Chinese characters are read in their place',
      '<p><ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby></p>',
      'かんじ',
    ],
    ['pinyin is not', '<p><ruby>汉<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby></p>', '汉'],
    ['nor a gloss', '<p><ruby>Tokyo<rt>capital</rt></ruby></p>', 'Tokyo'],
  ])('%s', (_what, body, expected) => {
    expect(walked(body).pieces[0]?.text).toBe(expected)
  })
})

describe('what is not shown', () => {
  it.each([
    ['by an attribute', '<p hidden="">x</p><p>a</p>', ''],
    ['by its style', '<p style="color: red; display:none">x</p><p>a</p>', ''],
    [
      'by a class',
      '<p class="kindle-only big">x</p><p>a</p>',
      'p.a { } /* p {display:none} */ .kindle-only, b { display: none; }',
    ],
    [
      'inside of something',
      '<div class="a"><p class="b">x</p></div><p class="b">a</p>',
      '.a > .b { display: none }',
    ],
    [
      'by an attribute of its namespace',
      '<p epub:type="z3998:secret">x</p><p>a</p>',
      '[epub|type~="z3998:secret"] { display: none }',
    ],
    ['by its place', '<p>x</p><p>a</p>', 'body p:first-child { display: none }'],
    ['by what it is not', '<p class="x">x</p><p class="keep">a</p>', 'p:not(.keep) { display: none }'],
    ['beside another', '<hr/><p>x</p><p>a</p>', 'hr + p { visibility: hidden }'],
    [
      'whatever else is said of it, where that is important',
      '<p class="x" style="display: block">x</p><p>a</p>',
      '.x { display: none !important } p.x { display: block }',
    ],
    ['from whom a screen is read', '<p><span aria-hidden="true">x</span>a</p>', ''],
  ])('%s', (_what, body, css) => {
    const { pieces, leftOut } = walked(body, css)
    expect(pieces.map(({ text }) => text)).toEqual(['a'])
    expect(leftOut).toEqual([{ rule: 'hidden-text', text: 'x' }])
  })

  it.each([
    ['a weightier rule', '#a { display: block } .x { display: none }'],
    ['a later one', '.x { display: none } .x { display: inline }'],
    ['a rule of its own kind of place', 'p { display: none } div > p { display: block }'],
    ['one that speaks of no text', '.x::before, .x:hover { display: none }'],
    ['one that is none', '.x > { display: none }'],
  ])('%s shows it', (_what, css) => {
    expect(piecesOf('<div><p id="a" class="x">a</p></div>', css)).toEqual([['paragraph', 'a']])
  })

  it('on other devices only is shown here', () => {
    expect(
      piecesOf('<p class="x">a</p>', '@media amzn-mobi { .x { display: none } } .x .y { display: none }'),
    ).toHaveLength(1)
  })

  it('numbers of printed pages and lines are left out, other numbers are not', () => {
    const { pieces, leftOut } = walked(
      '<p>One <span epub:type="pagebreak" id="p12">12</span>two <span class="pagenum">[Pg 13]</span>three<span class="lnum">10</span> <span class="num">14</span></p><div epub:type="pagebreak">A whole page of text</div>',
    )
    expect(pieces.map(({ text }) => text)).toEqual(['One two three 14', 'A whole page of text'])
    expect(leftOut.map(({ rule }) => rule)).toEqual(['page-number', 'page-number', 'line-number'])
  })
})

it('names the places that links point to', () => {
  const { anchors } = walked('<p id="a">x <a id="b"/>y</p><div id="c"><p>z</p></div>')
  expect(Object.fromEntries(anchors)).toEqual({
    'a.xhtml#': 0,
    'a.xhtml#a': 0,
    'a.xhtml#b': 0,
    'a.xhtml#c': 1,
  })
})

it('refuses what is nested beyond sense before it costs anything', () => {
  expect(() => parseHtml('<div>'.repeat(100_000))).toThrow(/nested too deeply/u)
})

it('knows a document’s own entities, and opens no file for one', () => {
  const root = parseHtml(
    '<!DOCTYPE html [<!ENTITY fox "a fox"><!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>&fox; &x; &eacute;</body></html>',
  )
  expect(walkMarkup([{ path: '', root, matter: null, css: [] }]).pieces[0]?.text).toBe('a fox &x; é')
})
