const verseLine = /^\|(?: (?<words>.*))?$/u
const delimiterRow = /^\s*\|?[\s:|-]*-[\s:|-]*$/u

/** "| A line" under each other, where no table is meant, is verse. */
function withVerse(lines: readonly string[]): string[] {
  const made: string[] = []
  for (let at = 0; at < lines.length;) {
    let end = at
    while (
      end < lines.length &&
      (verseLine.test(lines[end] ?? '') || (end > at && /^ +\S/u.test(lines[end] ?? '')))
    )
      end++
    const block = lines.slice(at, end)
    const isTable =
      block.some((line) => delimiterRow.test(line)) || block.every((line) => /\|\s*$/u.test(line))
    if (end === at) made.push(lines[at++] ?? '')
    else {
      if (isTable) made.push(...block)
      else {
        const verses: string[] = []
        for (const line of block) {
          const found = verseLine.exec(line)
          if (found === null) verses.push(`${verses.pop() ?? ''} ${line.trim()}`)
          else verses.push(found.groups?.['words']?.trim() ?? '')
        }
        made.push('', verses.join('<br>'), '')
      }
      at = end
    }
  }
  return made
}

const definition = /^[:~][ \t]{1,3}(?=\S)/u

/** "Term", and below it ":   What it is": paragraphs, one behind the other. */
function withDefinitions(lines: readonly string[]): string[] {
  const made: string[] = []
  let inside = false
  for (const line of lines) {
    const before = made.findLast((each) => each.trim() !== '')
    const isTerm = before !== undefined && !/^(?:[#>|+*-]|\d+[.)]|\s{4})/u.test(before)
    if (definition.test(line) && (inside || isTerm)) {
      made.push('', line.replace(definition, ''))
      inside = true
    } else {
      if (inside && /^\S/u.test(line)) inside = false
      made.push(inside ? line.replace(/^(?: {1,4}|\t)/u, '') : line)
    }
  }
  return made
}

const rule = /^ *-{2,}(?: +-{2,})+ *$/u
const lastRule = /^ *-{2,}[ -]*$/u

function cellsOf(line: string, columns: readonly [number, number][]): string {
  const cells = columns.map(([from, to]) =>
    line
      .slice(from, to)
      .trim()
      .replaceAll('|', String.raw`\|`),
  )
  return `| ${cells.join(' | ')} |`
}

/** Tables whose columns are told by groups of strokes under their heads, as GitHub writes them. */
function withSimpleTables(lines: readonly string[]): string[] {
  const made: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const head = made.at(-1) ?? ''
    if (!rule.test(line) || head.trim() === '') {
      made.push(line)
      continue
    }
    const starts = [...line.matchAll(/-+/gu)].map(({ index }) => index)
    const columns = starts.map((from, index): [number, number] => [
      index === 0 ? 0 : from,
      starts[index + 1] ?? Number.POSITIVE_INFINITY,
    ])
    made.pop()
    made.push('', cellsOf(head, columns), `|${' --- |'.repeat(columns.length)}`)
    const next = (): string => lines[at + 1] ?? ''
    while (next().trim() !== '' && !lastRule.test(next())) made.push(cellsOf(lines[++at] ?? '', columns))
    if (lastRule.test(next())) at++
    made.push('')
  }
  return made
}

/** "+---+---+" between the rows of a table: the rows alone, with a row of strokes under the first. */
function withGridTables(lines: readonly string[]): string[] {
  const stroke = /^\+(?:[-=:]+\+)+\s*$/u
  const made: string[] = []
  let rows = -1
  for (const line of lines) {
    if (stroke.test(line)) {
      if (rows < 0) rows = 0
      continue
    }
    if (rows < 0 || !/^\|.*\|\s*$/u.test(line)) {
      rows = -1
      made.push(line)
      continue
    }
    if (rows++ === 0) made.push('', line, `|${' --- |'.repeat(line.trim().split('|').length - 2)}`)
    else made.push(line)
  }
  return made
}

const captionStart = /^(?:table)?:[ \t]+(?=\S)/iu
const attributes = /[ \t]*\{[^{}\n]*\}[ \t]*$/u
const tableRow = /^\s*\|.*\|\s*$/u

/** "Table: Foxes by year", or ": Foxes by year", in a paragraph of its own over or under a table. */
function withTableCaptions(lines: readonly string[]): string[] {
  const made: string[] = []
  const isBlank = (line: string | undefined): boolean => (line ?? '').trim() === ''
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (!captionStart.test(line) || !isBlank(lines[at - 1])) {
      made.push(line)
      continue
    }
    const end = lines.findIndex((each, index) => index > at && isBlank(each))
    const own = lines.slice(at, end < 0 ? undefined : end)
    const over = made.findLast((each) => !isBlank(each))
    const under = lines.slice(at + own.length).find((each) => !isBlank(each))
    const isBesideTable = [over, under].some((each) => each !== undefined && tableRow.test(each))
    if (!isBesideTable) {
      made.push(line)
      continue
    }
    const words = own.join('\n').replace(captionStart, '').replace(attributes, '')
    made.push('', '<figcaption>', '', words, '', '</figcaption>', '')
    at += own.length - 1
  }
  return made
}

/** The blocks of Pandoc's Markdown that GitHub's has not, in its words or in HTML's. */
export function withPandocBlocks(text: string): string {
  const plain = text
    .replaceAll(/^:{3,}.*$/gmu, '')
    .replaceAll(/^(#{1,6}[ \t].*?)[ \t]*\{[^{}\n]*[.#=-][^{}\n]*\}[ \t]*$/gmu, '$1')
    .split('\n')
  return withTableCaptions(withDefinitions(withVerse(withSimpleTables(withGridTables(plain))))).join('\n')
}
