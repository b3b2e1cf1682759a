import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { collectOpenFiles, filesOfArgv } from './open-files.ts'

const cwd = resolve('/home/ada')

it.each([
  [['/opt/Bookspool/bookspool', '/books/a.pdf'], true, [resolve('/books/a.pdf')]],
  [['/opt/Bookspool/bookspool', 'b.pdf', '--no-first-run'], true, [resolve('/home/ada/b.pdf')]],
  [['/usr/bin/electron', '.', 'b.pdf'], false, [resolve('/home/ada/b.pdf')]],
  [['/usr/bin/electron', '.'], false, []],
  [['bookspool', 'bookspool://app/index.html'], true, []],
])('%j', (argv, isPackaged, expected) => {
  expect(filesOfArgv(argv, cwd, isPackaged)).toEqual(expected)
})

it('holds files until the app is open, then hands on each', () => {
  const files = collectOpenFiles()
  files.add(['a'])
  files.add(['b'])
  const got: string[][] = []
  files.deliverTo((paths) => got.push(paths))
  files.add(['c'])
  files.add([])
  expect(got).toEqual([['a', 'b'], ['c']])
})
