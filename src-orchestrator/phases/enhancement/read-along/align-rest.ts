import type { Letters, Stretch } from './letters.ts'
import { startIndex } from './start-index.ts'

/** Letters between two texts that were found, beyond which what stands between them is not looked through. */
const widestGap = 20_000
/** Of a text's letters that have to be found. */
const enough = 0.6
/** Letters below which a likeness is chance. */
const leastLetters = 6
/** How much may stand inside of a text that is not read: a note, a number of lines. */
const mostInside = 400
/** Words that may have been put before a text: "Note 3: ", an item's number. */
const leadWords = 3
/** Letters of what was moved, so that there is no other place for it. */
const leastMoved = 16

/** Where words begin in a text, the first and the end included. */
function cutsOf({ text, starts }: Letters): number[] {
  const cuts = [...starts.entries()].flatMap(([at, begins]) => (begins || at === 0 ? [at] : []))
  return [...cuts, text.length]
}

/** The greatest of 0 … most that holds; all below it hold too. */
function greatest(most: number, holds: (count: number) => boolean): number {
  let low = 0
  let high = most
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (holds(middle)) low = middle
    else high = middle - 1
  }
  return low
}

/** A text of which something in its middle or at its ends is not as in the source: its first words and its last ones, as many as stand there. */
function nearly(wanted: Letters, window: string): Stretch | null {
  const { text } = wanted
  const cuts = cutsOf(wanted)
  const words = cuts.length - 1
  const head = cuts[greatest(words, (count) => window.includes(text.slice(0, cuts[count])))] ?? 0
  const from = head < leastLetters ? -1 : window.indexOf(text.slice(0, head))
  const behind = from < 0 ? 0 : from + head
  const tailWords = greatest(words, (count) => window.includes(text.slice(cuts[words - count]), behind))
  const start = Math.max(cuts[words - tailWords] ?? 0, from < 0 ? 0 : head)
  const tail = text.slice(start)
  const at = tail.length < leastLetters ? -1 : window.indexOf(tail, behind)
  const found = (from < 0 ? 0 : head) + (at < 0 ? 0 : tail.length)
  if (found < text.length * enough) return null
  const stretch = { from: from < 0 ? at : from, to: at < 0 ? behind : at + tail.length }
  return stretch.to - stretch.from <= 2 * text.length + mostInside ? stretch : null
}

/** Places texts between those that stand before and behind them, where not all of their letters are the same. */
export function placeNearly(wanted: readonly Letters[], placed: (Stretch | null)[], source: Letters): void {
  let least = 0
  for (const [number, text] of wanted.entries()) {
    const known = placed[number]
    if (known !== null && known !== undefined) least = known.to
    else if (text.text.length >= leastLetters) {
      const end = placed.find((each, at) => at > number && each !== null)?.from ?? source.text.length
      const found = nearly(text, source.text.slice(least, Math.min(end, least + widestGap)))
      if (found === null) continue
      placed[number] = { from: least + found.from, to: least + found.to }
      least += found.to
    }
  }
}

/** Places what is read elsewhere than it stands, such as notes: where nothing else was found, and there is one place for it. */
export function placeMoved(wanted: readonly Letters[], placed: (Stretch | null)[], source: Letters): void {
  const taken = new Uint8Array(source.text.length)
  for (const each of placed) if (each !== null) taken.fill(1, each.from, each.to)
  const tails = (text: Letters): string[] =>
    cutsOf(text)
      .slice(0, leadWords + 1)
      .map((cut) => text.text.slice(cut))
      .filter((tail) => tail.length >= leastMoved)
  const missing = [...wanted.entries()].filter(([number]) => placed[number] === null)
  const index = startIndex(
    source,
    missing.flatMap(([, text]) => tails(text)),
  )
  const isFree = (from: number, to: number): boolean => !taken.subarray(from, to).includes(1)
  for (const [number, text] of missing) {
    const behind = placed[number - 1]?.to
    const goesOn = behind !== undefined && text.text !== '' && source.text.startsWith(text.text, behind)
    const places = tails(text).flatMap((tail) => index.after(tail, 0, leadWords).map((from) => ({ from, to: from + tail.length }))) // prettier-ignore
    const free = places.filter(({ from, to }) => isFree(from, to))
    const ends = new Set(free.map(({ to }) => to))
    const place = goesOn
      ? { from: behind, to: behind + text.text.length }
      : ends.size === 1
        ? free[0]
        : undefined
    if (place === undefined || !isFree(place.from, place.to)) continue
    placed[number] = place
    taken.fill(1, place.from, place.to)
  }
}
