import { describe, expect, it } from 'vitest'
import { documentOfPage } from '../../../documents/html/read-html.ts'
import type { SourceDocument } from '../../../documents/source-document.ts'
import { asidesByDefault } from '../aside-blocks.ts'
import { bookFromDocument } from './document-book.ts'

const text = `<p>${'He went down the long road to the sea and nobody saw him. '.repeat(4)}</p>`

function titlesOf(markup: string, nav: SourceDocument['nav'] = []): string[] {
  const document = { ...documentOfPage(`<body>${markup}</body>`), nav }
  const book = bookFromDocument(document, { title: 'T', language: 'en' }, asidesByDefault)
  return book.chapters.map(({ title, titleIsPrinted }) => (titleIsPrinted ? title : `(${title})`))
}

const entry = (title: string, fragment: string): SourceDocument['nav'][number] => ({
  title,
  level: 0,
  path: '',
  fragment,
})

describe('chapters whose titles are paragraphs', () => {
  it('have the number that stands above the name in the contents', () => {
    const nav = [entry('The Road', 'a'), entry('The Sea', 'b')]
    const chapter = (id: string, number: string, name: string): string =>
      `<div id="${id}"><p>${number}</p>${name}${text}</div>`
    expect(titlesOf(chapter('a', '1', '<p>The Road</p>') + chapter('b', '2', '<p>The Sea</p>'), nav)).toEqual(
      ['1: The Road', '2: The Sea'],
    )
    expect(
      titlesOf(
        chapter('a', 'Chapter 1', '<h1>The Road</h1>') + chapter('b', 'Chapter 2', '<h1>The Sea</h1>'),
        nav,
      ),
    ).toEqual(['Chapter 1: The Road', 'Chapter 2: The Sea'])
    // A motto is no number.
    expect(
      titlesOf(chapter('a', 'Go far', '<h1>The Road</h1>') + chapter('b', 'Go on', '<h1>The Sea</h1>'), nav),
    ).toEqual(['(The Road)', '(The Sea)'])
  })

  it('are told by their numbers where there are neither headings nor contents', () => {
    const numbered = `<p>CHAPTER ONE</p>${text}<p>CHAPTER TWO</p><p>The Sea</p>${text}`
    expect(titlesOf(numbered)).toEqual(['CHAPTER ONE', 'CHAPTER TWO: The Sea'])
    expect(titlesOf(`<h1>A Book</h1>${numbered}`)).toEqual(['(T)', 'CHAPTER ONE', 'CHAPTER TWO: The Sea'])
    expect(titlesOf(`<p>Chapter 1. The Road</p>${text}<p>Chapter 2. The Sea</p>${text}`)).toEqual([
      'Chapter 1. The Road',
      'Chapter 2. The Sea',
    ])
  })

  it('are none in a list, in a sentence, or once', () => {
    const list = '<p>Chapter One</p><p>Chapter Two</p><p>Chapter Three</p>'
    expect(titlesOf(`${list}${text}`)).toEqual(['(T)'])
    expect(titlesOf(`<p>Chapter 4 tells of it.</p>${text}<p>Chapter 5 of him.</p>${text}`)).toEqual(['(T)'])
    expect(titlesOf(`<p>Chapter One</p>${text}`)).toEqual(['(T)'])
  })
})

describe('a heading of notes', () => {
  const marked = `<h1>One</h1>${text}<p>It is so<sup><a href="#a">1</a></sup>.</p><h1>Two</h1>${text}`

  it('goes with the names of the chapters that its notes are of', () => {
    const notes = '<h1>Notes</h1><p>One</p><ol><li id="a">A note.</li></ol><p>Two</p>'
    expect(titlesOf(marked + notes)).toEqual(['One', 'Two'])
  })

  it('stays above sentences, and where the book has no notes', () => {
    const notes = '<h1>Notes</h1><ol><li id="a">A note.</li></ol><p>All of them were written at sea.</p>'
    expect(titlesOf(marked + notes)).toEqual(['One', 'Two', 'Notes'])
    expect(titlesOf(`<h1>One</h1>${text}<h1>Notes</h1><p>do re mi</p>`)).toEqual(['One', 'Notes'])
  })
})

describe('Word’s own o:p', () => {
  it('ends no paragraph', () => {
    const document = documentOfPage('<body><p>The man <o:p></o:p>came in.<o:p>&nbsp;</o:p></p></body>')
    const { chapters } = bookFromDocument(document, { title: 'T', language: 'en' }, asidesByDefault)
    expect(chapters[0]?.blocks.map((block) => block.text)).toEqual(['The man came in.'])
  })
})
