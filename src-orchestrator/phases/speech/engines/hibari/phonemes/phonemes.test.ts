import { describe, expect, test } from 'vitest'
import { emphasised, firstSound } from './alphabet.ts'
import { joinCompound } from './compound.ts'
import { fromEspeak } from './espeak-map.ts'
import { espeakPhonemizer } from './espeak-phonemes.ts'
import { lexiconFrom } from './lexicon.ts'
import { numberWords } from './number-words.ts'
import { spokenFormsFrom } from './spoken-forms.ts'
import { splitWords } from './split-words.ts'
import { wordReader } from './word-reader.ts'

describe('stress', () => {
  test.each([
    ['ðə', 'some', 'ðˌə'],
    ['wˈɔTəɹ', 'some', 'wˈɔTəɹ'],
    ['ˌɪnˈɔdəbᵊl', 'less', 'ɪnˌɔdəbᵊl'],
    ['hˌɪm', 'full', 'hˈɪm'],
    ['ðə', 'full', 'ðˈə'],
    ['s', 'full', 's'],
  ] as const)('%s, %s: %s', (phonemes, emphasis, expected) => {
    expect(emphasised(phonemes, emphasis)).toBe(expected)
  })

  test.each([
    [['rabbit', 'ɹˈæbət'], ['-', ''], ['hole', 'hˈOl'], 'ɹˈæbəthˌOl'],
    [['T', 'tˈi'], ['-', ''], ['shirt', 'ʃˈɜɹt'], 'tˈiʃˌɜɹt'],
    [['B', 'bˈi'], ['52', 'fˈɪfti tˈu'], ['', ''], 'bˈi fˈɪfti tˈu'],
  ] as const)('of a compound: %s %s %s', (a, b, c, expected) => {
    const parts = [a, b, c].map(([text, phonemes]) => ({ text, phonemes }))
    expect(joinCompound(parts)).toBe(expected)
  })

  test('what a word hears of the next one', () => {
    expect(firstSound('ˈæpᵊl', null)).toBe('vowel')
    expect(firstSound('wˈɔTəɹ', null)).toBe('consonant')
    expect(firstSound(', ˈæpᵊl', 'vowel')).toBeNull()
    expect(firstSound('', 'vowel')).toBe('vowel')
  })
})

describe('from eSpeak NG', () => {
  test.each([
    ['american', 'b_ˈɛ_ɾ_ɚ w_ˈɔː_ɾ_ɚ', 'bˈɛTəɹ wˈɔTəɹ'],
    ['american', 'ð_ə b_ˈɜː_d', 'ðə bˈɜɹd'],
    ['american', 'tʃ_ˈeɪ_n_dʒ f_ˈaɪɚ n_ˈaʊ b_ˈɔɪ ɡ_ˈoʊ', 'ʧˈAnʤ fˈIəɹ nˈW bˈY ɡˈO'],
    ['american', 'f_ˈoːɹ k_ˈɑːɹ h_ˈɪɹ ð_ˈɛɹ', 'fˈɔɹ kˈɑɹ hˈɪɹ ðˈɛɹ'],
    ['american', 'aɪ ɐ b_ˈɑː_ʔ_n̩ l_ˈɪ_ɾ_əl', 'ˌI ɐ bˈɑtᵊn lˈɪTᵊl'],
    ['british', 'w_ˈɔː_t_ə ɡ_ˈəʊ ð_ˈeə b_ˈɜː_d k_ˈæ_t', 'wˈɔːtə ɡˈQ ðˈɛː bˈɜːd kˈat'],
  ] as const)('%s %s', (accent, ipa, expected) => {
    expect(fromEspeak(ipa, accent)).toBe(expected)
  })

  test('pauses stay where they were, a stop after a title is none', async () => {
    const phonemes = await espeakPhonemizer('american')
    expect(await phonemes('"Better water," she said; the bird met Mr. Smith.')).toBe(
      'bˈɛTəɹ wˈɔTəɹ, ʃi sˈɛd; ðə bˈɜɹd mˈɛt mˈɪstəɹ smˈɪθ.',
    )
    const again = await phonemes('In 1865 he left.')
    expect(again).toContain('sˈɪksti fˈIv')
    expect(await phonemes('In 1865 he left.')).toBe(again)
  })
})

describe('numbers', () => {
  test.each([
    ['0', 'zero'],
    ['17', 'seventeen'],
    ['1,250', 'one thousand two hundred fifty'],
    ['2000000', 'two million'],
    ['1865', 'eighteen sixty five'],
    ['1905', 'nineteen oh five'],
    ['2001', 'two thousand one'],
    ['1900', 'nineteen hundred'],
    ['21st', 'twenty first'],
    ['30th', 'thirtieth'],
    ['3.14', 'three point one four'],
    ['-5', 'minus five'],
    ['007', 'zero zero seven'],
  ])('%s: %s', (printed, expected) => {
    expect(numberWords(printed)?.words.join(' ')).toBe(expected)
  })

  test('what is no number', () => {
    expect(numberWords('1860s')).toEqual({ words: ['eighteen', 'sixty'], ending: 's' })
    expect(numberWords('B52')).toBeNull()
    expect(numberWords('.')).toBeNull()
  })
})

