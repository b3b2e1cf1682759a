import { ExpectedFailure } from '../../../src-contract/failure.ts'
import { parseHtml } from '../dom.ts'
import { officeAbout, readOffice } from '../office-archive.ts'
import type { DocumentFormat, SourceDocument } from '../source-document.ts'
import { bodyHtml } from './body-html.ts'

/** Word's documents since 2007, as they are read: what was deleted, hidden or commented is not. */
export const docx: DocumentFormat = {
  read: async (path): Promise<SourceDocument> =>
    readOffice(path, async ({ names, text }) => {
      const named = [...names].find((name) => /^word\/document\d*\.xml$/u.test(name))
      const document = named === undefined ? null : await text(named)
      if (document === null)
        throw new ExpectedFailure({
          code: 'file-damaged',
          file: path,
          detail: 'its text (word/document.xml) is missing',
        })
      const html = bodyHtml({
        document,
        styles: await text('word/styles.xml'),
        numbering: await text('word/numbering.xml'),
        footnotes: await text('word/footnotes.xml'),
        endnotes: await text('word/endnotes.xml'),
      })
      return {
        about: officeAbout(await text('docProps/core.xml'), { authors: ['creator'], created: 'created' }),
        parts: [{ path: '', root: parseHtml(html), matter: null, css: [] }],
        nav: [],
      }
    }),
  readCover: null,
}
