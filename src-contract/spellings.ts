/**
 * For each letter of some words the ways in which it may stand where case does not count: "Ä" is also "ä", and either may be written as a letter with its
 * dots behind it (macOS writes names of files so).
 */
export function spellings(words: string): string[][] {
  return Array.from(words.normalize('NFC'), (letter) => {
    const cases = [letter.toLowerCase(), letter.toUpperCase()]
    // Back and forth: a capital sigma has two small ones, and each of them is found by the other.
    const all = [letter, ...cases, ...cases.flatMap((one) => [one.toLowerCase(), one.toUpperCase()])]
    if (all.includes('σ')) all.push('ς')
    return [...new Set(all.flatMap((one) => [one.normalize('NFC'), one.normalize('NFD')]))]
  })
}
