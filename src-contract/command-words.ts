/**
 * A command as a person writes it, split into its words as a POSIX shell splits them: quotes keep spaces together, a backslash takes the next character as it
 * is. Nothing is ever handed to a shell. `backslashEscapes: false`: a backslash is part of a path, as on Windows. A quote that is never closed runs to the end.
 */
export function splitCommand(
  text: string,
  backslashEscapes = !/^[a-z]:\\|\s["']?[a-z]:\\/iu.test(text),
): string[] {
  const words: string[] = []
  let word: string | null = null
  let quote: '"' | "'" | null = null
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (character === '\\' && backslashEscapes && quote !== "'" && at + 1 < text.length) {
      const next = text.charAt(at + 1)
      const isEscape = quote === null || /["\\$`]/u.test(next)
      word = (word ?? '') + (isEscape ? next : character + next)
      at += 1
    } else if (quote !== null) {
      if (character === quote) quote = null
      else word = (word ?? '') + character
    } else if (character === '"' || character === "'") {
      quote = character
      word ??= ''
    } else if (/\s/u.test(character)) {
      if (word !== null) words.push(word)
      word = null
    } else word = (word ?? '') + character
  }
  if (word !== null) words.push(word)
  return words.filter((part) => part !== '')
}

export function joinCommand(words: readonly string[]): string {
  return words
    .map((word) => (/[\s"']/u.test(word) ? (word.includes('"') ? `'${word}'` : `"${word}"`) : word))
    .join(' ')
}
