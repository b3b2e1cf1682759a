import { primary, secondary } from './alphabet.ts'

/*
 * CMUdict's alphabet, ARPABET: each vowel with a stress of 0, 1 (the word's own) or 2 (http://www.speech.cs.cmu.edu/cgi-bin/cmudict).
 */

export type Sound = { name: string; stress: string; isVowel: boolean }

const vowelNames = new Set('AA AE AH AO AW AY EH ER EY IH IY OW OY UH UW'.split(' '))

/** In the voices' alphabet; both accents have them alike. */
export const consonants: Readonly<Record<string, string>> = {
  B: 'b', CH: 'ʧ', D: 'd', DH: 'ð', F: 'f', G: 'ɡ', HH: 'h', JH: 'ʤ', K: 'k', L: 'l', M: 'm', N: 'n', NG: 'ŋ', P: 'p', R: 'ɹ', S: 's', SH: 'ʃ', T: 't',
  TH: 'θ', V: 'v', W: 'w', Y: 'j', Z: 'z', ZH: 'ʒ',
} // prettier-ignore

export const stressMarks: Readonly<Record<string, string>> = { '1': primary, '2': secondary }

export function soundsOf(pronunciation: string): Sound[] {
  return pronunciation.split(' ').map((symbol) => {
    const [, name = '', stress = ''] = /^([A-Z]+)([012]?)$/u.exec(symbol) ?? []
    return { name, stress, isVowel: vowelNames.has(name) }
  })
}
