import { describe, expect, it } from 'vitest'
import { capStandsAlone, joinLines, vocabularyOf } from './hyphens.ts'

const vocabulary = vocabularyOf([
  'the rabbit-hole went straight and the rabbit-hole too',
  'sometimes it was considering sometimes and the good goods',
  'a good thing for a good natured man who is natured so',
  'tight tight and fisted fisted for hard work and so it was',
  'one color more and a color less',
  'a straight line and another straight one',
  'page 12 and 12 more of Marley for breaking the plain breaking plain passer passer',
  'merry Marley was here and a word more than that',
])

describe('a line’s end and the next line', () => {
  it.each([
    ['known as one word', 'he was con-', 'sidering it', 'en', 'he was considering it', 'word'],
    ['known as a compound', 'down the rabbit-', 'hole under', 'en', 'down the rabbit-hole under', 'compound'],
    ['unknown: a cut word', 'his execu-', 'tor was', 'en', 'his executor was', 'word'],
    [
      'two known words that are nowhere one',
      'a tight-',
      'fisted hand',
      'en',
      'a tight-fisted hand',
      'compound',
    ],
    [
      'the same in German, which writes them together',
      'ein tight-',
      'fisted mann',
      'de',
      'ein tightfisted mann',
      'word',
    ],
    ['a prefix is no word of its own', 'to re-', 'natured it', 'en', 'to renatured it', 'word'],
    ['numbers', 'from 1914-', '1918 on', 'en', 'from 1914-1918 on', 'compound'],
    ['what stands elsewhere as one number', 'pages 1-', '2 and', 'en', 'pages 1-2 and', 'compound'],
    ['a name', 'Mary-', 'Jane said', 'en', 'Mary-Jane said', 'compound'],
    ['capitals before a word', 'die IT-', 'Abteilung', 'de', 'die IT-Abteilung', 'compound'],
    ['two words in capitals', 'A TIGHT-', 'FISTED HAND', 'en', 'A TIGHT-FISTED HAND', 'compound'],
    ['a word in capitals', 'THE CHAP-', 'TER IS', 'en', 'THE CHAPTER IS', 'word'],
    ['half a compound', 'Längen-', 'und Breitengrade', 'de', 'Längen- und Breitengrade', null],
    ['half a compound in English', 'both pre-', 'and post-war', 'en', 'both pre- and post-war', null],
    ['a cut word that ends in “or”', 'the col-', 'or red', 'en', 'the color red', 'word'],
    ['a pronoun behind its verb', 'abstenez-', 'vous de', 'fr', 'abstenez-vous de', 'compound'],
    ['a verb’s, of two letters', 'répondit-', 'il alors', 'fr', 'répondit-il alors', 'compound'],
    ['a verb’s that commands', 'donnez-', 'moi un', 'fr', 'donnez-moi un', 'compound'],
    ['an ending that looks like one', 'la mena-', 'ce était', 'fr', 'la menace était', 'word'],
    ['behind a t between', 'demanda-t-', 'elle', 'fr', 'demanda-t-elle', 'compound'],
    ['French before a vowel', 'l’arc-', 'en-ciel', 'fr', 'l’arc-en-ciel', 'compound'],
    [
      'an accent that no French word begins with',
      'il y a là-',
      'dessus',
      'fr',
      'il y a là-dessus',
      'compound',
    ],
    ['a French place', 'les mots au-', 'dessous de', 'fr', 'les mots au-dessous de', 'compound'],
    ['a cut word that begins so too', 'les au-', 'tres de', 'fr', 'les autres de', 'word'],
    ['a French number', 'en soixante-', 'quatre', 'fr', 'en soixante-quatre', 'compound'],
    ['a French relative', 'la grand-', 'mère', 'fr', 'la grand-mère', 'compound'],
    ['a cut word that begins like one', 'si belle-', 'ment dit', 'fr', 'si bellement dit', 'word'],
    ['what takes an apostrophe', 'des chefs-', 'd’œuvre', 'fr', 'des chefs-d’œuvre', 'compound'],
    ['the one word that does', 'de aujour-', 'd’hui', 'fr', 'de aujourd’hui', 'word'],
    [
      'a Portuguese verb without its r',
      'para designá-',
      'lo assim',
      'pt',
      'para designá-lo assim',
      'compound',
    ],
    ['a cut Portuguese word', 'o caste-', 'lo de', 'pt', 'o castelo de', 'word'],
    ['behind a gerund', 'permitindo-', 'lhe ver', 'pt', 'permitindo-lhe ver', 'compound'],
    ['behind one of the text’s words', 'ele breaking-', 'se de', 'pt', 'ele breaking-se de', 'compound'],
    ['behind none', 'se fos-', 'se de', 'pt', 'se fosse de', 'word'],
    ['a Portuguese denial', 'a não-', 'violência', 'pt', 'a não-violência', 'compound'],
    ['a French prefix before one', 'il est in-', 'actif', 'fr', 'il est inactif', 'word'],
    ['a Spanish word before one', 'los des-', 'animados', 'es', 'los desanimados', 'word'],
    ['a cut French word', 'les ser-', 'vices', 'fr', 'les services', 'word'],
    ['two words of a French text', 'le tight-', 'natured et', 'fr', 'le tightnatured et', 'word'],
    ['two long ones', 'la straight-', 'natured et', 'fr', 'la straight-natured et', 'compound'],
    ['a French first half', 'des sous-', 'goods', 'fr', 'des sous-goods', 'compound'],
    ['a cut word that begins so', 'de sous-', 'traire', 'fr', 'de soustraire', 'word'],
    ['a single letter', 'an f-', 'shaped hole', 'de', 'an f-shaped hole', 'compound'],
    ['what describes', 'a scimetar-', 'shaped beak', 'en', 'a scimetar-shaped beak', 'compound'],
    ['a chain of words', 'a tete-', 'a-tete in', 'en', 'a tete-a-tete in', 'compound'],
    [
      'a compound that goes on',
      'his drug-good-',
      'fisted dreams',
      'en',
      'his drug-good-fisted dreams',
      'compound',
    ],
    [
      'one whose last part was cut',
      'his drug-con-',
      'sidering dreams',
      'en',
      'his drug-considering dreams',
      'word',
    ],
    [
      'one of words that the document does not have',
      'les sous-arbores-',
      'cences et',
      'fr',
      'les sous-arborescences et',
      'word',
    ],
    ['one behind a little word', 'le rez-de-', 'chaussée et', 'fr', 'le rez-de-chaussée et', 'compound'],
    ['a name with a capital inside', 'to Mc-', 'Farlane he', 'en', 'to McFarlane he', 'word'],
    ['a cut word that has a hyphen further on', 'a con-', 'sidering-box', 'en', 'a considering-box', 'word'],
    [
      'a word with an apostrophe at its end',
      'a tight-',
      'fisted’ hand',
      'en',
      'a tight-fisted’ hand',
      'compound',
    ],
    ['how it looks', 'a scimetar-', 'like beak', 'en', 'a scimetar-like beak', 'compound'],
    ['how one is', 'he good-', 'humouredly said', 'en', 'he good-humouredly said', 'compound'],
    ['a little word behind a deed', 'a breaking-', 'up of', 'en', 'a breaking-up of', 'compound'],
    ['one that stands behind no deed', 'he was plain-', 'in it', 'en', 'he was plainin it', 'word'],
    ['the end of a name', 'from Hard-', 'field on', 'en', 'from Hardfield on', 'word'],
    ['an ending of two', 'a tight-', 'lessness of', 'en', 'a tightlessness of', 'word'],
    ['a long word known by itself', 'a tight-', 'straight man', 'en', 'a tight-straight man', 'compound'],
    ['a soft hyphen', 'execu\u00AD', 'tor was', 'en', 'executor was', 'word'],
    ['no hyphen', 'the end', 'of it', 'en', 'the end of it', null],
    ['a dash set close', 'for instance—', 'literally', 'en', 'for instance—literally', null],
    ['a dash with spaces', 'for instance –', 'literally', 'en', 'for instance – literally', null],
    ['an address', '(https://www.', 'example.org/)', 'en', '(https://www.example.org/)', null],
    ['an address that ends in a hyphen', 'http://a.org/b-', 'c.html', 'en', 'http://a.org/b-c.html', null],
    ['Japanese', '吾輩は猫', 'である', 'ja', '吾輩は猫である', null],
  ])('%s', (_what, before, after, language, text, made) => {
    expect(joinLines(before, after, vocabulary, language)).toEqual({ text, made })
  })
})

