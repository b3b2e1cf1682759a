import { describe, expect, it } from 'vitest'
import { withNaturalCuts, type Cuttable } from './natural-cuts.ts'

/** `p`: a paragraph of 100 words; `*`: stars; `h`: a heading. */
function paragraphs(kinds: string): Cuttable[] {
  return kinds.split('').map((kind) => ({
    words: kind === 'p' ? 100 : kind === 'h' ? 3 : 0,
    isBreak: kind === '*',
    isHeading: kind === 'h',
  }))
}

const cuts = (kinds: string): number[] => withNaturalCuts([], paragraphs(kinds)).map(({ at }) => at)
const p = (count: number): string => 'p'.repeat(count)

describe('a book without chapters', () => {
  it.each([
    ['is left whole where it is short', p(60), []],
    ['is cut into stretches of one length', p(90), [0, 45]],
    ['at the end of a scene, behind its stars', `${p(40)}*${p(50)}`, [0, 41]],
    ['at the one that is nearest', `${p(30)}*${p(12)}*${p(48)}`, [0, 44]],
    ['not at one that is far from its due place', `${p(10)}*${p(80)}`, [0, 46]],
    ['else before a heading', `${p(38)}h${p(52)}`, [0, 38]],
    ['never between a heading and its text', `${p(44)}hh${p(46)}`, [0, 44]],
    ['once where one paragraph is most of it', `${p(2)}*`, []],
  ])('%s', (_, kinds, expected) => {
    expect(cuts(kinds)).toEqual(expected)
  })

  it('is not cut within a paragraph, however long', () => {
    expect(withNaturalCuts([], [{ words: 20_000, isBreak: false, isHeading: false }])).toEqual([])
  })

  it('that has a single title keeps it for its first stretch', () => {
    const only = { title: 'The Lamps', titleIsPrinted: true, at: 1, titleBlocks: 1 }
    const starts = withNaturalCuts([only], paragraphs(`ph${p(90)}`))
    expect(starts.map(({ title, at }) => [title, at])).toEqual([['The Lamps', 1], ['2', 47]]) // prettier-ignore
  })

  it('with chapters is none', () => {
    const starts = [0, 5].map((at) => ({ title: String(at), titleIsPrinted: true, at, titleBlocks: 1 }))
    expect(withNaturalCuts(starts, paragraphs(p(200)))).toEqual(starts)
  })
})
