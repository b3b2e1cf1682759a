import type { Sense } from './homographs.ts'
import type { Piece } from './split-words.ts'

export type Tagged = Piece & { tag: string; sense: Sense | null }

const isJoint = ({ text }: Piece): boolean => /^['’/-]$/u.test(text)

/** Marks, and between them rows of words and the hyphens that join them. */
export function runsOf(pieces: readonly Tagged[]): Tagged[][] {
  const runs: Tagged[][] = []
  let isOpen = false
  for (const [index, piece] of pieces.entries()) {
    const next = pieces[index + 1]
    const joins: boolean = piece.kind === 'word' || (isJoint(piece) && isOpen && next?.kind === 'word')
    if (joins && isOpen) runs.at(-1)?.push(piece)
    else runs.push([piece])
    isOpen = joins
  }
  return runs
}

export const textOf = (pieces: readonly Tagged[]): string => pieces.map(({ text }) => text).join('')

/** The tag of the longest piece speaks for all. */
export function tagOf(pieces: readonly Tagged[]): string {
  return pieces.reduce((best, piece) => (piece.text.length > best.text.length ? piece : best)).tag
}

/** The words that hyphens join; null where anything else joins them. */
export function hyphenated(pieces: readonly Tagged[]): string[] | null {
  const words = pieces.filter((_, index) => index % 2 === 0)
  const joints = pieces.filter((_, index) => index % 2 === 1)
  const isRow = words.every(({ kind }) => kind === 'word') && joints.every(({ text }) => text === '-')
  return isRow && joints.length > 0 ? words.map(({ text }) => text) : null
}
