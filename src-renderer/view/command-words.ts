/** A command as a person writes it, split into its words; quotes keep spaces together. Nothing is ever handed to a shell. */
export function splitCommand(text: string): string[] {
  const parts = text.match(/"[^"]*"|'[^']*'|[^\s"']+/gu) ?? []
  return parts.map((part) => (/^["']/u.test(part) ? part.slice(1, -1) : part)).filter((part) => part !== '')
}

export function joinCommand(words: readonly string[]): string {
  return words
    .map((word) => (/[\s"']/u.test(word) ? (word.includes('"') ? `'${word}'` : `"${word}"`) : word))
    .join(' ')
}
