import { describe, expect, it } from 'vitest'
import { kindOf } from './kind-of.ts'
import { readsAsText } from './reads-as-text.ts'

const latin = (text: string): Buffer => Buffer.from(text, 'latin1')
const zip = 'PK\x03\x04..........................'

describe('the kind of a file, from its ends alone', () => {
  it.each([
    ['a PDF', '%PDF-1.4\n1 0 obj', 'pdf'],
    ['a ticket of Adobe’s', '<?xml version="1.0"?>\n<fulfillmentToken fulfillmentType="buy">', 'acsm'],
    ['a KFX ebook', 'CONT\x02\0\0\0', 'kfx'],
    ['a protected KFX ebook', '\xEADRMION\xEE\xE0', 'kfx'],
    ['a list of contents', 'CONTENTS\n1. How it began', 'txt'],
    ['an EPUB that does not say so', `${zip}META-INF/container.xml PK OPS/book.opf`, 'epub'],
    ['an Apple document', `${zip}Index/Document.iwa`, 'pages'],
    ['AIFF', 'FORM\0\0\0\0AIFFCOMM', 'audio'],
    ['an audiobook', '\0\0\0\x20ftypM4B ', 'audio'],
    ['a text in Latin-1', 'Gr\xF6\xDFe und \xDCbermut', 'txt'],
    ['a text in UTF-16', 'D\0e\0r\0 \0W\0a\0l\0d\0', 'txt'],
    ['a ZIP', `${zip}readme.txt`, 'archive'],
    ['zeros', '\0'.repeat(64), 'unknown'],
    ['other bytes', '\x01\x02\x03\x04', 'unknown'],
  ])('%s', (_what, content, kind) => {
    expect(kindOf({ head: latin(content), tail: latin(''), isWholeFile: true }).type).toBe(kind)
  })

  it('names of a ZIP are found at its end too', () => {
    const tail = latin('word/document.xml')
    expect(kindOf({ head: latin(`${zip}[Content_Types].xml`), tail, isWholeFile: false }).type).toBe('docx')
  })

  it('an encoding that nobody can tell may still be a text', () => {
    expect(readsAsText(latin('\x82\xA0\x82\xA2\x82\xA4'))).toBe(true)
    expect(readsAsText(latin('\x00\x01\x02'))).toBe(false)
  })
})
