import { placeMoved, placeNearly } from './align-rest.ts'
import { lettersOf, type Letters, type Stretch } from './letters.ts'
import { startIndex, type StartIndex } from './start-index.ts'

/** A way to place the texts so far; ways that end at one place are one, the best. */
type Way = { at: number; score: number; last: Step | null }
type Step = Stretch & { text: number; before: Step | null }

const waysKept = 24
/** Places behind the one where the text before ended that are tried for a text. */
const placesTried = 4
/** Letters. A shorter text is looked for only so near, and only as whole words: "Yes" is everywhere. */
const shortLetters = 8
const nearLetters = 2000
const skipCost = 1

/** Leaving something out costs little more where it is long; leaving out twice costs twice. In letters, of which a match is worth its own. */
function jumpCost(letters: number): number {
  return letters === 0 ? 0 : 4 + 2 * Math.log2(1 + letters)
}

function isWholeWords(source: Letters, from: number, to: number): boolean {
  return source.starts[from] === true && (to === source.text.length || source.starts[to] === true)
}

function placesFor(letters: string, at: number, source: Letters, index: StartIndex): number[] {
  const isShort = letters.length < shortLetters
  const here =
    source.text.startsWith(letters, at) && (!isShort || isWholeWords(source, at, at + letters.length))
  const places = here ? [at] : []
  if (!isShort) return places.concat(index.after(letters, at + 1, placesTried))
  const near = source.text.slice(at, at + nearLetters)
  for (
    let from = near.indexOf(letters, 1);
    from >= 0 && places.length < 2;
    from = near.indexOf(letters, from + 1)
  )
    if (isWholeWords(source, at + from, at + from + letters.length)) places.push(at + from)
  return places
}

/** The best way to find the texts one behind the other: as many letters as possible, with as few and as short stretches as possible left out between them. */
function placeInOrder(texts: readonly Letters[], source: Letters): (Stretch | null)[] {
  const index = startIndex(
    source,
    texts.map(({ text }) => text).filter((text) => text.length >= shortLetters),
  )
  let ways: Way[] = [{ at: 0, score: 0, last: null }]
  for (const [number, { text }] of texts.entries()) {
    if (text === '') continue
    const next = new Map<number, Way>()
    const offer = (way: Way): void => {
      if (way.score > (next.get(way.at)?.score ?? Number.NEGATIVE_INFINITY)) next.set(way.at, way)
    }
    for (const way of ways) {
      offer({ ...way, score: way.score - skipCost })
      for (const from of placesFor(text, way.at, source, index)) {
        const to = from + text.length
        const score = way.score + text.length - jumpCost(from - way.at)
        offer({ at: to, score, last: { text: number, from, to, before: way.last } })
      }
    }
    ways = [...next.values()].toSorted((a, b) => b.score - a.score).slice(0, waysKept)
  }
  const placed: (Stretch | null)[] = texts.map(() => null)
  for (let step = ways[0]?.last ?? null; step !== null; step = step.before)
    placed[step.text] = { from: step.from, to: step.to }
  return placed
}

/**
 * Where texts that were read of a source stand in it; null: nowhere that is certain. They stand there in their order, but for what was left out, put in
 * ("Note 3: "), or moved behind its paragraph. No two take the same letters.
 */
export function alignTexts(texts: readonly string[], source: Letters): (Stretch | null)[] {
  const wanted = texts.map(lettersOf)
  const placed = placeInOrder(wanted, source)
  placeNearly(wanted, placed, source)
  placeMoved(wanted, placed, source)
  return placed
}
