import { expect, it } from 'vitest'
import { joinCommand, splitCommand } from './command-words.ts'

it.each([
  ['python3 x.py', ['python3', 'x.py']],
  ['  poetry run  python "my file.py" ', ['poetry', 'run', 'python', 'my file.py']],
  [`a"b c"d 'e "f"' ""`, ['ab cd', 'e "f"']],
  [
    String.raw`/x/my\ file.py \"q\" 'a\b' "a\"b\c"`,
    ['/x/my file.py', '"q"', String.raw`a\b`, String.raw`a"b\c`],
  ],
  [String.raw`python C:\tools\o.py`, ['python', String.raw`C:\tools\o.py`]],
  [String.raw`"C:\my tools\python.exe" o.py`, [String.raw`C:\my tools\python.exe`, 'o.py']],
  ['$(rm x); `y` | z > w', ['$(rm', 'x);', '`y`', '|', 'z', '>', 'w']],
  ['"never closed', ['never closed']],
  ['', []],
])('%s', (text, words) => {
  expect(splitCommand(text)).toEqual(words)
})

it('what was joined is split into the same words', () => {
  const words = ['poetry', 'run', 'my file.py', "it's", 'plain']
  expect(splitCommand(joinCommand(words))).toEqual(words)
})
