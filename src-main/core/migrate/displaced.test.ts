import { expect, it } from 'vitest'
import { displaced, type Move } from './displaced.ts'

/** "x" is a place of the user's, "/1" one aside. Each word a move: "x>/1", or with the day when it was made. */
function moves(words: string): Move[] {
  return words
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const [from = '', to = '', made] = word.split('>')
      return { at: '', from, to, made }
    })
}

it.each<[string, string, string[], string]>([
  ['nothing was moved', '', ['x'], ''],
  ['moved aside', 'x>/1', ['/1'], '/1>x'],
  ['moved aside, and something new in its place', 'x>/1', ['/1', 'x'], '/1>x'],
  ['twice: the first was there then', 'x>/1 x>/2', ['/1', '/2', 'x'], '/1>x'],
  ['noted, and not moved', 'x>/1', ['x'], ''],
  ['noted, not moved, then moved', 'x>/1 x>/1', ['/1'], '/1>x'],
  ['noted, not moved, then moved on another day', 'x>/1 x>/2', ['/2'], '/2>x'],
  ['put back', 'x>/1 x>/2 /1>x', ['/2', 'x'], ''],
  ['a rollback that was cut short before it put back', 'x>/1 x>/2 /1>x', ['/1', '/2'], '/1>x'],
  ['a rollback that was cut short at its beginning', 'x>/1 x>/2', ['/1', 'x'], '/1>x'],
  ['put back, and moved aside again under the same name', 'x>/1 x>/2 /1>x x>/1', ['/1', '/2', 'x'], '/1>x'],
  ['put back, and moved aside again under another', 'x>/1 x>/2 /1>x x>/3', ['/3', '/2', 'x'], '/3>x'],
  ['the way back undone: what lay aside goes there again first', 'x>/2 /1>x', ['/2', 'x'], 'x>/1 /2>x'],
  ['cleared since', 'x>/1', ['x'], ''],
  ['made since, and taken away', 'x>/1>2026-05-04', ['/1'], ''],
  ['made before', 'x>/1>2026-05-02', ['/1'], '/1>x'],
  ['two files', 'x>/1 y>/2', ['/1', '/2', 'x'], '/1>x /2>y'],
])('%s', (_name, noted, there, expected) => {
  const disk = { isThere: (path: string) => there.includes(path), isAside: (path: string) => path.startsWith('/') }
  expect(displaced(moves(noted), '2026-05-03', disk).map(({ from, to }) => `${from}>${to}`).join(' ')).toBe(expected)
}) // prettier-ignore