describe('names of programs, where there is no dictionary', () => {
  const names = vocabularyOf(['con dpkg-deb y dpkg-source se hace', 'es un auto-test y auto-arranque automático autor autora'])
  it.each([
    ['that begin others before a hyphen keep theirs', 'el paquete dpkg-', 'dev es', 'el paquete dpkg-dev es'],
    ['are no words that begin others without one', 'se auto-', 'matiza', 'se automatiza'],
    ['are no words that begin no others', 'la configu-', 'ración', 'la configuración'],
  ])('%s', (_what, before, after, text) => {
    expect(joinLines(before, after, names, 'es').text).toBe(text)
  })
}) // prettier-ignore

describe('a drop cap', () => {
  it.each([
    ['M', 'arley was dead', false],
    ['“M', 'arley was dead', false],
    ['“A', ' word more than'.trim(), true],
    ['A', ' word more than'.trim(), true],
    ['T', 'he Time Traveller', false],
  ])('%s before “%s” is a word of its own: %s', (letters, rest, alone) => {
    expect(capStandsAlone(letters, rest, vocabulary)).toBe(alone)
  })

  it.each([
    ['often has the word behind it', 20, true],
    ['seldom has it', 19, false],
  ])(
    'is a word before one that with it is in the dictionary, where the document %s',
    (_what, times, alone) => {
      const lines = ['a very', ...Array.from({ length: times - 1 }, () => 'so very much')]
      const words = { has: (word: string) => word === 'Avery' || word === 'very' }
      expect(capStandsAlone('A', 'very old man', vocabularyOf(lines, words))).toBe(alone)
    },
  )
})

