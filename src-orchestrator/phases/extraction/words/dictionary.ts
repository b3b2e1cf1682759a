import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { packageFile } from '../../../../src-node/install-layout.ts'
import { wordListOf, type WordList } from './word-list.ts'

/** The dictionary of a language; null where Bookspool carries none. */
export async function dictionaryOf(language: string): Promise<WordList | null> {
  if (!language.toLowerCase().startsWith('en')) return null
  return wordListOf(await readFile(join(dirname(packageFile('dictionary-en')), 'index.dic'), 'utf8'))
}
