import { describe, expect, it } from 'vitest'
import { isOnlyNumbered, opensChapter } from './heading-words.ts'

describe('a heading that is only its number', () => {
  it.each([
    'Chapter Forty-Two', 'CHAPTER FIFTY', 'Chapitre deux', 'Chapitre dix-sept.', 'CHAPITRE VINGT ET UN', 'Livre un', 'Acte trois',
    'Capítulo dos', 'Capítulo treinta y uno', 'CAPÍTULO ONCE', 'Capítulo dezesseis', 'Parte uma', 'Capitolo ventitré', 'Capitolo uno', 'Kapitel elf', 'Kapitel einundzwanzig', 'Brief zwölf', 'Teil dreizehn',
  ])('%s', (text) => {
    expect(isOnlyNumbered(text)).toBe(true)
  }) // prettier-ignore

  it.each([
    'Chapitre deux cents', 'Chapitre deux: La fuite', 'Kapitel eins bis drei', 'Une', 'Once', 'Uno', 'Elf', 'Partie des bagages', 'Capítulo de los molinos',
  ])('not: %s', (text) => {
    expect(isOnlyNumbered(text)).toBe(false)
  }) // prettier-ignore
})

describe('a line that opens a chapter', () => {
  it.each([
    'Chapitre deux: La fuite',
    'Chapitre un. Le départ',
    'Capítulo dos — La venta',
    'Kapitel zwölf. Das Ende',
  ])('%s', (text) => {
    expect(opensChapter(text)).toBe(true)
  })

  it.each([
    'Partie un matin de mai, elle ne revint pas',
    'Parte dos homens ficou',
    'Lettre une à une ouverte',
    'Book once more',
    'Letter once written',
    'Band zwischen uns',
  ])('not: %s', (text) => {
    expect(opensChapter(text)).toBe(false)
  })
})
