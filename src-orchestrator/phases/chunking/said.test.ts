import { describe, expect, test } from 'vitest'
import { numberedTitles, romanValue } from './roman.ts'
import { plainSaying, saidFor, saidForTitle } from './said.ts'

describe('said', () => {
  test.each([
    ['en', '“Don’t,” she said.', '"Don\'t," she said.'],
    ['en', 'Salt & pepper — 5% off…', 'Salt and pepper, five percent off…'],
    ['en', 'from 1914–18', 'from nineteen fourteen to eighteen'],
    ['de', 'Katz & Maus, 10–12 Uhr', 'Katz und Maus, zehn bis zwölf Uhr'],
    ['fr', 'Pierre & Paul', 'Pierre et Paul'],
    ['es', 'Juan & María', 'Juan y María'],
    ['en', 'a _very_ odd * sign', 'a very odd sign'],
    ['en', 'Chapter IV of Henry VIII', 'Chapter four of Henry the eighth'],
    ['en', 'Louis XIII and Part II', 'Louis the thirteenth and Part two'],
    ['en', 'Mike Z., who came. — Ha! — she', 'Mike Z, who came. Ha! she'],
    ['en', 'Louis XVI. of France, ch. iv', 'Louis the sixteenth of France, chapter four'],
    [
      'en',
      'on August 3d, 1833, the 22d of May',
      'on August third, eighteen thirty-three, the twenty-second of May',
    ],
    ['en', 'the Object A [in Fig. 9.] be seen. [No.] Yes', 'the Object A in Figure nine be seen. No. Yes'],
    ['en', 'from A to PT and AB; MR. SMITH; SO be it', 'from A to P.T and A.B; Mister Smith; So be it'],
    ['en', 'I am John. I think.', 'I am John. I think.'],
    ['it', 'Capitolo IV, 12', 'Capitolo IV, 12'],
    ['en', 'soft\u00ADhyphen and zero\u200Bwidth', 'softhyphen and zerowidth'],
    ['en', 'a well-known [[place]] <here>', 'a well-known place here'],
    ['en', '* * *', ''],
    ['en', '———', ''],
    ['en', '“—No!”', '"No!"'],
    [
      'en',
      'the sandy road\nThe road (winding)\nabove,\n— the “hills”\nwhich—\nare',
      'the sandy road, The road (winding), above, the "hills", which, are',
    ],
    ['en', 'in May\n1890 on 3\nMay', 'in May, eighteen ninety on the third of May'],
  ])('%s: %s', (language, printed, said) => {
    expect(saidFor(printed, plainSaying(language))).toBe(said)
  })

  test('a title that counts is said as a number', () => {
    expect(saidForTitle('IV. The Pool', plainSaying('en'), true)).toBe('Four. The Pool')
    expect(saidForTitle('I Down the Rabbit-Hole', plainSaying('en'), true)).toBe('One. Down the Rabbit-Hole')
    expect(saidForTitle('XII', plainSaying('en'), true)).toBe('Twelve')
    expect(saidForTitle('3. Kapitel: Die Mühle', plainSaying('de'), true)).toBe('drittes Kapitel: Die Mühle')
    expect(saidForTitle('IV. Akt', plainSaying('de'), true)).toBe('vierter Akt')
    expect(saidForTitle('3. Die Mühle', plainSaying('de'), true)).toBe('Drei. Die Mühle')
    expect(saidForTitle('3 Kapitel', plainSaying('de'), true)).toBe('Drei. Kapitel')
    expect(saidForTitle('3 The Fox', plainSaying('en'), true)).toBe('Three. The Fox')
    expect(saidForTitle('2. La amistad', plainSaying('es'), true)).toBe('Dos. La amistad')
    expect(saidForTitle('12 Years a Slave', plainSaying('en'), false)).toBe('twelve Years a Slave')
    expect(saidForTitle('I Am Legend', plainSaying('en'), false)).toBe('I Am Legend')
  })
})

describe('roman numerals', () => {
  test.each([['I', 1], ['IV', 4], ['XII', 12], ['XCIX', 99], ['MCMXC', 1990], ['IIII', null], ['', null], ['VX', null], ['Mix', null]])('%s is %s', (numeral, value) => {
    expect(romanValue(numeral)).toBe(value)
  }) // prettier-ignore

  test('titles are numbered where they count on', () => {
    expect([...numberedTitles(['Preface', 'I Down', 'II Pool', 'III Race'])]).toEqual([1, 2, 3])
    expect([...numberedTitles(['I Am Legend', 'The End'])]).toEqual([])
    expect([...numberedTitles(['1 The Fox', '1.1 Its Tail', '2 The Crow', '39 Steps'])]).toEqual([0, 2])
  })
})
