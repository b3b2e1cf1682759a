import { execFileSync } from 'node:child_process'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryBeside } from '../../../src-node/atomic-file.ts'
import { logPathFor, settingsPathFor, shellQuoted } from './run-plan.ts'

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

test.each(['a'.repeat(300), '吾'.repeat(100), '👩‍🚀'.repeat(40)])(
  'a log of a long name, and what lies beside it, have names that a disk takes (%#)',
  (stem) => {
    const path = logPathFor('/logs', {
      id: '12345678-aaaa',
      fileName: `${stem}.pdf`,
      fileType: 'pdf',
      attempt: 12,
    })
    const longest = temporaryBeside(settingsPathFor(path))
    expect(Buffer.byteLength(basename(longest))).toBeLessThanOrEqual(255)
    expect(path).toMatch(/\.12345678\.12\.log$/u)
  },
)
