import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** The key with which the names of everything begin that is stored of a chunk. */
const keyIn = /^([\da-f]{64})\./u

/**
 * Drops what is stored of chunks that a book does not want any more: it has all of them otherwise by now. Answers with how many sounds went. `folder`: the store,
 * absolute.
 */
export async function dropUnwanted(folder: string, wanted: ReadonlySet<string>): Promise<number> {
  const unwanted = (await readdir(folder)).filter((name) => {
    const key = keyIn.exec(name)?.[1]
    return key !== undefined && !wanted.has(key)
  })
  for (const name of unwanted) await rm(join(folder, name), { force: true })
  return unwanted.filter((name) => name.endsWith('.wav')).length
}
