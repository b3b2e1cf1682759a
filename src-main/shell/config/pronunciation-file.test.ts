import { expect, test } from 'vitest'
import { parsePronunciations } from './pronunciation-file.ts'

const plain = { pattern: false, match_case: false, whole_words: true }
const level = { ...plain, printed: 'LV', said: 'Level' }

test.each([
  ['lines', '# names\nLV = Level\n\nHermione = Her my oh nee\n', [level, { ...plain, printed: 'Hermione', said: 'Her my oh nee' }]],
  ['one line with a colon', 'a: b = c\n', [{ ...plain, printed: 'a: b', said: 'c' }]],
  ['nothing said', 'hm =\n', [{ ...plain, printed: 'hm', said: '' }]],
  ['a list', '- {printed: LV, said: Level}\n- XP = experience\n', [level, { ...plain, printed: 'XP', said: 'experience' }]],
  ['the key of config.yaml', "pronunciations:\n  - printed: '(\\d+)hp'\n    said: $1 points\n    pattern: true\n    book: Game.epub\n", [{ ...plain, printed: '(\\d+)hp', said: '$1 points', pattern: true, book: 'Game.epub' }]],
  ['an empty file', '', []],
])('%s', (_name, text, entries) => {
  expect(parsePronunciations(text)).toEqual({ entries })
}) // prettier-ignore

test.each([
  ['no pair', 'just words\n', '✖ "just words" is not written as "LV = Level" → at [0]'],
  ['a pattern that cannot be read', "- {printed: '(', said: x, pattern: true}\n", 'pattern cannot be read'],
  ['a key that nobody knows', '- {printed: a, said: b, colour: red}\n', 'colour'],
])('is refused: %s', (_name, text, words) => {
  const parsed = parsePronunciations(text)
  expect('problem' in parsed ? parsed.problem : '').toContain(words)
})
