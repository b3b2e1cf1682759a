import { describe, expect, it } from 'vitest'
import { withExponents } from './exponents.ts'
import { cleanMarked, markRaised } from '../page/raised.ts'
import { line } from '../testing/small-pages.ts'

function read(text: string): string {
  const { text: plain, raised } = cleanMarked(
    text.replaceAll(/\{([^}]*)\}/gu, (_whole, inside: string) => markRaised(inside)),
  )
  return withExponents(line(plain, { raised })).text
}

describe('what is raised and no note’s mark', () => {
  it.each([
    ['is an exponent behind a number', '3 × 10 {8} m, 10{−6} and 2.5 {3}', '3 × 10⁸ m, 10⁻⁶ and 2.5³'],
    ['behind a unit, a letter by itself, a bracket', 'km {2}, x {2} + y {n}, (a + b) {2}', 'km², x² + yⁿ, (a + b)²'],
    ['is none behind a word, a year, a sentence', 'a fox {2} in 1848 {3} and on. {4}', 'a fox 2 in 1848 3 and on. 4'],
    ['nor above a stroke', '2 {3}/4 and 2 {3}⁄{4}', '2 3/4 and 2 3⁄4'],
    ['is a prime where it would be a nought', 'P {0}, P {00} and 2 {0}', 'P′, P′′ and 2⁰'],
    ['nor letters', 'the 1{st}, M{r} Fox', 'the 1st, Mr Fox'],
  ])('%s', (_what, printed, expected) => {
    expect(read(printed)).toBe(expected)
  }) // prettier-ignore
})
