import { expect, it } from 'vitest'
import { pageLines } from './page-lines.ts'
import { charsOf, pageOfChars } from '../testing/small-pages.ts'

const textOf = (...pieces: readonly Parameters<typeof charsOf>[]): string[] => {
  let from = 0
  const chars = pieces.flatMap(([text, at]) => {
    const own = charsOf(text, { from, ...at })
    from += own.length
    return own
  })
  return pageLines(pageOfChars(chars), 1).lines.map((line) => line.text)
}

// Every character is 5 points wide.
it.each([
  ['before its letter', textOf(['pr'], ['´', { x: 60.2 }], ['eface', { x: 60 }]), 'préface'],
  ['behind its letter', textOf(['fu'], ['¨', { x: 55 }], ['r', { x: 60 }]), 'für'],
  ['over a capital, raised', textOf(['`', { x: 50.4, y: 97.6 }], ['A la mode']), 'À la mode'],
  ['over an i without its dot', textOf(['ma'], ['ˆ', { x: 60 }], ['ıtre', { x: 60 }]), 'maître'],
  ['under its letter', textOf(['gar'], ['¸', { x: 65 }], ['con', { x: 65 }]), 'garçon'],
  [
    'behind the line, where PDFium takes it for another',
    textOf(['fur immer'], ['¨', { x: 55, y: 99.5 }]),
    'für immer',
  ],
  ['that no letter has', textOf(['x'], ['´', { x: 50 }], [' and so on', { x: 55 }]), 'x´ and so on'],
  ['beside a letter: a mark', textOf(['the ` and the ´']), 'the ` and the ´'],
  ['in program code', textOf(['`ls a`']), '`ls a`'],
  ['over the line below', textOf(['a ´'], ['the end', { x: 56.5, y: 112 }]), 'a ´'],
])('an accent %s', (_what, lines, first) => {
  expect(lines[0]).toBe(first)
})
