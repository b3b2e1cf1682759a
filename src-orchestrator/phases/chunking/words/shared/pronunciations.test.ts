import { expect, test } from 'vitest'
import { pronunciationsFor, pronunciationsSchema } from '../../../../../src-contract/pronunciation.ts'
import { plainSaying, saidFor } from '../../said.ts'
import { pronunciationRules } from './pronunciations.ts'

const rows: [name: string, entries: unknown[], printed: string, said: string][] = [
  ['a word', ['LV = Level'], 'He is LV 5, not LVs.', 'He is Level five, not L.V\'s.'],
  ['a phrase, whatever its spaces and quotes', [{ printed: "Don't  Panic", said: 'do not panic' }], 'So: Don’t panic!', 'So: do not panic!'],
  ['any case', ['hermione = Her my oh nee'], 'HERMIONE and Hermione', 'Her my oh nee and Her my oh nee'],
  ['this case alone', [{ printed: 'Polish', said: 'POH-lish', match_case: true }], 'Polish the Polish polish.', 'POH-lish the POH-lish polish.'],
  ['parts of words', [{ printed: 'chen', said: 'shen', whole_words: false }], 'Gretchen', 'Gretshen'],
  ['a pattern with groups', [{ printed: '(\\d+)hp', said: '$1 hit points', pattern: true }], 'She has 12hp left.', 'She has 12 hit points left.'],
  ['a pattern in parts of words', [{ printed: '^\\d+\\s', said: '', pattern: true, whole_words: false }], '14 In the beginning', 'In the beginning'],
  ['the first of two', ['Dr. Who = Doctor Hoo', 'Who = Hu'], 'Dr. Who met Who.', 'Doctor Hoo met Hu.'],
  ['before the rules', ['1984 = one nine eight four'], 'in 1984', 'in one nine eight four'],
  ['signs of a pattern mean themselves in a word', ['C++ = see plus plus'], 'He knows C++ well.', 'He knows see plus plus well.'],
] // prettier-ignore

test.each(rows)('%s', (_name, entries, printed, said) => {
  const pronunciations = pronunciationRules(pronunciationsSchema.parse(entries))
  expect(saidFor(printed, { ...plainSaying('en'), pronunciations })).toBe(said)
})

test('a book has its own before those for all, by its file’s name with or without its ending', () => {
  const all = pronunciationsSchema.parse([
    'a = all',
    { printed: 'a', said: 'own', book: 'EMMA' },
    { printed: 'a', said: 'other', book: 'Other.pdf' },
  ])
  expect(pronunciationsFor(all, ['Emma.pdf']).map(({ said }) => said)).toEqual(['own', 'all'])
  expect(pronunciationsFor(all, []).map(({ said }) => said)).toEqual(['all'])
})

test('a pattern that cannot be read is refused, and one half written finds nothing', () => {
  expect(pronunciationsSchema.safeParse([{ printed: '(', said: '', pattern: true }]).success).toBe(false)
  const half = { printed: '(', said: '', pattern: true, match_case: false, whole_words: true }
  expect(pronunciationRules([half])).toEqual([])
})
