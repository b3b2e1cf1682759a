import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPdf } from '../../pdf/open-pdf.ts'
import { makePdf, type PdfOptions, type TextAt } from '../../pdf/testing/pdf-writer.ts'
import type { GreyPicture } from '../grey-picture.ts'

/** A page of text as a scanner would see it: letters are pixels. */
export async function drawnPage(
  texts: readonly TextAt[],
  longerSidePx: number,
  options: PdfOptions = {},
): Promise<GreyPicture> {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-drawn-'))
  try {
    const path = join(folder, 'page.pdf')
    await writeFile(path, makePdf([{ texts: [...texts] }], options))
    const opened = await openPdf(path, null)
    if (!opened.ok) throw new Error(opened.failure.code)
    const picture = opened.value.greyPicture(0, longerSidePx)
    opened.value.close()
    if (picture === null) throw new Error('the page cannot be drawn')
    return picture
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
