/** Twice as wide as a letter in every terminal. https://www.unicode.org/reports/tr11/ */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303E\uFF01-\uFF60\uFFE0-\uFFE6]/u
/** Over the letter before, or not to be seen. */
const withoutWidth = /[\p{Mn}\p{Me}\p{Cf}]/u

function widthOf(character: string): number {
  return withoutWidth.test(character) ? 0 : wide.test(character) ? 2 : 1
}

/** How many columns of a terminal a text takes. */
export function columnsOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + widthOf(character), 0)
}

/** The text, cut where it would take more columns. */
export function cutTo(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text
  let kept = ''
  let left = columns - 1
  for (const character of text) {
    left -= widthOf(character)
    if (left < 0) break
    kept += character
  }
  return `${kept}…`
}

/** The text, with blanks behind it up to so many columns. */
export function padTo(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)))
}
