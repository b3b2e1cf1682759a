import { describe, expect, it } from 'vitest'
import { canonicalLanguage, languageOf } from './language.ts'
import { readTitlePage } from './title-page.ts'
import { plausibleAuthor, plausibleTitle, titleFromFileName } from './titles.ts'

describe('a title that the document names', () => {
  it.each(['The Time Machine', '1984 and after', 'Emma', 'Die Verwandlung', 'Untitled: a Memoir of Titles'])(
    '%s is believed',
    (title) => {
      expect(plausibleTitle(title)).toBe(title)
    },
  )

  it.each([
    '',
    'untitled',
    'Untitled-1',
    'Microsoft Word - chapter1.doc',
    'book.indd',
    'c4611_sample',
    '9780521',
    'Document1',
    'http://x.org/a',
    'C:\\texts\\a',
    'LaTeX document',
    'Scan 12',
    'þÿ\0A',
  ])('“%s” is not', (title) => {
    expect(plausibleTitle(title)).toBeNull()
  })

  it('loses the word processor before it', () => {
    expect(plausibleTitle('Microsoft Word - The Time Machine')).toBe('The Time Machine')
  })
})

it.each([
  ['Lewis Carroll', 'Lewis Carroll'],
  ['Colette', 'Colette'],
  ['admin', null],
  ['user1', null],
  ['Unknown', null],
  ['someone@example.org', null],
  ['', null],
])('the author “%s” is %s', (raw, author) => {
  expect(plausibleAuthor(raw)).toBe(author)
})

it.each([
  ['/x/christmas-carol_halfletter.pdf', 'Christmas Carol Halfletter'],
  ['/x/The Time Machine.pdf', 'The Time Machine'],
  ['/x/Twenty-Four Hours.txt', 'Twenty-Four Hours'],
  ['/x/emma.txt', 'Emma'],
  ['/x/.pdf', '.pdf'],
])('%s is called “%s”', (path, title) => {
  expect(titleFromFileName(path)).toBe(title)
})

describe('a title page', () => {
  const big = (text: string, size = 30): { text: string; size: number } => ({ text, size })

  it.each([
    [
      'title over author',
      [big('A'), big('Christmas'), big('Carol'), big('Charles Dickens', 18)],
      'A Christmas Carol',
      'Charles Dickens',
    ],
    ['“by”', [big('Emma'), big('a novel', 14), big('by Jane Austen', 12)], 'Emma', 'Jane Austen'],
    ['in capitals', [big('THE TIME MACHINE'), big('H. G. WELLS', 14)], 'THE TIME MACHINE', 'H. G. Wells'],
    ['a publisher is no author', [big('Emma'), big('The Old Press', 12)], 'Emma', null],
    ['nothing large', [big('First published in 1895', 10)], null, null],
    ['a page of text', Array.from({ length: 30 }, () => big('text', 30)), null, null],
  ])('%s', (_what, lines, title, author) => {
    expect(readTitlePage(lines, 10)).toEqual({ title, author })
  })
})

describe('the language', () => {
  const german =
    'Als Gregor Samsa eines Morgens aus unruhigen Träumen erwachte, fand er sich in seinem Bett zu einem ungeheueren Ungeziefer verwandelt. Er lag auf seinem panzerartig harten Rücken und sah, wenn er den Kopf ein wenig hob, seinen gewölbten Bauch.'

  it.each([
    ['declared and true', 'de-DE', german, 'de-DE'],
    ['declared by a word processor, and wrong', 'en-US', german, 'de'],
    ['not declared', '', german, 'de'],
    ['declared, with too little text to doubt it', 'fr', 'Bonjour', 'fr'],
    ['unknown', '', 'Hm', null],
    ['declared as nonsense', 'x-unknown!', german, 'de'],
    ['a few words of Russian', '', 'Привет, мир. Это короткий рассказ.', 'ru'],
    ['of Ukrainian, by its own letters', '', 'Привіт, це їхній світ.', 'uk'],
    ['of Ukrainian without any, declared', 'uk', 'Привет', 'uk'],
    ['of Russian, declared by a word processor', 'en-GB', 'Привет', 'ru'],
    ['of Greek', '', 'Γεια σου, κόσμε', 'el'],
    ['of Japanese, with Han signs', '', '東京大学の教授', 'ja'],
    ['of Japanese in Han signs alone, declared', 'ja', '漢字', 'ja'],
    ['of Chinese', '', '漢字', 'zh'],
    ['of Chinese in Taiwan', 'zh-TW', '漢字', 'zh-TW'],
    ['of Persian', '', 'سلام چه', 'fa'],
    ['a year', '', '1984', null],
  ])('%s', (_what, declared, sample, language) => {
    expect(languageOf(declared, sample)).toBe(language)
  })

  it.each([
    ['Hebrew', '', 'שלום לכולם זה ספר קטן על חיים של איש אחד בעיר גדולה ', 'he'],
    ['Georgian that its word processor calls English', 'en-US', 'საქართველოს ისტორია დიდი და საინტერესოა ', 'ka'],
    ['Yiddish, declared', 'yi', 'די אידישע שפראך איז גערעדט געווארן אין גאנץ אייראפע ', 'yi'],
  ])('long, and without a model of the guesser’s: %s', (_what, declared, sample, language) => {
    expect(languageOf(declared, sample.repeat(8))).toBe(language)
  }) // prettier-ignore

  it.each([
    ['deu', 'de'],
    ['EN_us', 'en-US'],
    ['und', null],
    ['english', null],
  ])('%s is %s', (tag, canonical) => {
    expect(canonicalLanguage(tag)).toBe(canonical)
  })
})
