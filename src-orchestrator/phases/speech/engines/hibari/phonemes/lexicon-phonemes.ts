import { keepsLastVowel, unaccented } from './accents.ts'
import { firstSound, type NextSound } from './alphabet.ts'
import { joinCompound, type Part } from './compound.ts'
import { elisionReader } from './elisions.ts'
import { senseOf } from './homographs.ts'
import { withS } from './inflections.ts'
import { interjection } from './interjections.ts'
import type { Forms } from './lexicon.ts'
import type { Tagger } from './part-of-speech.ts'
import type { SpokenForms } from './spoken-forms.ts'
import { splitWords, type Chunk, type Exceptions } from './split-words.ts'
import { beginningOf, stutterIn, withoutDrawl } from './stutters.ts'
import type { UnknownWords } from './unknown-words.ts'
import type { Setting } from './weak-forms.ts'
import type { Accent } from './accent.ts'
import type { WordReader } from './word-reader.ts'
import { hyphenated, runsOf, tagOf, textOf, type Tagged } from './word-runs.ts'

/** Text → phonemes in the voices' alphabet, with its punctuation. */
export type Phonemizer = (text: string) => Promise<string>

export type Language = {
  accent: Accent
  spoken: SpokenForms
  exceptions: Exceptions
  tagger: Tagger
  /** What the lexicon that people have looked at says of a spelling. */
  checked: (spelling: string) => Forms | null
  read: WordReader
  /** Of names, for what `read` does not know. */
  readName: WordReader
  unknown: UnknownWords
}

type Following = { next: NextSound; beforeTo: boolean }

const brackets: Record<string, string> = { '[': '(', '{': '(', ']': ')', '}': ')', '<': '', '>': '', '*': '', '`': '' } // prettier-ignore

/**
 * How a mark is given to the network. It knows quotes, but says more words right without them: of alice's first chapter 1.3 % were misheard, with them 1.6 %.
 */
