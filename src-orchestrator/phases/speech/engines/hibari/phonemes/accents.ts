/** A word without its accents and ligatures, as English dictionaries write it: "château", "Zoë", "manœuvre"; null where it has none, has German ones or is too short to be told from another. */
export function unaccented(word: string): string | null {
  if (/ü|(?<!o)ö/iu.test(word.normalize('NFC'))) return null
  const plain = word
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[œæ]/giu, (ligature) => (/œ/iu.test(ligature) ? 'oe' : 'ae'))
  return plain === word.normalize('NFD') || plain.length < 3 ? null : plain
}

/** Whether this can be how it is said: "rosé" is no "rose". */
export function keepsLastVowel(word: string, phonemes: string): boolean {
  return !/[éè]e?s?$/u.test(word.normalize('NFC')) || /[Aɛ][^aeiouæɑəɛɪɔʊʌᵻAIOWY]?$/u.test(phonemes)
}
