import { picturesIn } from '../../ocr/picture-files.ts'
import { wordsAScan, type DocumentFacts } from './examine-pdf.ts'

/** What is known of pictures of pages before anything of them is recognised: how many they are. */
export async function examinePictures(
  path: string,
  fileType: string,
  recognises: boolean,
): Promise<DocumentFacts> {
  const pages = (await picturesIn(path, fileType)).length
  return {
    title: null,
    author: null,
    language: null,
    pages,
    words: recognises ? pages * wordsAScan : 0,
    scannedPages: recognises ? pages : 0,
    classification: 'scanned',
    failure:
      pages === 0
        ? { code: 'no-speakable-text', file: path }
        : recognises
          ? null
          : { code: 'no-text', file: path, detail: pages === 1 ? 'one page' : `${pages} pages` },
  }
}
