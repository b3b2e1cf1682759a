import { primary, secondary } from './alphabet.ts'

const vowels: Readonly<Record<string, string>> = {
  AA: 'ɑ', AE: 'æ', AH: 'ʌ', AO: 'ɔ', AW: 'W', AY: 'I', EH: 'ɛ', ER: 'ɜɹ', EY: 'A', IH: 'ɪ', IY: 'i', OW: 'O', OY: 'Y', UH: 'ʊ', UW: 'u',
} // prettier-ignore
const consonants: Readonly<Record<string, string>> = {
  B: 'b', CH: 'ʧ', D: 'd', DH: 'ð', F: 'f', G: 'ɡ', HH: 'h', JH: 'ʤ', K: 'k', L: 'l', M: 'm', N: 'n', NG: 'ŋ', P: 'p', R: 'ɹ', S: 's', SH: 'ʃ', T: 't',
  TH: 'θ', V: 'v', W: 'w', Y: 'j', Z: 'z', ZH: 'ʒ',
} // prettier-ignore
const stresses: Readonly<Record<string, string>> = { '1': primary, '2': secondary }
const unstressed: Readonly<Record<string, string>> = { AH: 'ə', ER: 'əɹ' }

type Sound = { name: string; stress: string; isVowel: boolean }

/** Whether a schwa is none, because the l or n after it carries the syllable itself ("little", "button"). */
function isSwallowed(
  before: Sound | undefined,
  next: Sound | undefined,
  afterNext: Sound | undefined,
): boolean {
  if (before === undefined || before.isVowel || afterNext?.isVowel === true) return false
  return next?.name === 'L' ? before.name !== 'R' : next?.name === 'N' && /^[TDSZ]$/u.test(before.name)
}

/** Whether a t is flapped: "water", "party", but not "button". */
function isFlapped(
  before: Sound | undefined,
  next: Sound | undefined,
  afterNext: Sound | undefined,
): boolean {
  if (next?.isVowel !== true || next.stress !== '0') return false
  return (before?.isVowel === true || before?.name === 'R') && afterNext?.name !== 'N'
}

/**
 * American phonemes as CMUdict writes them (ARPABET, each vowel with a stress of 0, 1 or 2: http://www.speech.cs.cmu.edu/cgi-bin/cmudict) in the voices' alphabet, the
 * way their own lexicon writes them: of the 32,500 words that both have, 64 % come out the same to the last stress; most of the others differ in a weak vowel.
 */
export function fromArpabet(pronunciation: string): string {
  const sounds = pronunciation.split(' ').map((symbol): Sound => {
    const [, name = '', stress = ''] = /^([A-Z]+)([012]?)$/u.exec(symbol) ?? []
    return { name, stress, isVowel: name in vowels }
  })
  return sounds
    .map(({ name, stress, isVowel }, index) => {
      const [before, next, afterNext] = [sounds[index - 1], sounds[index + 1], sounds[index + 2]]
      if (name === 'T' && isFlapped(before, next, afterNext)) return 'ɾ'
      if (!isVowel) return consonants[name] ?? ''
      if (stress !== '0') return `${stresses[stress] ?? ''}${vowels[name] ?? ''}`
      if (name === 'AH' && isSwallowed(before, next, afterNext)) return 'ᵊ'
      return unstressed[name] ?? vowels[name] ?? ''
    })
    .join('')
}
