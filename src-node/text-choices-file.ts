import { createHash } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  isAsFound,
  noTextChoices,
  textChoicesSchema,
  type TextChoices,
} from '../src-contract/text-choices.ts'
import { errorCode, writeFileAtomic } from './atomic-file.ts'

/**
 * What listeners chose for the texts of their books, a file for each source's bytes: the window, the terminal and every workspace find the same one, wherever the source
 * lies and whatever it is called.
 */
function pathOf(home: string, sha256: string): string {
  return join(home, 'book-texts', `${sha256}.json`)
}

/** Nothing chosen where there is no file, or none that makes sense. `sha256`: null where the source's is not known. Throws what Node's fs throws. */
export async function readTextChoices(home: string, sha256: string | null): Promise<TextChoices> {
  if (sha256 === null) return noTextChoices
  try {
    return (
      textChoicesSchema.safeParse(JSON.parse(await readFile(pathOf(home, sha256), 'utf8'))).data ??
      noTextChoices
    )
  } catch (error) {
    if (error instanceof SyntaxError || errorCode(error) === 'ENOENT') return noTextChoices
    throw error
  }
}

/** In place of what was chosen before. Throws what Node's fs throws. */
export async function writeTextChoices(home: string, sha256: string, choices: TextChoices): Promise<void> {
  const path = pathOf(home, sha256)
  if (isAsFound(choices)) return rm(path, { force: true })
  await mkdir(dirname(path), { recursive: true })
  await writeFileAtomic(path, JSON.stringify(choices))
}

/** Tells choices apart in a record that has no room for them; null: nothing was chosen. The order in which they were made makes none. */
export function textChoicesMark(choices: TextChoices): string | null {
  if (isAsFound(choices)) return null
  const { rules, items, parts } = choices
  const words = [rules, ...[items, parts].map((list) => list.map((each) => JSON.stringify(each)))]
    // Who had chosen nothing of the parts was marked without a word on them.
    .filter((list, at) => at < 2 || list.length > 0)
    .map((each) => each.toSorted())
  return createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 16)
}
