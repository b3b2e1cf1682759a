import { describe, expect, it } from 'vitest'
import { parseHtmlPlaced } from '../../../documents/placed-dom.ts'
import { xhtml } from '../../../documents/testing/make-zip.ts'
import { placeTexts } from './place-cues.ts'

/** What stands in the source where each text was found. */
function found(bodies: string | readonly string[], texts: readonly string[], skipsNotes = true): string[][] {
  const sources = [bodies].flat().map(xhtml)
  const parts = sources.map((source, at) => {
    const placed = parseHtmlPlaced(source)
    return { path: `${at}.xhtml`, root: placed.root, placed, matter: null, css: [] }
  })
  return placeTexts(texts, parts, { skipsNotes }).map((fragments) =>
    fragments.map(({ part, from, to }) => sources[part]?.slice(from, to) ?? ''),
  )
}

describe('a sentence’s place in the source', () => {
  it.each<[string, string, string[], string[][]]>([
    ['with its signs, without the blanks around it', '<p> “Yes,” he said. “No!” </p>', ['“Yes,” he said.', '“No!”'], [['“Yes,” he said.'], ['“No!”']]],
    ['around whole elements', '<p>He <i>is</i> <b>here</b>. Now.</p>', ['He is here.', 'Now.'], [['He <i>is</i> <b>here</b>.'], ['Now.']]],
    ['with the element that is all of it', '<p><i>He is here.</i> <i>Now.</i></p>', ['He is here.', 'Now.'], [['<i>He is here.</i>'], ['<i>Now.</i>']]],
    ['in two pieces where it ends within an element', '<p><i>One is. Two</i> are. Three <b>is. Four</b></p>', ['One is.', 'Two are.', 'Three is.', 'Four'], [['One is.'], ['Two', 'are.'], ['Three', 'is.'], ['Four']]],
    ['in entities, by their names and numbers', '<p>Caf&eacute; &amp; bar&#8217;s&nbsp;&mdash; &ldquo;so.&rdquo; Then.</p>', ['Café & bar’s — “so.”', 'Then.'], [['Caf&eacute; &amp; bar&#8217;s&nbsp;&mdash; &ldquo;so.&rdquo;'], ['Then.']]],
    ['across the lines of verse', '<p>A rose<br/>is a rose.</p><p>A rose</p><p>is a rose.</p>', ['A rose\nis a rose.', 'A rose is a rose.'], [['A rose<br/>is a rose.'], ['A rose', 'is a rose.']]],
    ['with a drop cap, ligatures, hyphens of no width', '<p><span class="cap">T</span>he ﬁne hill&#173;side lay.</p>', ['The fine hillside lay.'], [['<span class="cap">T</span>he ﬁne hill&#173;side lay.']]],
    ['with a picture in its middle, not at its ends', '<p><img src="a.png" alt=""/>One <img src="b.png" alt=""/> two.<img src="c.png" alt=""/></p>', ['One two.'], [['One <img src="b.png" alt=""/> two.']]],
    ['of a title of two headings', '<h2>Chapter 2</h2><h2>The Fox</h2><p>He ran.</p>', ['Chapter 2: The Fox', 'He ran.'], [['Chapter 2', 'The Fox'], ['He ran.']]],
    ['behind an item’s number', '<ol><li>First of all.</li><li>Second to none.</li></ol>', ['1. First of all.', '2. Second to none.'], [['First of all.'], ['Second to none.']]],
    ['of a table’s cells', '<table><tr><td>One</td><td>Two words</td></tr></table>', ['One, Two words'], [['One', 'Two words']]],
  ])('%s', (_what, body, texts, expected) => {
    expect(found(body, texts)).toEqual(expected)
  }) // prettier-ignore

  it('is that of each one in turn where a sentence comes again and again', () => {
    const body = '<p>“Yes.” “Yes.” He ran. “Yes.”</p><p>Yes, eyes.</p>'
    const texts = ['“Yes.”', '“Yes.”', 'He ran.', '“Yes.”', 'Yes, eyes.']
    expect(found(body, texts)).toEqual(texts.map((text) => [text]))
  })

  it('is not in what was left out: contents, notes, notes’ marks, page numbers, hidden text', () => {
    const contents =
      '<h1>Contents</h1><p><a href="1.xhtml">The Fox</a></p><p><a href="1.xhtml#b">The Crow</a></p>'
    const chapter = `<h1>The Fox</h1><p hidden="hidden">He ran away.</p><p>He ran<sup><a epub:type="noteref" href="#n">1</a></sup> aw<span epub:type="pagebreak" id="p7">7</span>ay. Yes.</p>
      <aside epub:type="footnote" id="n">Yes. He ran away. The Crow</aside><h1 id="b">The Crow</h1><p>It flew.</p>`
    expect(found([contents, chapter], ['The Fox', 'He ran away.', 'Yes.', 'The Crow', 'It flew.'])).toEqual([
      ['The Fox'],
      [
        'He ran<sup><a epub:type="noteref" href="#n">1</a></sup> aw<span epub:type="pagebreak" id="p7">7</span>ay.',
      ],
      ['Yes.'],
      ['The Crow'],
      ['It flew.'],
    ])
  })

  it('of ruby is around all of it, whichever part is read', () => {
    const japanese = '<p><ruby>漢字<rt>かんじ</rt></ruby>です。これは本です。</p>'
    expect(found(japanese, ['かんじです。', 'これは本です。'])).toEqual([
      ['<ruby>漢字<rt>かんじ</rt></ruby>です。'],
      ['これは本です。'],
    ])
    expect(found('<p>A <ruby>fox<rt>Fuchs</rt></ruby> ran.</p>', ['A fox ran.'])).toEqual([
      ['A <ruby>fox<rt>Fuchs</rt></ruby> ran.'],
    ])
  })

  it('of a note that is read elsewhere is where it is printed', () => {
    const note = (id: string, text: string): string =>
      `<aside epub:type="footnote" id="${id}">${text}</aside>`
    const mark = (id: string): string => `<a epub:type="noteref" href="#${id}">${id}</a>`
    const body = `<p>One fox${mark('1')} ran over the hill.</p><p>Two crows${mark('2')} flew over the hill.</p>${note('1', 'A red one, as they say. Ibid.')}${note('2', 'Black ones, of course.')}`
    const texts = ['One fox ran over the hill.', 'Note 1: A red one, as they say.', 'Ibid.', 'Two crows flew over the hill.', 'Note 2: Black ones, of course.'] // prettier-ignore
    expect(found(body, texts, false).map((pieces) => pieces.join(' '))).toEqual([
      `One fox${mark('1')} ran over the hill.`,
      'A red one, as they say.',
      'Ibid.',
      `Two crows${mark('2')} flew over the hill.`,
      'Black ones, of course.',
    ])
  })

  it('is nowhere where nothing like it stands, and what follows is found all the same', () => {
    expect(found('<p>One fox ran.</p><math><mi>x</mi></math><p>Two foxes ran.</p>', ['One fox ran.', 'Formula.', 'Two foxes ran.'])).toEqual([['One fox ran.'], [], ['Two foxes ran.']]) // prettier-ignore
  })

  it('leaves no space where no span may stand', () => {
    const body =
      '<ul><li><p>One.</p><ul><li>Two.</li></ul></li></ul><p>Where <math><mi>one</mi><mo>=</mo><mi>two</mi></math> is.</p>'
    expect(found(body, ['One. Two.', 'Where one = two is.'])).toEqual([
      ['One.', 'Two.'],
      ['Where <math><mi>one</mi><mo>=</mo><mi>two</mi></math> is.'],
    ])
  })
})
