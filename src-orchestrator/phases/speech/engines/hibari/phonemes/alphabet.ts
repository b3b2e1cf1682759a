/**
 * The voices' alphabet: IPA, but one letter for each diphthong (A day, I my, O go, W how, Y boy, Q British go) and affricate, T for the flapped t of "water".
 * Stress stands before the vowel, not before the syllable.
 */
export const primary = 'ˈ'
export const secondary = 'ˌ'

// Without ɐ, the weak "a": the voices have learned "to a" as tə ɐ.
const vowels = new Set('AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻ')
const consonants = new Set('bdfhjklmnpstvwzðŋɡɹɾʃʒʤʧθT')
/** What makes a pause, and is said as one: the network knows these signs too. */
const pauses = new Set(';:,.!?—…')

export function isVowel(sign: string): boolean {
  return vowels.has(sign)
}

/** What a word hears of the next one: whether that begins with a vowel; null where a pause comes first. */
export type NextSound = 'vowel' | 'consonant' | null

/** What a word before these phonemes hears; `unheard` where there is no sound in them. */
export function firstSound(phonemes: string, unheard: NextSound): NextSound {
  for (const sign of phonemes) {
    if (pauses.has(sign)) return null
    if (vowels.has(sign)) return 'vowel'
    if (consonants.has(sign)) return 'consonant'
  }
  return unheard
}

/** The mark before the first vowel; what has no vowel bears no stress. */
function marked(phonemes: string, mark: string): string {
  const at = Array.from(phonemes).findIndex(isVowel)
  return at === -1 ? phonemes : `${phonemes.slice(0, at)}${mark}${phonemes.slice(at)}`
}

function isStressed(phonemes: string): boolean {
  return phonemes.includes(primary) || phonemes.includes(secondary)
}

/** How loud a word is against how the lexicon has it. */
export type Emphasis =
  /** As it is. */
  | 'none'
  /** A word that bears no stress gets some: "The" at the beginning. */
  | 'some'
  /** The strongest stress that it can have: "NEVER". */
  | 'full'
  /** One step down: primary becomes secondary, secondary goes. */
  | 'less'

export function emphasised(phonemes: string, emphasis: Emphasis): string {
  switch (emphasis) {
    case 'none':
      return phonemes
    case 'some':
      return isStressed(phonemes) ? phonemes : marked(phonemes, secondary)
    case 'full':
      if (phonemes.includes(primary)) return phonemes
      return phonemes.includes(secondary)
        ? phonemes.replaceAll(secondary, primary)
        : marked(phonemes, primary)
    case 'less':
      if (phonemes.includes(primary)) return phonemes.replaceAll(secondary, '').replaceAll(primary, secondary)
      return isStressed(phonemes) ? phonemes : marked(phonemes, secondary)
    default:
      return phonemes
  }
}

/** How long a word sounds, for telling the heavier part of a compound: long sounds count double. */
export function soundWeight(phonemes: string): number {
  let weight = 0
  for (const sign of phonemes) weight += 'AIOQWYʤʧ'.includes(sign) ? 2 : 1
  return weight
}
