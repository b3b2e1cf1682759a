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

/** The classes that put something before a word: "pro" before "vision", which no rule would say of all words. */
const classPrefixes: readonly [name: string, put: string][] = [
  ['A', 're'], ['C', 'de'], ['E', 'dis'], ['F', 'con'], ['I', 'in'], ['K', 'pro'], ['U', 'un'],
] // prettier-ignore

/** What goes before longer words whatever their classes say, and what is left then: "rearranged". */
const prefix = /^(?:un|re|dis|mis|in|super|pre)(?=\p{L}{5})/iu

/** Letters: "eyed". */
const shortestStem = 2

/** The words of a dictionary's lines. */
function parsed(dictionary: string): Set<string> {
  const words = new Set<string>()
  for (const line of dictionary.split('\n').slice(1)) {
    const [word = '', classes = ''] = line.trim().split('/', 2)
    words.add(word)
    if (classes !== '')
      for (const [name, put] of classPrefixes) if (classes.includes(name)) words.add(put + word)
  }
  return words
}

/** The stem of "dropped", "dropping": without its second letter, which stands behind a vowel and one more: "breakfasttable" has none. */
function undoubled(stem: string): string {
  return /[aeiouy](?<letter>[^aeiou])\k<letter>$/u.test(stem) ? stem.slice(0, -1) : stem
}

/**
 * Words from a Hunspell dictionary: a word a line, a stroke and its classes behind it. Of these the prefixes are read; a regular ending behind any word makes a
 * word. The text is taken apart when it is first asked.
 * https://man.archlinux.org/man/hunspell.5
 */
export function wordListOf(dictionary: string): WordList {
  let words: Set<string> | null = null
  const stands = (word: string): boolean =>
    words?.has(word) === true || words?.has(capitalised(word)) === true
  const known = (word: string): boolean => {
    words ??= parsed(dictionary)
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
