import type { Accent } from './accent.ts'
import { emphasised, primary, secondary, type Emphasis } from './alphabet.ts'
import { inflections } from './inflections.ts'
import type { Forms, Lexicon } from './lexicon.ts'
import { numberWords } from './number-words.ts'
import { weakForm, type Setting } from './weak-forms.ts'

/** Phonemes of one word by lexicon and rules; null where it is in no lexicon, nor made of what is. */
export type WordReader = (word: string, setting: Setting) => string | null

function partOf(tag: string): string {
  if (tag.startsWith('VB')) return 'VERB'
  if (tag.startsWith('NN')) return 'NOUN'
  if (tag.startsWith('RB')) return 'ADV'
  return tag.startsWith('JJ') ? 'ADJ' : tag
}

/** Of a homograph, the form for its part in the sentence ("to record", "a record"); null: it is spelled out. */
function chosen(forms: Forms, { tag, next }: Setting): string | null {
  if (typeof forms === 'string') return forms
  const beforePause = next === null ? forms['None'] : undefined
  const form = beforePause ?? forms[tag] ?? forms[partOf(tag)]
  if (form !== undefined) return form
  return partOf(tag) in forms ? null : (forms['DEFAULT'] ?? null)
}

/** Capitals are louder: a little at a word's beginning, as loud as can be all through. */
function emphasisOf(word: string): Emphasis {
  if (word === word.toLowerCase()) return 'none'
  return word === word.toUpperCase() ? 'full' : 'some'
}

export function wordReader(lexicon: Lexicon, accent: Accent): WordReader {
  /** Letter by letter, the last one stressed. */
  const spelled = (word: string): string | null => {
    const letters: string[] = []
    for (const letter of word.replaceAll(/[^\p{L}]/gu, '')) {
      const name = lexicon.checked(letter.toUpperCase())
      if (typeof name !== 'string') return null
      letters.push(name.replaceAll(primary, secondary))
    }
    const joined = letters.join('')
    const last = joined.lastIndexOf(secondary)
    return last === -1 ? joined : `${joined.slice(0, last)}${primary}${joined.slice(last + 1)}`
  }

  const isKnown = (word: string): boolean => {
    if (lexicon.find(word) !== null) return true
    if (!/^[A-Za-z]+$/u.test(word)) return false
    if (word.length === 1 || word.slice(1) === word.slice(1).toUpperCase()) return true
    return word === word.toUpperCase() && lexicon.checked(word.toLowerCase()) !== null
  }

  const lookUp = (word: string, emphasis: Emphasis, setting: Setting): string | null => {
    const isCapitals = word === word.toUpperCase() && lexicon.checked(word) === null
    const spelling = isCapitals ? word.toLowerCase() : word
    const isName = isCapitals && setting.tag === 'NNP'
    const entry = lexicon.find(spelling)
    const usable = entry !== null && (entry.isChecked || !isName) ? chosen(entry.forms, setting) : null
    // A name in capitals that the lexicon has without stress is a word like "US": its letters are said.
    if (usable === null || (isName && !usable.includes(primary)))
      return spelled(spelling) ?? (usable === null ? null : emphasised(usable, emphasis))
    return emphasised(usable, emphasis)
  }

  const inflected = (word: string, emphasis: Emphasis, setting: Setting): string | null => {
    for (const { stems, pronounce, stresses } of inflections) {
      const stem = stems(word).find(isKnown)
      if (stem === undefined) continue
      const said = lookUp(stem, stresses && emphasis === 'none' ? 'some' : emphasis, setting)
      const whole = said === null || said === '' ? null : pronounce(said, accent)
      if (whole !== null) return whole
    }
    return null
  }

  const plainSetting: Setting = { tag: '', next: 'consonant', beforeTo: false }
  const number = (printed: string): string | null => {
    const read = numberWords(printed)
    if (read === null) return null
    const said = read.words
      .map((word) => {
        const phonemes = lookUp(word, 'none', plainSetting) ?? ''
        return word === 'point' ? phonemes.replaceAll(/[ˈˌ]/gu, '') : phonemes
      })
      .join(' ')
    return read.ending === '' ? said : (inflections[0]?.pronounce(said, accent) ?? said)
  }

  /** "Alice" is looked up as it is; "Down" at a sentence's beginning, "NEVER", as "down", "never". */
  const lowered = (word: string, tag: string): string => {
    const lower = word.toLowerCase()
    const isPlainCase = word === word.toUpperCase() || word.slice(1) === lower.slice(1)
    if (word.length < 2 || word === lower || !isPlainCase || lexicon.find(word) !== null) return word
    if (tag === 'NNP' && word.length <= 7) return word
    const isMade = inflections.some(({ stems }) => stems(lower).some(isKnown))
    return lexicon.find(lower) !== null || isMade ? lower : word
  }

  return (printed, setting) => {
    const word = printed.normalize('NFKC').replaceAll(/[‘’]/gu, "'")
    const emphasis = emphasisOf(word)
    const full = (tag: string): string | null => {
      const forms = lexicon.checked(word.toLowerCase())
      return forms === null
        ? null
        : chosen(forms, { ...setting, tag, next: tag === '' ? setting.next : 'consonant' })
    }
    const weak = weakForm(word, setting, full)
    if (weak !== null) return weak
    if (/^(?:\p{L}{1,2}\.)+\p{L}{0,2}$/u.test(word)) return spelled(word)
    if (/\d/u.test(word)) return number(word)
    const base = lowered(word, setting.tag)
    if (isKnown(base)) return lookUp(base, emphasis, setting)
    for (const shorter of [base.replace(/s'$/u, "'s"), base.replace(/'$/u, '')])
      if (shorter !== base && (isKnown(shorter) || inflections[0]?.stems(shorter).some(isKnown) === true))
        return isKnown(shorter) ? lookUp(shorter, emphasis, setting) : inflected(shorter, emphasis, setting)
    return inflected(base, emphasis, setting)
  }
}
