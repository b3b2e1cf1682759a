import type { WorkItem } from '../../src-contract/history.ts'
import { countWords } from '../../src-contract/count-words.ts'
import { sizeWords } from '../../src-contract/size-words.ts'

export function bytesOf(items: readonly WorkItem[]): number {
  return items.reduce((sum, item) => sum + item.bytes, 0)
}

export type ClearQuestion = { title: string; text: string; confirm: string }

function notDoneWords(unfinished: readonly WorkItem[], count: number): string {
  const [first] = unfinished
  if (first === undefined) return ''
  const isOne = unfinished.length === 1
  const who = !isOne
    ? `${unfinished.length === count ? 'They' : `${countWords(unfinished.length, 'book')} of these`} are`
    : `${count === 1 ? 'It' : `“${first.title}”`} is`
  return ` ${who} not done yet: without the working files ${isOne ? 'it starts' : 'they start'} from the beginning.`
}

/** What clearing these would mean: how much goes, of how many books, what is lost with it and what stays. */
export function clearQuestion(items: readonly WorkItem[]): ClearQuestion {
  const size = sizeWords(bytesOf(items))
  const [first] = items
  const isOne = items.length === 1 && first !== undefined
  const of = isOne ? `“${first.title}”` : countWords(items.length, 'book')
  const unfinished = items.filter((item) => item.doneAt === null)
  const isAnyDone = unfinished.length < items.length
  const lost = isAnyDone
    ? ` To make ${isOne ? 'it' : 'one of them'} again, or to fill its gaps, all of it has to be read and spoken anew.`
    : ''
  const kept = isAnyDone
    ? 'Finished audiobooks, original files and logs stay.'
    : 'Original files and logs stay.'
  return {
    title: `Clear the working files of ${of}?`,
    text: `${size} of read pages, split text and spoken sound is deleted.${notDoneWords(unfinished, items.length)}${lost} ${kept}`,
    confirm: `Clear ${size}`,
  }
}

export function clearedWords(before: number, after: number): string {
  const freed = before - after
  return freed <= 0 ? 'Nothing was there to clear.' : `${sizeWords(freed)} cleared.`
}
