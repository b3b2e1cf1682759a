/** Compounds that must begin with a name, none like another. */
const fewestCompounds = 2

/** Tells whether a word begins compounds among `words` (each once), and more of them than words without a hyphen: "dpkg", of "dpkg-deb" and "dpkg-source". */
export function firstHalvesOf(words: readonly string[]): (word: string) => boolean {
  const compounds = new Map<string, number>()
  for (const word of words) {
    const half = word.split('-', 1)[0] ?? word
    if (half !== word) compounds.set(half, (compounds.get(half) ?? 0) + 1)
  }
  return (head) => {
    const begun = compounds.get(head) ?? 0
    // Nearly every half of a cut word begins none: not all words are gone through for it.
    if (begun < fewestCompounds) return false
    const longer = words.filter(
      (word) => word.length > head.length && word.startsWith(head) && !word.includes('-'),
    )
    return begun > longer.length
  }
}
