import type { RecognisedLine } from './recognised.ts'

/**
 * English has one word that looks like a figure: Tesseract reads "I" as "1" or "|" where the strokes are thin, a few times in a book. Verbs that a number is not the subject of, and verbs that
 * it does not stand behind at a clause's end, tell; after "page" or "Chapter" it is a number.
 */
const behind =
  /^(?:am|was|had|have|do|did|don[’']t|didn[’']t|would(?:n[’']t)?|will|won[’']t|can|can[’']t|cannot|could(?:n[’']t)?|should(?:n[’']t)?|shall|shan[’']t|must|may|might|think|thought|know|knew|said|say|saw|see|suppose|believe|remember|want|wish|wished|mean|meant|never|ever|felt|found|asked|answered|replied|cried|went|came|hope|fear|daresay|wonder|beg|got|told|took|heard|began|tried|assure|confess)$/u
const before =
  /^(?:am|do|did|could|should|would|shall|must|may|might|said|asked|replied|cried|answered|thought|than)$/iu
/** "Shall 1 go?" */
const beforeVerb = /^(?:am|do|did|could|should|would|shall|must|may)$/iu
/** "the answer was 1." */
const beforeQuestion = /^(?:was|have|had|can|will|think)$/iu
/** What a clause begins with: its verb may stand on the next line. */
const opensClause = /^(?:and|but|if|that|what|when|whenever|where|how|because|till|until|though)$/iu
const countedBy =
  /^(?:no|nos|nr|number|numbers|chapter|part|book|page|pages|vol|volume|fig|figure|table|act|scene|section|article|day|room|lesson|exercise|step|line|verse|psalm|type|class|level|only|than|of|to|from)\.?$/iu
const numeralBehind = /^(?:chapter|part|book|volume|vol|act|scene|canto|section)\.?$/iu

const stroke = /^([“”"‘’'(—–-]*)[1|]((?:[’'](?:m|ll|ve|d))?)([.,;:?!”"’')—–-]*)$/u

const bare = (word: string | undefined): string => (word ?? '').replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')

/** Which letter of a word is an "I" that was read as another sign; null: none. */
function misreadAt(words: readonly string[], index: number): number | null {
  const parts = stroke.exec(words[index] ?? '')
  if (parts === null) return null
  const [, opening = '', verb = '', closing = ''] = parts
  const last = words[index - 1]
  // "on May 1."
  const asks = bare(last) === 'May' ? '' : bare(last)
  const isPipe = words[index]?.includes('|') === true
  const isI =
    verb !== '' ||
    (isPipe && numeralBehind.test(last ?? '')) ||
    (!countedBy.test(bare(last)) && closing === '' && behind.test(bare(words[index + 1]))) ||
    (/^[.,;:?!—–]/u.test(closing) && before.test(asks)) ||
    (closing === '' && beforeVerb.test(asks) && /^\p{Ll}/u.test(words[index + 1] ?? '')) ||
    (index === words.length - 1 &&
      closing === '' &&
      opensClause.test(bare(last)) &&
      !/\d/u.test(words[index - 2] ?? '')) ||
    (/^[?!]/u.test(closing) && beforeQuestion.test(bare(last)))
  return isI ? opening.length : null
}

/** Words of a line in English, with "I" where that is what is printed. Pure. */
export function withPronouns(line: RecognisedLine): RecognisedLine {
  if (!line.words.some(({ text }) => /[1|]/u.test(text))) return line
  const texts = line.words.map(({ text }) => text)
  const words = line.words.map((word, index) => {
    const at = misreadAt(texts, index)
    if (at === null) return word
    return {
      ...word,
      text: `${word.text.slice(0, at)}I${word.text.slice(at + 1)}`,
      symbols: word.symbols.map((symbol, each) => (each === at ? { ...symbol, text: 'I' } : symbol)),
    }
  })
  return { ...line, words }
}

/** Words so short that Tesseract sees no blank between two of them in narrow types: "itis", "ofthe". */
const shortWords = new Set(
  'a am an and as at be by do for had has he his if in is it me my no not of on or so than that the they this to up was we with you'.split(
    ' ',
  ),
)
/** What two of them make that is a word; the dictionary makes "into" of a prefix, and does not have it. */
const oneWord = /^(?:into|onto|unto|upon|dodo|soso|inas|athe)$/u

/** Whether a token is two short words, or one and "I"; as lengths of the first one. Null: it is a word, or nothing that is known: a word of dialect, say, or a name. */
function blankIn(token: string, isWord: (word: string) => boolean): number | null {
  if (/^I\p{Ll}{2,}$/u.test(token)) return !isWord(token) && isWord(token.slice(1)) ? 1 : null
  if (/^\p{Ll}{3,}I$/u.test(token)) return isWord(token.slice(0, -1)) ? token.length - 1 : null
  if (!/^\p{Ll}{4,}$/u.test(token) || isWord(token) || oneWord.test(token)) return null
  for (let at = token.length - 1; at > 0; at--) {
    const [first, second] = [token.slice(0, at), token.slice(at)]
    if (shortWords.has(first) && shortWords.has(second)) return at
  }
  return null
}

type Word = RecognisedLine['words'][number]

function parted(word: Word, at: number): Word[] {
  const { bbox, symbols } = word
  const middle = bbox.x0 + ((bbox.x1 - bbox.x0) * at) / Math.max(1, symbols.length)
  const part = (from: number, to: number, x0: number, x1: number): Word => ({
    ...word,
    text: symbols
      .slice(from, to)
      .map(({ text }) => text)
      .join(''),
    symbols: symbols.slice(from, to),
    bbox: { ...bbox, x0, x1 },
  })
  return [part(0, at, bbox.x0, middle), part(at, symbols.length, middle, bbox.x1)]
}

/** Words of a line in English apart where a blank was not seen between two of them. What a line begins with may be the rest of a word. Pure. */
export function withWordsApart(line: RecognisedLine, isWord: (word: string) => boolean): RecognisedLine {
  const words = line.words.flatMap((word, index) => {
    const letters = word.symbols.map(({ text }) => text).join('')
    const core = /^(\P{L}*)(\p{L}+)(\P{L}*)$/u.exec(letters)
    if (index === 0 || core === null || letters !== word.text || /[-\u2010]$/u.test(letters)) return [word]
    const at = blankIn(core[2] ?? '', isWord)
    if (at === null || word.symbols.length !== letters.length) return [word]
    return parted(word, (core[1] ?? '').length + at)
  })
  return words.length === line.words.length ? line : { ...line, words }
}

/** "œ" comes out as "ce" and "æ" as "ac", since English data know neither. No word has "ceuvr"; "manœuvre" is in no American dictionary. */
const asLigature = [
  { read: /ce(?=uvr)/u, printed: 'œ', apart: null },
  { read: /ce/u, printed: 'œ', apart: 'oe' },
  { read: /ac/u, printed: 'æ', apart: 'ae' },
]

function ligatureIn(
  letters: string,
  isWord: (word: string) => boolean,
): { at: number; printed: string } | null {
  if (!/ce|ac/u.test(letters) || isWord(letters)) return null
  for (const { read, printed, apart } of asLigature) {
    const at = letters.search(read)
    if (at > 0 && (apart === null || isWord(letters.replace(read, apart)))) return { at, printed }
  }
  return null
}

/** Words of a line in English with the ligatures that they are printed with. Pure. */
export function withLigatures(line: RecognisedLine, isWord: (word: string) => boolean): RecognisedLine {
  const words = line.words.map((word) => {
    const [, opening = '', letters = ''] = /^(\P{L}*)(\p{L}{4,})/u.exec(word.text) ?? []
    const found = ligatureIn(letters, isWord)
    if (found === null || word.symbols.map(({ text }) => text).join('') !== word.text) return word
    const at = opening.length + found.at
    const first = word.symbols[at]
    if (first === undefined) return word
    const text = `${word.text.slice(0, at)}${found.printed}${word.text.slice(at + 2)}`
    return { ...word, text, symbols: word.symbols.toSpliced(at, 2, { ...first, text: found.printed }) }
  })
  return { ...line, words }
}
