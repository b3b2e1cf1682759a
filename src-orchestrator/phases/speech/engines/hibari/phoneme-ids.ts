/**
 * The numbers of the voices' phonemes, in rows of neighbours: Kokoro's alphabet (hexgrad, Apache-2.0), as the wheel has it in hibari/assets/vocab.json. A test
 * compares the two where the wheel is at hand.
 */
const rows: readonly (readonly [first: number, signs: string])[] = [
  [1, ';:,.!?'],
  [9, '—…"()“” ̃ʣʥʦʨᵝꭧAI'],
  [31, 'O'],
  [33, 'Q'],
  [35, 'ST'],
  [39, 'W'],
  [41, 'Yᵊabcdef'],
  [50, 'hijklmnopqrstuvwxyzɑɐɒæ'],
  [75, 'βɔɕç'],
  [80, 'ɖðʤə'],
  [85, 'ɚɛɜ'],
  [90, 'ɟ'],
  [92, 'ɡ'],
  [99, 'ɥ'],
  [101, 'ɨɪʝ'],
  [110, 'ɯɰŋɳɲɴø'],
  [118, 'ɸθœ'],
  [123, 'ɹ'],
  [125, 'ɾɻ'],
  [128, 'ʁɽʂʃʈʧ'],
  [135, 'ʊʋ'],
  [138, 'ʌɣɤ'],
  [142, 'χʎ'],
  [147, 'ʒʔ'],
  [156, 'ˈˌː'],
  [162, 'ʰ'],
  [164, 'ʲ'],
  [169, '↓'],
  [171, '→↗↘'],
  [177, 'ᵻ'],
]

export const phonemeIds: ReadonlyMap<string, number> = new Map(
  rows.flatMap(([first, signs]) => Array.from(signs, (sign, index) => [sign, first + index] as const)),
)

/** Signs without a number are left out. */
export function idsOf(phonemes: string): number[] {
  return Array.from(phonemes).flatMap((sign) => phonemeIds.get(sign) ?? [])
}

/** Longer sentences are given to the network in parts: it has learned none, and its memory grows with their length. */
const mostPhonemes = 400

/** The last place before `limit` at which a pause ends, else a word. */
function placeToCut(text: string, limit: number): number {
  const head = text.slice(0, limit)
  const pause = [...head.matchAll(/[,;:—…][”)]?\s+/gu)].at(-1)
  if (pause !== undefined) return pause.index + pause[0].length
  const space = head.lastIndexOf(' ')
  return space > 0 ? space + 1 : limit
}

/** Phonemes in parts that the network takes, cut at pauses where it can be. */
export function partsOf(phonemes: string): string[] {
  const parts: string[] = []
  let rest = phonemes
  while (rest.length > mostPhonemes) {
    const at = placeToCut(rest, mostPhonemes)
    parts.push(rest.slice(0, at).trim())
    rest = rest.slice(at)
  }
  return [...parts, rest.trim()].filter((part) => part !== '')
}
