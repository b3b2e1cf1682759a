import { isSpeakable } from '../chunking/said.ts'

/** Characters; what is longer without a comma is divided at a space. */
const longestPart = 80

function halved(text: string): string[] {
  if (text.length <= longestPart) return [text]
  const middle = text.length / 2
  const spaces = [...text.matchAll(/\s+/gu)].map(({ index }) => index)
  if (spaces.length === 0) return [text]
  const at = spaces.reduce((best, space) =>
    Math.abs(space - middle) < Math.abs(best - middle) ? space : best,
  )
  return [...halved(text.slice(0, at).trim()), ...halved(text.slice(at).trim())]
}

/** A sentence in parts that can be said by themselves: at commas, colons and semicolons, else at spaces. What has no letter stays with its neighbour. */
export function clausesOf(said: string): string[] {
  const parts = said.split(/(?<=[,;:…–—])\s+|(?<=[，；：、])/u).flatMap(halved)
  const clauses: string[] = []
  for (const part of parts) {
    const last = clauses.at(-1)
    if (last !== undefined && (!isSpeakable(part) || !isSpeakable(last)))
      clauses[clauses.length - 1] = `${last} ${part}`
    else clauses.push(part)
  }
  return clauses
}

/** A sentence in two parts, at the clause's end that is nearest to its middle; null where it is a single clause. */
export function halvesOf(said: string): [string, string] | null {
  const clauses = clausesOf(said)
  const ends = clauses.slice(0, -1).map((_, index) => clauses.slice(0, index + 1).join(' ').length)
  const distances = ends.map((end) => Math.abs(end - said.length / 2))
  const at = distances.indexOf(Math.min(...distances))
  return at < 0 ? null : [clauses.slice(0, at + 1).join(' '), clauses.slice(at + 1).join(' ')]
}
