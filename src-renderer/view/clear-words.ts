import type { WorkItem } from '../../src-contract/history.ts'
import { countWords, sizeWords } from './amounts.ts'

export function bytesOf(items: readonly WorkItem[]): number {
  return items.reduce((sum, item) => sum + item.bytes, 0)
}

/** What clearing these would mean. Null: nothing that has to be asked about. */
export function clearQuestion(items: readonly WorkItem[]): string | null {
  const unfinished = items.filter((item) => item.doneAt === null)
  const [first] = unfinished
  if (first === undefined) return null
  const who =
    unfinished.length === 1 ? `“${first.title}” is` : `${countWords(unfinished.length, 'book')} of these are`
  const they = unfinished.length === 1 ? 'it starts' : 'they start'
  return `${who} not done yet: without the working files ${they} from the beginning.`
}

export function clearedWords(before: number, after: number): string {
  const freed = before - after
  return freed <= 0 ? 'Nothing was there to clear.' : `${sizeWords(freed)} cleared.`
}