describe('spoken forms', () => {
  const spoken = spokenFormsFrom({
    months: { jan: 'January', oct: 'October' },
    titles: { St: 'Saint', Dr: 'Doctor' },
    abbreviations: { 'St.': 'Street', 'vol.': 'volume' },
    units: { km: ['kilometer', 'kilometers'], lb: ['pound', 'pounds'] },
    symbols: { '=': 'equals', '½': 'one half' },
    currency: { $: ['dollar', 'dollars'], '£': ['pound', 'pounds'] },
  })
  test.each([
    ['at 9:30am', 'at 9 30 A.M.'],
    ['at 12:00', "at 12 o'clock"],
    ['at 7:05', 'at 7 oh 5'],
    ['$5.50', '5 dollars and 50 cents'],
    ['£1', '1 pound'],
    ['$3 million', '3 million dollars'],
    ['5 km or 1km', '5 kilometers or 1 kilometer'],
    ['Oct. 12', 'October twelfth'],
    ['12 October', 'the twelfth of October'],
    ['St. Paul, Baker St.', 'Saint Paul, Baker Street.'],
    ['No. 5', 'Number 5'],
    ['10-12 of them', '10 to 12 of them'],
    ['a=b', 'a equals b'],
    ['3/4 full', 'three quarters full'],
  ])('%s: %s', (printed, expected) => {
    expect(spoken(printed)).toBe(expected)
  })
})

describe('words', () => {
  const exceptions = new Map([
    ["don't", ['do', "n't"]],
    ['Mr.', ['Mr.']],
  ])
  test.each([
    ["I don't!", "I do|n't|!"],
    ['"Mr. Hare\'s hat,"', '"|Mr. Hare|\'s hat|,|"'],
    ['rabbit-hole—then', 'rabbit|-|hole|—|then'],
    ['J. R. Smith', 'J. R. Smith'],
    ['It was I.', 'It was I|.'],
    ['from C.A.C.', 'from C.A.C.|.'],
    ['-5 (five)', '-5 (|five|)'],
  ])('%s', (text, expected) => {
    const chunks = splitWords(text, exceptions)
    expect(chunks.map(({ pieces }) => pieces.map((piece) => piece.text).join('|')).join(' ')).toBe(expected)
  })

  const json = (words: unknown): Buffer => Buffer.from(JSON.stringify(words))
  const read = wordReader(
    lexiconFrom(
      json({ record: { DEFAULT: 'ɹˈɛkəɹd', VERB: 'ɹəkˈɔɹd' }, wait: 'wˈAt', bus: 'bˈʌs', hop: 'hˈɑp', carry: 'kˈæɹi', cat: 'kˈæt', never: 'nˈɛvəɹ', to: 'tˈu', used: { DEFAULT: 'jˈuzd', VBD: 'jˈust' }, US: { DEFAULT: 'ˌʌs', NOUN: null }, U: 'jˈu', S: 'ˈɛs', it: 'ɪt', five: 'fˈIv' }),
      json({ zorb: 'zˈɔɹb' }),
    ),
    'american',
  ) // prettier-ignore
  test.each([
    ['record', 'VBP', 'ɹəkˈɔɹd'],
    ['record', 'NN', 'ɹˈɛkəɹd'],
    ['waited', 'VBD', 'wˈAɾᵻd'],
    ['waiting', 'VBG', 'wˈAɾɪŋ'],
    ['buses', 'NNS', 'bˈʌsᵻz'],
    ['cats', 'NNS', 'kˈæts'],
    ["cat's", 'NN', 'kˈæts'],
    ["cat'll", 'NN', 'kˈætəl'],
    ["zorb'd", 'NN', 'zˈɔɹbəd'],
    ['carries', 'VBZ', 'kˈæɹiz'],
    ['hopping', 'VBG', 'hˈɑpɪŋ'],
    ['NEVER', 'RB', 'nˈɛvəɹ'],
    ['It', 'PRP', 'ˌɪt'],
    ['US', 'NNP', 'jˌuˈɛs'],
    ['zorbs', 'NNS', 'zˈɔɹbz'],
    ['5', 'CD', 'fˈIv'],
    ['blorp', 'NN', null],
    ['constructor', 'NN', null],
  ])('%s as %s', (word, tag, expected) => {
    expect(read(word, { tag, next: 'consonant', beforeTo: false })).toBe(expected)
  })

  test.each([
    ['to', 'TO', 'vowel', 'tʊ'],
    ['to', 'TO', 'consonant', 'tə'],
    ['to', 'TO', null, 'tˈu'],
    ['the', 'DT', 'vowel', 'ði'],
    ['The', 'DT', 'consonant', 'ðə'],
    ['in', 'IN', 'consonant', 'ɪn'],
    ['in', 'RP', 'consonant', 'ˈɪn'],
    ['a', 'DT', 'consonant', 'ɐ'],
    ['I', 'PRP', 'consonant', 'ˌI'],
  ] as const)('%s as %s before %s', (word, tag, next, expected) => {
    expect(read(word, { tag, next, beforeTo: false })).toBe(expected)
  })

  test('"used to" is another word than "used"', () => {
    expect(read('used', { tag: 'VBD', next: 'consonant', beforeTo: true })).toBe('jˈust')
    expect(read('used', { tag: 'VBN', next: 'consonant', beforeTo: false })).toBe('jˈuzd')
  })
})
