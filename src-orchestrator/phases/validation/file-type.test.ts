import { describe, expect, it } from 'vitest'
import { kindOf } from '../../../src-node/file-kind/kind-of.ts'
import { looksLikeText } from './decode-text.ts'

const latin = (text: string): Buffer => Buffer.from(text, 'latin1')
const typeOfText = (text: string): string =>
  kindOf({ head: latin(text), tail: latin(text), isWholeFile: true }, looksLikeText).type

describe('the type of a file, by its content', () => {
  it.each([
    ['a PDF', '%PDF-1.4\n1 0 obj', 'pdf'],
    ['a PDF behind other bytes', `${'\0'.repeat(900)}%PDF-1.4\n1 0 obj <<`, 'pdf'],
    ['a PDF whose header is lost', '% comment\n1 0 obj\n<< /Type /Catalog >>', 'pdf'],
    ['a text about PDFs', 'A file begins with %PDF-1.4, as everybody knows.', 'txt'],
    ['a header too far in', `${'x '.repeat(600)}%PDF-1.4 1 0 obj`, 'txt'],
    [
      'an EPUB',
      'PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x08\0\0\0mimetypeapplication/epub+zip',
      'epub',
    ],
    ['an ODT', 'PK\x03\x04..........................mimetypeapplication/vnd.oasis.opendocument.text', 'odt'],
    ['a DOCX', 'PK\x03\x04..........................[Content_Types].xml ... word/document.xml', 'docx'],
    ['another ZIP', 'PK\x03\x04..........................readme.txt', 'archive'],
    ['RTF', '{\\rtf1\\ansi', 'rtf'],
    ['HTML', '\n<!DOCTYPE html><html>', 'html'],
    ['XHTML', '<?xml version="1.0"?>\n<!-- x --><html xmlns="">', 'html'],
    ['FictionBook', '<?xml version="1.0"?><FictionBook xmlns="">', 'fb2'],
    ['MOBI', `${'name'.padEnd(60, '\0')}BOOKMOBI`, 'mobi'],
    ['an old Office document', '\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1', 'doc'],
    ['PNG', '\x89PNG\r\n', 'image'],
    ['JPEG', '\xFF\xD8\xFF\xE0', 'image'],
    ['MP3', 'ID3\x04\0', 'audio'],
    ['a Windows program', 'MZ\x90\0\x03\0', 'executable'],
    ['a Linux program', '\x7FELF\x02', 'executable'],
    ['text that begins like a program', 'MZ is how this note begins.', 'txt'],
    ['text', 'It was a dark and stormy night.\n', 'txt'],
    ['zeros', '\0\0\0\0\0\0\0\0', 'unknown'],
    ['text with control characters', 'abc\x01\x02def', 'unknown'],
  ])('%s', (_what, content, type) => {
    expect(typeOfText(content)).toBe(type)
  })
})
