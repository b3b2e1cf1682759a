import { describe, expect, it } from 'vitest'
import { isDoubtful, isGarbled, isPoorer } from './garbled.ts'

const english =
  'Alice was beginning to get very tired of sitting by her sister on the bank, and of having nothing to do: once or twice she had peeped into the book her sister was reading, but it had no pictures or conversations in it, and what is the use of a book, thought Alice, without pictures or conversations?'
const polish =
  'Litwo! Ojczyzno moja! ty jesteś jak zdrowie. Ile cię trzeba cenić, ten tylko się dowie, kto cię stracił. Dziś piękność twą w całej ozdobie widzę i opisuję, bo tęsknię po tobie. Panno Święta, co jasnej bronisz Częstochowy i w Ostrej świecisz Bramie! Ty, co gród zamkowy nowogródzki ochraniasz z jego wiernym ludem!'
const russian =
  'Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему. Все смешалось в доме Облонских. Жена узнала, что муж был в связи с бывшею в их доме француженкою-гувернанткой, и объявила мужу, что не может жить с ним в одном доме.'
const code =
  'const parsed = schema.safeParse(JSON.parse(readFileSync(path)));\nif (!parsed.success) return null;\nfor (let index = 0; index < items.length; index++) { total += items[index].value * factor; }\nexport function createServer(port: number): Server { return listen(port, handler); }\nlet counter = 0x7fff;'

const commands = ' \\includegraphics[width] \\documentclass{article} \\usepackage{babel} \\begin{verbatim}'
const contents = [
  'Von der Verwendung der Pakete und ihren Folgen', 'Wie man mit dem Satz von Bildern umgeht', 'Der Umgang mit der Mathematik',
].map((title, at) => `${title}${' .'.repeat(70)} ${at + 3}`).join('\n') // prettier-ignore

/** Every letter a fixed step further in the code, as fonts without a table of their letters have it. */
const shifted = (text: string, by: number): string =>
  Array.from(text, (letter) =>
    letter === ' ' ? ' ' : String.fromCodePoint((letter.codePointAt(0) ?? 0) + by),
  ).join('')
const mojibake = Buffer.from(russian, 'utf8').toString('latin1')

describe('a text layer that may be no text', () => {
  it.each([
    ['English', english, false],
    ['Polish', polish, false],
    ['Russian', russian, false],
    ['Russian with names of commands', russian + commands, false],
    ['a contents page with more dots than letters', contents, false],
    ['letters three further, with leading dots', shifted(english, 3) + ' .'.repeat(90), true],
    ['a page number', '12', false],
    ['letters three further', shifted(english, 3), true],
    ['letters named by their place in the font', shifted(english, -29), true],
    ['bytes read in another encoding', mojibake, true],
    ['a program: only a look can tell', code, true],
  ])('%s', (_what, text, doubtful) => {
    expect(isDoubtful(text)).toBe(doubtful)
  })
})

describe('a text layer beside what the page shows', () => {
  const seen = (text: string, confidence = 93) => ({ text, confidence })
  it.each([
    ['something else than a page of English', shifted(english, 3), seen(english), true],
    ['the same program', code, seen(code.replaceAll(';', ':')), false],
    [
      'the same Polish, its accents not recognised',
      polish,
      seen(polish.normalize('NFD').replaceAll(/\p{M}/gu, '')),
      false,
    ],
    ['something else, but hardly recognised', mojibake, seen(english, 40), false],
    ['something else than what looks like no language', mojibake, seen(shifted(english, 5)), false],
    ['something else than a few words', shifted(english, 3), seen('The end'), false],
  ])('%s', (_what, layer, read, garbled) => {
    expect(isGarbled(layer, read)).toBe(garbled)
  })
})

describe('a text layer that another program recognised', () => {
  const seen = (text: string, confidence = 93) => ({ text, confidence })
  /** As Tesseract reads a picture of 70 dpi. */
  const badly =
    'Alice was beginnin g to get very tred of siting by her sister onthe bank, and of having nothing todo: onee or twice she had peeped into the hook her sister was readi ng, but it had no pietures or eonversations in it, and what is the use of a book, thought Alice, without pietures or eonversations?'
  const inGerman =
    'Als Gregor Samsa eines Morgens aus unruhigen Träumen erwachte, fand er sich in seinem Bett zu einem ungeheueren Ungeziefer verwandelt. Er lag auf seinem panzerartig harten Rücken und sah, wenn er den Kopf ein wenig hob, seinen gewölbten Bauch, auf dessen Höhe sich die Bettdecke kaum noch erhalten konnte.'
  const germanBadly = inGerman.replaceAll('ein', 'cin').replaceAll('sich', 'slch').replaceAll('au', 'an')
  const words = new Set(english.toLowerCase().match(/\p{L}+/gu))
  const isWord = (word: string): boolean => words.has(word)
  const spelled = english
    .replace('sitting', 'sytting')
    .replace('pictures', 'pyctures')
    .replace('bank', 'banke')
  it.each([
    ['worse', badly, seen(english), isWord, true],
    ['worse, but the picture is hardly readable either', badly, seen(english, 70), isWord, false],
    ['nearly as well', english.replace('very', 'verv'), seen(english), isWord, false],
    ['better', english, seen(badly), isWord, false],
    ['otherwise, in words that are as rare', spelled, seen(spelled.replaceAll('y', 'v')), isWord, false],
    ['in German, and badly', germanBadly, seen(inGerman), null, true],
    ['in German, where the picture is less certain', germanBadly, seen(inGerman, 87), null, false],
    ['what is no language', shifted(english, 2), seen(shifted(english, 5)), null, false],
  ])('%s', (_what, layer, read, dictionary, poorer) => {
    expect(isPoorer(layer, read, dictionary)).toBe(poorer)
  })
})
