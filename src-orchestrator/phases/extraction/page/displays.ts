import type { Line } from './line.ts'

/** Tables, formulas and program code, told by how their lines look. Each takes a stretch of lines with a blank above and below. */

const listLabel = /^(?:[•◦▪·*–—-]|\(?\d{1,3}[.)]?|\(?[a-zA-Z][.)]|[ivxIVX]{1,5}[.)])$/u
/** Points up to which cells of a column begin or end at one place. */
const aligned = 4
/** Words: a cell of more on average is text, as behind a speaker's name. */
const maxCellWords = 4

function cellsOf(line: Line): string[] {
  return line.cells.map(({ at }, index) => line.text.slice(at, line.cells[index + 1]?.at ?? undefined).trim())
}

export function sharesColumns(a: Line, b: Line): boolean {
  const alike = a.cells.filter((cell) =>
    b.cells.some(
      (other) =>
        Math.abs(other.left - cell.left) < aligned ||
        Math.abs(other.right - cell.right) < aligned ||
        Math.abs(other.left + other.right - cell.left - cell.right) < aligned * 2,
    ),
  ).length
  return alike >= 2
}

/** Whether lines are a table's: rows of cells under each other, short ones; no list, no play, no verse with its lines counted. */
export function isTable(block: readonly Line[], captioned: boolean): boolean {
  const rows = block.filter((line) => line.cells.length >= 2)
  if (rows.length < (captioned ? 2 : 3) || rows.length < block.length * 0.6) return false
  const pairs = rows.slice(1).filter((row, index) => sharesColumns(rows[index] ?? row, row)).length
  if (pairs < (rows.length - 1) * 0.7) return false
  const cells = rows.map(cellsOf)
  if (cells.filter(([first]) => listLabel.test(first ?? '')).length > rows.length / 2) return false
  const later = cells.flatMap(([, ...rest]) => rest)
  const words = later.reduce((sum, cell) => sum + cell.split(' ').length, 0) / Math.max(1, later.length)
  const numbers = later.filter((cell) => /^[\d.,%+\-–—()$€£\s/]+$/u.test(cell)).length
  const wide = rows.filter((line) => line.cells.length >= 3).length
  return words <= maxCellWords && (captioned || wide >= 2 || numbers > later.length / 2)
}

const mathSign = /[=≈≠≤≥<>±×÷∑∏∫√∞∂∇→⇒∈∀∃∝≡]/u

function wordsIn(text: string): string[] {
  const words = text.match(/\p{L}{3,}/gu) ?? []
  return words.filter((word) => !/^(?:sin|cos|tan|log|exp|lim|max|min|mod|det)$/iu.test(word))
}

/** Whether lines set apart are a formula: a sign of mathematics, hardly a word. */
export function isFormula(block: readonly Line[], bodySize: number): boolean {
  const text = block.map((line) => line.text).join(' ')
  if (block.length > 6 || !mathSign.test(text) || block.some((line) => line.size > bodySize * 1.4))
    return false
  return wordsIn(text).join('').length < text.replaceAll(/\s/gu, '').length * 0.25
}

/** What a formula set apart says; roots and sums alone are what stands above and below a line of text with some. */
const relation = /[=≈≠≤≥<>→⇒∝≡]/u

/** A formula in several rows, the last or the first of which stands as close to the text as its lines do: the lower half of a fraction. */
export function withoutFormulas(stretch: readonly Line[], bodySize: number): Line[][] {
  if (!stretch.some(({ text }) => relation.test(text))) return [[...stretch]]
  const parts: Line[][] = []
  let wordless = false
  for (const line of stretch) {
    const isWordless = wordsIn(line.text).length === 0
    if (parts.length > 0 && isWordless === wordless) parts.at(-1)?.push(line)
    else parts.push([line])
    wordless = isWordless
  }
  const hasFormula = parts.some(
    (part) => part.length > 1 && part.some(({ text }) => relation.test(text)) && isFormula(part, bodySize),
  )
  return hasFormula && !isTable(stretch, true) ? parts : [[...stretch]]
}

const codeSign =
  /[{};]|[=!<>]=|\(\)|=>|->|::|\/\/|\/\*|^\s*(?:#|\$ |>>> |def |import |return |if \(|for \()|\w\(|\w\[|\w = /u

/** Whether lines in typewriter type are a program's: verse and letters in such type are text. */
export function isCode(block: readonly Line[]): boolean {
  // An address alone is in such type too.
  if (block.length < 2 || !block.every((line) => line.mono)) return false
  return block.filter((line) => codeSign.test(line.text)).length >= block.length * 0.5
}
