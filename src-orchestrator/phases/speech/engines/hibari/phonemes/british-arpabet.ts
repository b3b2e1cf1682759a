import { consonants, soundsOf, stressMarks, type Sound } from './arpabet-sounds.ts'

const vowels: Readonly<Record<string, string>> = {
  AA: 'ɑː', AE: 'a', AH: 'ʌ', AO: 'ɔː', AW: 'W', AY: 'I', EH: 'ɛ', ER: 'ɜː', EY: 'A', IH: 'ɪ', IY: 'iː', OW: 'Q', OY: 'Y', UH: 'ʊ', UW: 'uː',
} // prettier-ignore

/** A sound, and of a vowel the letters that it is written with and the consonants behind these; empty where that cannot be told. */
type Spelled = Sound & { letters: string; after: string }
type Around = { before: Spelled | undefined; next: Spelled | undefined; afterNext: Spelled | undefined }

/** Groups of vowel letters, as many as vowels are heard: a silent e at the end is none. None where they do not come out even. */
function groupsOf(spelling: string, heard: number): { letters: string; after: string }[] {
  const word = spelling
    .toLowerCase()
    .replaceAll(/[^a-z]/gu, '')
    .replace(/^y(?=[aeiou])/u, '')
    .replaceAll('qu', 'q')
  const groups = [...word.matchAll(/([aeiouy]+w?)([^aeiouy]*)/gu)].map(([, letters = '', after = '']) => ({
    letters,
    after,
  }))
  const last = groups.at(-1)
  const isSilent = last?.letters === 'e' && last.after.length < 2
  if (groups.length === heard + 1 && isSilent) return groups.slice(0, -1)
  return groups.length === heard ? groups : []
}

function spelledSounds(pronunciation: string, spelling: string): Spelled[] {
  const sounds = soundsOf(pronunciation)
  const groups = groupsOf(spelling, sounds.filter(({ isVowel }) => isVowel).length)
  const next = groups.values()
  return sounds.map(({ name, stress, isVowel }) => {
    const group = isVowel ? next.next().value : undefined
    return { name, stress, isVowel, letters: group?.letters ?? '', after: group?.after ?? '' }
  })
}

/** Whether a schwa is none, because the l or n after it carries the syllable itself: "Hudson", "Stapleton". */
function isSwallowed({ before, next, afterNext }: Around): boolean {
  if (before === undefined || before.isVowel || afterNext?.isVowel === true) return false
  if (next?.name === 'L') return before.name !== 'R'
  return next?.name === 'N' && /^(?:[TDSZFV]|[SZ]H|[CJ]H|TH)$/u.test(before.name)
}

/** What an r does to the vowel before it. `isSaid`: a vowel follows the r, which is heard then. */
function beforeR({ name, letters, after }: Spelled, afterR: Spelled | undefined): string {
  const isSaid = afterR?.isVowel === true
  switch (name) {
    case 'AA':
      return isSaid && letters === 'o' ? 'ɒ' : 'ɑː'
    // "Dorothy", but "Victoria", "Nora".
    case 'AO': {
      const isShort =
        after.startsWith('rr') || (afterR?.stress === '0' && /^(?:AH|IH|ER)$/u.test(afterR.name))
      return isSaid && letters === 'o' && isShort ? 'ɒ' : 'ɔː'
    }
    // American has one vowel for those of "Mary", "Harry" and "Perry".
    case 'EH':
      if (!isSaid || letters.startsWith('ai') || letters.startsWith('ea')) return 'ɛː'
      if (letters !== 'a') return 'ɛ'
      return after === 'r' && afterR.name === 'IY' ? 'ɛː' : 'a'
    case 'IH':
    case 'IY':
      return isSaid && /^[iy]$/u.test(letters) ? 'ɪ' : 'ɪə'
    case 'UH':
      return letters.startsWith('o') ? 'ɔː' : 'ʊə'
    default:
      return vowels[name] ?? ''
  }
}

function full(sound: Spelled, { next, afterNext }: Around): string {
  const { name, letters, after } = sound
  if (next?.name === 'R') return beforeR(sound, afterNext)
  // "Copperfield" and "dog", but "Chicago" and "Paul".
  if (name === 'AA' && letters.startsWith('o')) return 'ɒ'
  if (name === 'AO' && letters === 'o' && !/^(?:r|ll$)/u.test(after)) return 'ɒ'
  if (name !== 'ER' || next?.isVowel !== true) return vowels[name] ?? ''
  // "Murray", but "Firth".
  return after.startsWith('rr') && !/^[ei]$/u.test(letters) ? 'ʌɹ' : 'ɜːɹ'
}

/** The schwas that British has as other weak vowels go by their letters. */
function weakSchwa({ letters, after }: Spelled, around: Around): string {
  const { before, next, afterNext } = around
  if (isSwallowed(around)) return 'ᵊ'
  if (/^[iy]$/u.test(letters)) return 'ɪ'
  if (letters === 'u' && (before?.name === 'Y' || (before?.name === 'F' && next?.name === 'L'))) return 'ʊ'
  // "Bennet", "actress", "baggage", but "Loch Ness" as in "goodness".
  const isClosed = /^(?:ss?|t|d|st|ts|ges?|dge)$/u.test(after) && !(after === 'ss' && before?.name === 'N')
  if (letters === 'e' && isClosed) return 'ɪ'
  return letters === 'a' && next?.name === 'JH' && afterNext === undefined ? 'ɪ' : 'ə'
}

function weak(sound: Spelled, around: Around, isInFront: boolean): string {
  const { name, letters } = sound
  const { next } = around
  if (name === 'AH') return weakSchwa(sound, around)
  if (name === 'ER') return next?.isVowel === true ? 'əɹ' : 'ə'
  if (next?.name === 'R') return full(sound, around)
  if (name === 'IY') return next === undefined ? 'i' : 'ɪ'
  // "Elaine", "Estelle".
  if (name === 'EH' && letters === 'e' && isInFront) return 'ɪ'
  return full(sound, around)
}

/**
 * American phonemes as CMUdict has them, as a British voice says them, in the voices' alphabet: without an r that no vowel follows, with the vowels of "lot", "Harry" and "cure", for which the
 * spelling is looked at, and without a stress behind the word's own. Of the 48,000 words that the British lexicons have too 67.6 % come out the same to the last stress, 82 % but for
 * stress, length and weak vowels.
 */
export function britishFromArpabet(pronunciation: string, spelling: string): string {
  const sounds = spelledSounds(pronunciation, spelling)
  const main = sounds.findIndex(({ stress }) => stress === '1')
  return sounds
    .map((sound, index) => {
      const { name, stress, isVowel, letters } = sound
      const around = { before: sounds[index - 1], next: sounds[index + 1], afterNext: sounds[index + 2] }
      if (!isVowel) return name === 'R' && around.next?.isVowel !== true ? '' : (consonants[name] ?? '')
      // "Newton", "Duke".
      const isGlided = /^[TDN]$/u.test(around.before?.name ?? '') && /^(?:u|ew|eu|ue|ui)$/u.test(letters)
      const glide = name === 'UW' && isGlided ? 'j' : ''
      if (stress === '0') return `${glide}${weak(sound, around, index < 2 && index < main)}`
      const mark = stress === '2' && index > main ? '' : (stressMarks[stress] ?? '')
      return `${glide}${mark}${full(sound, around)}`
    })
    .join('')
}
