import type { z } from 'zod'

const articles: Record<string, string> = {
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  string: 'text',
  array: 'a list',
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return articles[issue.expected] ?? issue.expected
  if (issue.code === 'too_small') {
    return typeof issue.minimum === 'number' && issue.origin === 'number'
      ? `at least ${issue.minimum}`
      : 'something that is not empty'
  }
  if (issue.code === 'too_big') return `at most ${issue.maximum}`
  if (issue.code === 'invalid_value') return `one of ${issue.values.map(String).join(', ')}`
  if (issue.code === 'invalid_union') return '“auto”, “builtin” or a command'
  return issue.message
}

/** Inside of a list or a mapping: "[0].name". */
function placeWords(part: PropertyKey): string {
  return typeof part === 'number' ? `[${part}]` : `.${String(part)}`
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}

/** What is wrong with a value, in words: which key, what was expected, what stands there. */
export function describeIssue(name: string, issue: z.core.$ZodIssue | undefined, value: unknown): string {
  // A list of plain values is short enough to be looked through.
  const isInside = issue?.path.some((part) => typeof part === 'string') === true
  const key = [name, ...(isInside ? issue.path.map(placeWords) : [])].join('')
  if (issue?.code === 'custom') return `${key}: ${issue.message}, got ${shown(value)}`
  const expected = issue === undefined ? 'another value' : expectation(issue)
  return `${key}: expected ${expected}, got ${shown(value)}`
}
