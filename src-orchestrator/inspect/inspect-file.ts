import type { BookFacts } from '../../src-contract/book-facts.ts'
import { failureFrom, type Failure } from '../../src-contract/failure.ts'
import { examine } from '../phases/validation/examine.ts'

/** Pages of a PDF that a look at the pile reads. */
const samplePages = 12

/** A quick look at one file: its facts, and what stands in the way of converting it. Never rejects. */
export async function inspectFile(
  path: string,
  password?: string,
): Promise<{ facts: BookFacts | null; failure: Failure | null }> {
  try {
    return await examine(path, { password: password ?? null, maxPages: samplePages })
  } catch (error) {
    return { facts: null, failure: failureFrom(error, path) }
  }
}