function markPhonemes(mark: string): string {
  if (/^(?:\.\.+|…)$/u.test(mark)) return '…'
  if (/^(?:--+|—|–)$/u.test(mark)) return '—'
  if (/^['‘’-]$/u.test(mark)) return ''
  return brackets[mark] ?? (/^[;:,.!?()]$/u.test(mark) ? mark : '')
}

/** Words that are written together: case, digits and letters change inside them. */
function subwords(text: string): string[] {
  return text.match(/\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?[\p{Ll}'’]+|\p{Lu}+|\d+(?:[.,]\d+)*|\p{L}+/gu) ?? []
}

/** A word that is said otherwise as a noun than as a verb. */
function isHomograph(forms: Forms | null): boolean {
  return forms !== null && typeof forms !== 'string' && ('VERB' in forms || 'NOUN' in forms)
}

const possessive = /^['’][sS]$/u

/**
 * The way of the lexicons: what each word is in its sentence decides between its pronunciations; words are read from the last to the first, because "the", "to"
 * and others depend on what follows.
 */
export function lexiconPhonemizer({
  accent,
  spoken,
  exceptions,
  tagger,
  checked,
  read,
  readName,
  unknown,
}: Language): Phonemizer {
  const isChecked = (word: string): boolean => checked(word) !== null
  const readElision = elisionReader(isChecked, read)
  const isElided = (word: string): boolean =>
    readElision(word, { tag: 'NN', next: 'consonant', beforeTo: false }) !== null

  const readKnown = (text: string, setting: Setting): string | null => {
    const known = interjection(text) ?? readElision(text, setting) ?? read(text, setting)
    return known ?? readName(text, setting)
  }

  const readOne = (text: string, setting: Setting): string | null => {
    const known = readKnown(text, setting)
    if (known !== null) return known
    const plain = unaccented(text)
    const said = plain === null ? null : readKnown(plain, setting)
    return said !== null && keepsLastVowel(text, said) ? said : null
  }

  const readPart = async (printed: string, tag: string, following: Following): Promise<string> => {
    const text = interjection(printed) === null ? withoutDrawl(printed, isChecked) : printed
    const known = readOne(text, { tag, ...following })
    if (known !== null) return known
    // "l'Abbé", "d'Estaing"
    const french = /^([ld])['’](\p{L}{2,})$/iu.exec(text)
    if (french !== null)
      return `${french[1]?.toLowerCase() ?? ''}${await readPart(french[2] ?? '', tag, following)}`
    const parts = subwords(text)
    if (parts.length < 2) return unknown(text)
    const said: Part[] = []
    for (const part of parts)
      said.push({ text: part, phonemes: readOne(part, { tag, ...following }) ?? (await unknown(part)) })
    return joinCompound(said)
  }

  /** From the end: the longest row of pieces that is one known word, then what is before it. */
  const readRow = async (pieces: readonly Tagged[], following: Following): Promise<string> => {
    const parts: Part[] = []
    let end = pieces.length
    while (end > 0) {
      let start = 0
      let said: string | null = null
      for (; start < end - 1 && said === null; start++) {
        const row = pieces.slice(start, end)
        said = read(textOf(row), { tag: tagOf(row), ...following })
        if (said !== null) break
      }
      const row = pieces.slice(start, end)
      const text = textOf(row)
      const isWord = row.some(({ kind }) => kind === 'word')
      // "A-level": no article stands before a hyphen.
      const tag = text === 'A' && pieces.length > 1 ? 'NN' : tagOf(row)
      parts.unshift({ text, phonemes: said ?? (isWord ? await readPart(text, tag, following) : '') })
      end = start
    }
    if (pieces.length === 1 || parts.length === 1) return parts.map(({ phonemes }) => phonemes).join('')
    return joinCompound(parts)
  }

  const readRun = async (pieces: readonly Tagged[], following: Following): Promise<string> => {
    const [first] = pieces
    const last = pieces.at(-1)
    if (first?.sense?.phonemes !== undefined && pieces.length === 1) return first.sense.phonemes
    if (last !== undefined && pieces.length > 1 && possessive.test(last.text)) {
      const whole = read(textOf(pieces), { tag: tagOf(pieces), ...following })
      return (
        whole ?? withS(await readRun(pieces.slice(0, -1), { next: 'consonant', beforeTo: false }), accent)
      )
    }
    const stutter = stutterIn(hyphenated(pieces) ?? [], isChecked)
    if (stutter === null || last === undefined) return readRow(pieces, following)
    const word = await readPart(stutter.word, last.tag, following)
    return stutter.kind === 'drawn-out' ? word : `${beginningOf(word)} `.repeat(stutter.times) + word
  }

  const tagged = (chunks: readonly Chunk[]): Tagged[][] => {
    const words = chunks.flatMap(({ pieces }) => pieces.map(({ text }) => text))
    const tags = tagger(words)
    const sentence = words.map((text, index) => ({ text, tag: tags[index] ?? 'NN' }))
    let at = -1
    return chunks.map(({ pieces }) =>
      pieces.map((piece) => {
        at++
        const sense = senseOf(sentence, at, (word) => isHomograph(checked(word)))
        return { ...piece, tag: sense?.tag ?? sentence[at]?.tag ?? 'NN', sense }
      }),
    )
  }

  return async (text) => {
    const chunks = splitWords(spoken(text), exceptions, isElided)
    const said: string[] = []
    let following: Following = { next: null, beforeTo: false }
    for (const [index, pieces] of [...tagged(chunks).entries()].toReversed()) {
      const runs = runsOf(pieces)
      let chunk = ''
      for (const run of runs.toReversed()) {
        const [first] = run
        const isMark = run.every(({ kind }) => kind === 'mark')
        const phonemes = isMark ? markPhonemes(textOf(run)) : await readRun(run, following)
        following = {
          next: firstSound(phonemes, following.next),
          beforeTo: isMark ? false : first?.text.toLowerCase() === 'to',
        }
        chunk = phonemes + chunk
      }
      said.unshift(chunk + (chunks[index]?.spaceAfter === true ? ' ' : ''))
    }
    return said.join('').replaceAll('ɾ', 'T').replaceAll('ʔ', 't').replaceAll(/ +/gu, ' ').trim()
  }
}