describe('words that are cut with another hyphen than compounds have', () => {
  const cut = Array.from({ length: 5 }, () => ['of con‐', 'sidering the right-hand page'])
  const ends = (lines: readonly string[], before: string, after: string): string =>
    joinLines(before, after, vocabularyOf(lines), 'en').text

  it('tell what each line’s end is', () => {
    expect(ends(cut.flat(), 'a night-', 'mare')).toBe('a night-mare')
    expect(ends(cut.flat(), 'the right‐', 'hand page')).toBe('the righthand page')
  })

  it('tell nothing where compounds have that hyphen too', () => {
    const lines = [...cut.flat(), 'the left‐hand page']
    expect(ends(lines, 'the right‐', 'hand page')).toBe('the right-hand page')
    expect(ends(lines, 'a night-', 'mare')).toBe('a nightmare')
  })

  it('tell nothing where there are few of them', () => {
    expect(ends(cut.slice(1).flat(), 'a night-', 'mare')).toBe('a nightmare')
  })
})

describe('a compound with “self”', () => {
  const words = { has: (word: string) => ['selfish', 'self', 'ish'].includes(word) }
  it.each([
    ['whose other half no dictionary has', 'his self-', 'gratulation', 'self-gratulation'],
    ['and a word that the dictionary has as one', 'his self-', 'ish plan', 'selfish plan'],
    ['and a longer word that ends so', 'his itself-', 'gratulation', 'itselfgratulation'],
  ])('%s', (_what, before, after, made) => {
    expect(joinLines(before, after, vocabularyOf(['a plain line'], words), 'en').text).toBe(`his ${made}`)
  })
})
