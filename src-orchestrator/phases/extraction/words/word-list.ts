import { capitalised } from '../../../../src-contract/capitalised.ts'

/** Words of a language, as its dictionary has them. */
export type WordList = { has: (word: string) => boolean }

/** Endings that English puts behind a dictionary's words, with what each stands in place of. */
const endings: readonly [ending: string, instead: readonly string[]][] = [
  ['ies', ['y']], ['ied', ['y']], ['ier', ['y']], ['iest', ['y']], ['ily', ['y']], ['iness', ['y']],
  ['es', ['', 'e']], ['s', ['']], ['ed', ['', 'e']], ['ing', ['', 'e']], ['er', ['', 'e']], ['ers', ['', 'e']], ['est', ['', 'e']],
  ['ly', ['']], ['ness', ['']], ['ment', ['']], ['able', ['', 'e']],
] // prettier-ignore

/** Spellings of books from Britain, and what the dictionary has in their place. */
const britishSpellings: readonly [british: RegExp, american: string][] = [
  [/our/u, 'or'], [/(?<=[bcdghptv])re(?=$|s$|d$|piece)/u, 'er'], [/is(?=e|ing|ation)/u, 'iz'], [/ys(?=e|ing)/u, 'yz'], [/ll(?=ed$|ing|er)/u, 'l'], [/ence$/u, 'ense'],
] // prettier-ignore

/** What the dictionary's classes put before a word, and what is left then: "rearranged". */
const prefix = /^(?:un|re|dis|mis|in|super|pre)(?=\p{L}{5})/iu

/** Letters: "eyed". */
const shortestStem = 2

/** The stem of "dropped", "dropping": without its second letter. */
function undoubled(stem: string): string {
  return /(?<letter>[^aeiou])\k<letter>$/u.test(stem) ? stem.slice(0, -1) : stem
}

/**
 * Words from a Hunspell dictionary: a word a line, a stroke and its classes behind it. Classes are not read: a regular ending behind any word makes a
 * word. The text is taken apart when it is first asked.
 * https://man.archlinux.org/man/hunspell.5
 */
export function wordListOf(dictionary: string): WordList {
  let words: Set<string> | null = null
  const parse = (): Set<string> =>
    new Set(
      dictionary
        .split('\n')
        .slice(1)
        .map((line) => line.split('/', 1)[0]?.trim() ?? ''),
    )
  const stands = (word: string): boolean =>
    words?.has(word) === true || words?.has(capitalised(word)) === true
  const known = (word: string): boolean => {
    words ??= parse()
    return (
      stands(word) ||
      britishSpellings.some(
        ([british, american]) => british.test(word) && stands(word.replace(british, american)),
      )
    )
  }
  const has = (word: string): boolean => {
    const lower = word.toLowerCase().replaceAll('’', "'").replace(/'s$/u, '')
    if (known(lower)) return true
    return endings.some(([ending, instead]) => {
      if (!lower.endsWith(ending) || lower.length < ending.length + shortestStem) return false
      const stem = lower.slice(0, -ending.length)
      return instead.some((more) => known(stem + more)) || known(undoubled(stem))
    })
  }
  // "circlings" has two endings.
  const ends = (word: string): boolean => has(word) || (/[^s]s$/iu.test(word) && has(word.slice(0, -1)))
  return { has: (word) => ends(word) || (prefix.test(word) && ends(word.replace(prefix, ''))) }
}
