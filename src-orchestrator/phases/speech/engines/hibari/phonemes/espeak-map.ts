import type { Accent } from './accent.ts'

/** eSpeak NG's IPA → the voices' alphabet, the longest first. What is not listed is the same in both. */
const common: readonly (readonly [string, string])[] = [
  ['ʔn̩', 'tᵊn'],
  ['n̩', 'ᵊn'],
  ['l̩', 'ᵊl'],
  ['əl', 'ᵊl'],
  ['aɪ', 'I'],
  ['aʊ', 'W'],
  ['eɪ', 'A'],
  ['ɔɪ', 'Y'],
  ['dʒ', 'ʤ'],
  ['tʃ', 'ʧ'],
  ['ʔ', 't'],
  ['r', 'ɹ'],
  ['x', 'k'],
  ['ç', 'k'],
  ['ɬ', 'l'],
  ['ɐ', 'ə'],
  ['e', 'A'],
  ['ʲ', ''],
  ['̃', ''],
]

const byAccent: Record<Accent, readonly (readonly [string, string])[]> = {
  american: [
    ['aɪɚ', 'Iəɹ'],
    ['aɪə', 'Iə'],
    ['aʊɚ', 'Wəɹ'],
    ['ɜːɹ', 'ɜɹ'],
    ['oːɹ', 'ɔɹ'],
    ['oʊ', 'O'],
    ['iə', 'iə'],
    ['ɜː', 'ɜɹ'],
    ['ɚ', 'əɹ'],
    ['ɾ', 'T'],
    ['o', 'ɔ'],
    ['ː', ''],
    ...common,
  ],
  british: [
    ['eə', 'ɛː'],
    ['əʊ', 'Q'],
    ['oʊ', 'Q'],
    ['oː', 'ɔː'],
    ['iə', 'ɪə'],
    ['ɾ', 't'],
    ['ᵻ', 'ɪ'],
    ['æ', 'a'],
    ['ɚ', 'ə'],
    ...common,
  ],
}

/** Words that eSpeak NG says alike with and without a stress of their own, and the voices do not. */
const wholeWords: Record<string, string> = { ɐ: 'ɐ', ɐn: 'ɐn', aɪ: 'ˌI', ðə: 'ðə', tə: 'tə', ænd: 'ænd' }

/** One clause as eSpeak NG writes it, with `_` between phonemes and a space between words. */
export function fromEspeak(ipa: string, accent: Accent): string {
  const table = byAccent[accent].toSorted(([a], [b]) => b.length - a.length)
  const word = (written: string): string => {
    const plain = written.replaceAll('_', '')
    const whole = wholeWords[plain]
    if (whole !== undefined) return whole
    let said = ''
    for (let at = 0; at < plain.length;) {
      const rule = table.find(([from]) => plain.startsWith(from, at))
      said += rule?.[1] ?? plain.charAt(at)
      at += rule?.[0].length ?? 1
    }
    return said
  }
  return ipa.trim().split(/\s+/u).map(word).join(' ')
}
