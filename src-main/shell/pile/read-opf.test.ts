import { expect, test } from 'vitest'
import { readOpf } from './read-opf.ts'

function opf(metadata: string): string {
  return `<?xml version='1.0' encoding='utf-8'?>
<package xmlns="http://www.idpf.org/2007/opf" version="2.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
<dc:title>T</dc:title>${metadata}</metadata></package>`
}

test('series, year and description of a book, as calibre writes them', () => {
  const text = opf(`<dc:date>1999-05-01T00:00:00+00:00</dc:date>
<dc:description>&lt;p&gt;One &amp;amp; two.&lt;/p&gt;&lt;p&gt;Three&lt;br/&gt;four&lt;/p&gt;</dc:description>
<meta name="calibre:series" content="The  Rain"/><meta name="calibre:series_index" content="1.50"/>`)
  expect(readOpf(text)).toMatchObject({ title: 'T', series: 'The Rain', seriesPart: '1.5', year: 1999, description: 'One & two. Three four' }) // prettier-ignore
})

test.each([
  ['<dc:date>0101-01-01T00:00:00+00:00</dc:date>', { year: null }],
  ['<dc:date>1865</dc:date>', { year: 1865 }],
  ['<dc:date>in 1865</dc:date>', { year: null }],
  ['<meta name="calibre:series_index" content="3"/>', { series: null, seriesPart: null }],
  ['<meta name="calibre:series" content="S"/><meta name="calibre:series_index" content="x"/>', { series: 'S', seriesPart: null }],
  ['<dc:description> </dc:description>', { description: null }],
])('what is not known is null: %s', (metadata, expected) => {
  expect(readOpf(opf(metadata))).toMatchObject(expected)
}) // prettier-ignore
