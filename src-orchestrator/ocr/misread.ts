import type { RecognisedLine } from './recognised.ts'

/**
 * English has one word that looks like a figure: Tesseract reads "I" as "1" or "|" where the strokes are thin, a few times in a book. Verbs that a number is not the subject of, and verbs that
 * it does not stand behind at a clause's end, tell; after "page" or "Chapter" it is a number.
 */
const behind =
  /^(?:am|was|had|have|do|did|don[’']t|didn[’']t|would(?:n[’']t)?|will|won[’']t|can|can[’']t|cannot|could(?:n[’']t)?|should(?:n[’']t)?|shall|shan[’']t|must|may|might|think|thought|know|knew|said|say|saw|see|suppose|believe|remember|want|wish|wished|mean|meant|never|ever|felt|found|asked|answered|replied|cried|went|came|hope|fear|daresay|wonder|beg|got|told|took|heard|began|tried|assure|confess)$/u
const before =
  /^(?:am|do|did|could|should|would|shall|must|may|might|said|asked|replied|cried|answered|thought|than)$/iu
/** What tells behind a clause's end only: "1 supposed the laboratory", but "2 red and 1 painted egg". */
const behindClause =
  /^(?:(?!hundred$|kindred$|sacred$|indeed$)\p{Ll}{3,}ed|become|became|stood|lay|sat|ran|made|gave|left|kept|put|met|go|love|like|trust|fancy|understand|understood|caught|brought|bought|spoke|rose|woke|held|led|lost|fell|grew|set|let)$/u
/** Ends with a full stop, and no clause: "No. 1". A day may end one, and is counted ("day 1") only without. */
const shortened = /^\P{L}*(?:nos?|nr|vol|fig|pp?|ch|sec|art)\.$/iu
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
/** A bar over the stroke, of which narrow types have the half: "T’ll", "if T might". A letter by name ("a model T", "T was his letter") has another verb, or stands behind its noun. */
const barred = /^([“"(—–-]*)T((?:[’'](?:m|ll|ve))?)$/u
const behindBarred =
  /^(?:am|had|have|do|did|don[’']t|didn[’']t|would(?:n[’']t)?|could(?:n[’']t)?|should(?:n[’']t)?|shall|shan[’']t|must|might|think|thought|know|knew|said|suppose|believe|remember|wish|wished|never|felt|wonder|beg|daresay|assure|confess)$/u
/** Its apostrophe lost: within a sentence "ill" has a small letter. */
const joinedShall = /^([“"(—–-]*)Ill$/u

/** Alone and as high as a capital, with the line's own blanks beside it. */
const loneStroke = /^[“"‘(—]?[|[\]]$/u
/** Of the line's height: a table's rule has wider gaps beside it, and is higher. */
const strokeGap = 0.8
const strokeHeight = { least: 0.5, most: 1.1 }

/** No sentence has "I" before or behind these: there a stroke is dirt, or a rule. */
const neverBehind = /^(?:the|an|of|is|are|has|its|their|his|our|your)$/iu
const neverBefore = /^(?:the|an?|my|his|her|its|their|our|your)$/iu

/** A stroke between two words of a line is no bracket, which stands close to its word, and no rule: it is the one word that is a stroke. */
function isLoneStroke({ words, rowAttributes }: RecognisedLine, index: number): boolean {
  const [before, word, behind] = [words[index - 1], words[index], words[index + 1]]
  if (word === undefined || behind === undefined || !loneStroke.test(word.text)) return false
  if (/[[\]|]/u.test(words.map(({ text }, each) => (each === index ? '' : text)).join(''))) return false
  if (neverBehind.test(bare(behind.text)) || neverBefore.test(before?.text ?? '')) return false
  const height = rowAttributes.rowHeight
  const high = (word.bbox.y1 - word.bbox.y0) / height
  if (high < strokeHeight.least || high > strokeHeight.most) return false
  if (behind.bbox.x0 - word.bbox.x1 > height * strokeGap || !/^\p{Ll}/u.test(behind.text)) return false
  // A rule may stand beside a line.
  if (before === undefined) return !word.text.includes('|')
  return word.bbox.x0 - before.bbox.x1 <= height * strokeGap && /[\p{L}’'”",;:.!?—–-]$/u.test(before.text)
}

const bare = (word: string | undefined): string => (word ?? '').replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')

/** Which letter of a word is an "I" that was read as another sign; null: none. */
function misreadAt(words: readonly string[], index: number): number | null {
  const [, dash, contracted] = barred.exec(words[index] ?? '') ?? []
  if (dash !== undefined)
    return contracted !== '' ||
      (behindBarred.test(bare(words[index + 1])) &&
        !/^(?:a|an|the|letter|model)$/iu.test(bare(words[index - 1])))
      ? dash.length
      : null
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
    (!shortened.test(last ?? '') &&
      closing === '' &&
      /\p{L}[.;:?!][”"’]?$/u.test(last ?? '') &&
      behindClause.test(bare(words[index + 1]))) ||
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
  if (!line.words.some(({ text }) => /[1|[\]]|T(?:$|[’'])/u.test(text))) return line
  const texts = line.words.map(({ text }) => text)
  const words = line.words.map((word, index) => {
    const at = isLoneStroke(line, index) ? word.text.length - 1 : misreadAt(texts, index)
    if (at === null) return word
    return {
      ...word,
      text: `${word.text.slice(0, at)}I${word.text.slice(at + 1)}`,
      symbols: word.symbols.map((symbol, each) => (each === at ? { ...symbol, text: 'I' } : symbol)),
    }
  })
  return { ...line, words }
}

/** "Who in the world am 17": "I?" is one figure beside another where the verb has no other subject; "I am 17" has. */
const asksWho = /^17([”"’]*)$/u
const hasSubject = /^(?:I|who|that|and|but)$/iu

/** Words of a line in English with the "I?" that was read as "17". Pure. */
export function withQuestions(line: RecognisedLine): RecognisedLine {
  const words = line.words.map((word, index) => {
    const [whole, closing] = asksWho.exec(word.text) ?? []
    const [subject, verb] = [line.words[index - 2]?.text, line.words[index - 1]?.text]
    if (whole === undefined || verb !== 'am' || subject === undefined || hasSubject.test(bare(subject)))
      return word
    const symbols = word.symbols.map((symbol, at) =>
      at > 1 ? symbol : { ...symbol, text: at === 0 ? 'I' : '?' },
    )
    return { ...word, text: `I?${closing}`, symbols }
  })
  return { ...line, words }
}

type Sign = RecognisedLine['words'][number]['symbols'][number]
const quoteOf = (symbol: Sign): Sign => ({ ...symbol, text: '’' })

/** Quotation marks close behind a word come out as "™": in "‘Tommies’" nobody is to hear of a trade mark, which a book's text has next to never. Pure. */
export function withQuotes(line: RecognisedLine): RecognisedLine {
  const words = line.words.map((word) => {
    if (!/\p{L}™/u.test(word.text)) return word
    const symbols = word.symbols.map((symbol) => (symbol.text === '™' ? quoteOf(symbol) : symbol))
    return { ...word, text: word.text.replaceAll('™', '’'), symbols }
  })
  return { ...line, words }
}

/** Words of a line in English with the apostrophe of "I’ll" where it was lost: "so Ill just see". Pure. */
export function withShall(line: RecognisedLine): RecognisedLine {
  const words = line.words.map((word, index) => {
    const [whole, opening = ''] = joinedShall.exec(word.text) ?? []
    const before = line.words[index - 1]?.text
    const isWithin = before !== undefined && (opening === '—' || !/[.!?:”"’)]$/u.test(before))
    if (whole === undefined || !isWithin || !/^\p{Ll}/u.test(line.words[index + 1]?.text ?? '')) return word
    const [first, last] = [word.symbols[opening.length], word.symbols.at(-1)]
    if (first === undefined || last === undefined || word.symbols.length !== whole.length) return word
    const symbols = word.symbols.toSpliced(opening.length + 1, 0, {
      text: '’',
      bbox: { ...last.bbox, x0: first.bbox.x1, x1: first.bbox.x1 },
    })
    return { ...word, text: `${opening}I’ll`, symbols }
  })
  return { ...line, words }
}

/** "œ" comes out as "ce" and "æ" as "ac", since English data know neither. No word has "ceuvr", and none begins with "manceu", which a line may end with; "manœuvre" is in no American dictionary. */
const asLigature = [
  { read: /ce(?=uvr)|(?<=^[Mm]an)ce(?=u)/u, printed: 'œ', apart: null },
  { read: /ce/u, printed: 'œ', apart: 'oe' },
  { read: /ac/u, printed: 'æ', apart: 'ae' },
]

/** `isWhole`: not the beginning or the rest of a word that a line's end cuts, of which the dictionary knows nothing: "neces-", "duced". */
function ligatureIn(
  letters: string,
  isWhole: boolean,
  isWord: (word: string) => boolean,
): { at: number; printed: string } | null {
  if (!/ce|ac/u.test(letters) || isWord(letters)) return null
  for (const { read, printed, apart } of asLigature) {
    const at = letters.search(read)
    const isPrinted = apart === null ? at >= 0 : isWhole && at > 0 && isWord(letters.replace(read, apart))
    if (isPrinted) return { at, printed }
  }
  return null
}

/** Words of a line in English with the ligatures that they are printed with. Pure. */
export function withLigatures(line: RecognisedLine, isWord: (word: string) => boolean): RecognisedLine {
  const words = line.words.map((word, index) => {
    const [, opening = '', letters = '', behind = ''] = /^(\P{L}*)(\p{L}{4,})(.*)$/u.exec(word.text) ?? []
    const isRest = index === 0 && /^\p{Ll}/u.test(word.text)
    const found = ligatureIn(letters, !isRest && !/^[-\u2010]$/u.test(behind), isWord)
    if (found === null || word.symbols.map(({ text }) => text).join('') !== word.text) return word
    const at = opening.length + found.at
    const first = word.symbols[at]
    if (first === undefined) return word
    const text = `${word.text.slice(0, at)}${found.printed}${word.text.slice(at + 2)}`
    return { ...word, text, symbols: word.symbols.toSpliced(at, 2, { ...first, text: found.printed }) }
  })
  return { ...line, words }
}

/** Words of a line in English with the "o" that was read as a nought: "t00 much". Pure. */
export function withRoundLetters(line: RecognisedLine, isWord: (word: string) => boolean): RecognisedLine {
  const words = line.words.map((word) => {
    const [, letters = ''] = /^\P{L}*(\p{Ll}[\p{Ll}0]{2,})\P{L}*$/u.exec(word.text) ?? []
    if (!letters.includes('0') || !isWord(letters.replaceAll('0', 'o'))) return word
    const symbols = word.symbols.map((symbol) => (symbol.text === '0' ? { ...symbol, text: 'o' } : symbol))
    return { ...word, text: word.text.replace(letters, letters.replaceAll('0', 'o')), symbols }
  })
  return { ...line, words }
}
