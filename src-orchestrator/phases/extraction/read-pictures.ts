import type { TextChoices } from '../../../src-contract/text-choices.ts'
import type { ValidatedBook } from '../../book/validated-book.ts'
import { picturesIn } from '../../ocr/picture-files.ts'
import type { PhaseContext } from '../../phase.ts'
import type { ReadBook } from './chosen-book.ts'
import { dictionaryOf } from './words/dictionary.ts'
import type { PageLines } from './page/line.ts'
import { bookFromPages } from './pdf-book.ts'
import { restorer } from './restored.ts'
import { readScans } from './scans/read-scans.ts'

/** The reading text of pictures of pages: a file of one, a TIFF of several, or an archive of them (CBZ). */
export async function readPictures(
  { facts, readablePath }: ValidatedBook,
  about: { title: string; language: string },
  choices: TextChoices,
  context: PhaseContext,
): Promise<ReadBook> {
  const sources = await picturesIn(readablePath, facts.fileType)
  const [first] = sources
  const layer = sources.map((_, index): PageLines => ({
    page: index + 1,
    width: 0,
    height: 0,
    lines: [],
    turned: '',
    scan: 'bare',
  }))
  const source = (page: number) =>
    sources[page] ?? first ?? { kind: 'picture' as const, path: readablePath, frame: 0 }
  const sha256 = facts.sha256 ?? ''
  const scans = await readScans(layer, { source, sha256, language: facts.language, pictured: [] }, context)
  const language = scans.language ?? about.language
  const words = await dictionaryOf(language)
  const judge = restorer(choices, scans.sheetOf)
  return scans.finish(bookFromPages(scans.pages, [], { ...about, language }, words, context.settings, judge))
}
