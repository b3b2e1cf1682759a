import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { shellQuoted } from './run-plan.ts'

const hasBash = process.platform !== 'win32'

test.skipIf(!hasBash)('a command is what it was when it is pasted into a shell (skipped without one)', () => {
  const args = [
    'plain',
    "it's a book.txt",
    'a "b" $c `d` \\ *',
    '-n',
    'two\nlines',
    'bell\u0007, \u0085 and ä',
    "it's\ttabbed",
    '',
  ]
  const line = args.map(shellQuoted).join(' ')
  expect(line).not.toContain('\n')
  const printed = execFileSync('bash', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' })
  expect(printed.split('\0').slice(0, -1)).toEqual(args)
})
