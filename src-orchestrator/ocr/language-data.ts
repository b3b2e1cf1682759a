import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { fileExists } from '../../src-node/atomic-file.ts'
import { homeFolder } from '../../src-node/home-folder.ts'
import { packageFile } from '../../src-node/install-layout.ts'

/** Tesseract's name of the language whose data come with the program: https://github.com/tesseract-ocr/langdata */
export const embeddedLanguage = 'eng'
const embeddedFile = '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz'

/** Where languages lie that were installed. */
export function languageFolder(home: string = homeFolder()): string {
  return join(home, 'ocr')
}

export function languageFile(code: string, home: string = homeFolder()): string {
  return join(languageFolder(home), `${code}.traineddata`)
}

export async function isLanguageHere(code: string): Promise<boolean> {
  return code === embeddedLanguage || (await fileExists(languageFile(code)))
}

/** A language's data. Throws what Node's fs throws where it is not installed. */
export async function readLanguage(code: string): Promise<Uint8Array> {
  const installed = languageFile(code)
  if (code !== embeddedLanguage || (await fileExists(installed))) return readFile(installed)
  return promisify(gunzip)(await readFile(packageFile(embeddedFile)))
}
