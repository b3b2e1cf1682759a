import { spellings } from '../../../src-contract/spellings.ts'

/** Where the words begin next in a block, at or behind `from`; -1: nowhere. */
export type WordFinder = {
  indexIn: (block: string, from: number) => number
  /** What the longest spelling takes, in bytes. */
  bytes: number
}

function escaped(bytes: Buffer): string {
  return [...bytes].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')
}

/**
 * Finds words, in any case, in bytes that stand as latin1, a character a byte: decoding a gigabyte takes longer than searching it. A pattern of the
 * bytes of every spelling, without the flag that would take byte 0xC3 for 0xE3.
 */
export function wordFinder(words: string): WordFinder {
  const letters = spellings(words).map((ways) => ways.map((way) => Buffer.from(way, 'utf8')))
  const pattern = letters.map((ways) => `(?:${ways.map(escaped).join('|')})`).join('')
  const finder = new RegExp(pattern, 'g')
  return {
    indexIn: (block, from) => {
      finder.lastIndex = from
      return finder.exec(block)?.index ?? -1
    },
    bytes: letters.reduce((sum, ways) => sum + Math.max(...ways.map(({ length }) => length)), 0),
  }
}
