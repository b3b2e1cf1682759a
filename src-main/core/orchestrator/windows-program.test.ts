import { describe, expect, it } from 'vitest'
import { candidatesOn, startOfFile, startOnWindows, type ProgramStart } from './windows-program.ts'

const words = (...all: string[]): ProgramStart => ({ kind: 'words', words: all })

function ground(files: string[], pathExt?: string) {
  const known = new Set(files.map((file) => file.toLowerCase()))
  const path = '"C:\\Py\\Scripts";;C:\\shims\\;C:\\conda\\condabin'
  return { path, pathExt, exists: (file: string) => known.has(file.toLowerCase()) }
}

describe('what starts a program on Windows without a shell', () => {
  it.each<[string, string, string[], ProgramStart]>([
    ['nothing', 'poetry', [], { kind: 'missing' }],
    ['an .exe', 'poetry', ['C:\\shims\\poetry.exe'], words('C:\\shims\\poetry.exe')],
    ['an .exe beside a .cmd', 'poetry', ['C:\\shims\\poetry.cmd', 'C:\\shims\\poetry.exe'], words('C:\\shims\\poetry.exe')],
    ['an .exe behind a .cmd', 'poetry', ['C:\\Py\\Scripts\\poetry.cmd', 'C:\\shims\\poetry.exe'], words('C:\\shims\\poetry.exe')],
    ['a script without an ending is none', 'poetry', ['C:\\shims\\poetry'], { kind: 'missing' }],
    ['a .cmd with Python in the folder above', 'poetry', ['C:\\Py\\Scripts\\poetry.cmd', 'C:\\Py\\python.exe'], words('C:\\Py\\python.exe', '-m', 'poetry')],
    ['a .bat with Python beside it', 'poetry', ['C:\\shims\\poetry.bat', 'C:\\shims\\python.exe'], words('C:\\shims\\python.exe', '-m', 'poetry')],
    ['conda.bat and its program in Scripts', 'conda', ['C:\\conda\\condabin\\conda.bat', 'C:\\conda\\Scripts\\conda.exe', 'C:\\conda\\python.exe'], words('C:\\conda\\Scripts\\conda.exe')],
    ['a .bat alone', 'poetry', ['C:\\shims\\poetry.bat'], { kind: 'unstartable', file: 'C:\\shims\\poetry.bat' }],
    ['a .cmd of no Python program', 'frob', ['C:\\Py\\Scripts\\frob.cmd', 'C:\\Py\\python.exe'], { kind: 'unstartable', file: 'C:\\Py\\Scripts\\frob.cmd' }],
    ['with its ending', 'poetry.exe', ['C:\\shims\\poetry.exe'], words('C:\\shims\\poetry.exe')],
    ['a version is no ending', 'python3.11', ['C:\\shims\\python3.11.exe'], words('C:\\shims\\python3.11.exe')],
  ])('%s', (_name, program, files, start) => {
    expect(startOnWindows(program, ground(files))).toEqual(start)
  }) // prettier-ignore

  it.each<[string, string[], ProgramStart]>([
    ['C:\\x\\run.exe', ['C:\\x\\run.exe'], words('C:\\x\\run.exe')],
    ['C:\\x\\poetry.cmd', ['C:\\x\\poetry.cmd', 'C:\\x\\python.exe'], words('C:\\x\\python.exe', '-m', 'poetry')],
    ['C:\\x\\run.bat', ['C:\\x\\run.bat'], { kind: 'unstartable', file: 'C:\\x\\run.bat' }],
    ['C:\\x\\gone.bat', [], { kind: 'missing' }],
  ])('the file %s', (file, files, start) => {
    expect(startOfFile(file, ground(files).exists)).toEqual(start)
  }) // prettier-ignore
})

it('a shell goes by folder, then by PATHEXT', () => {
  const files = ['C:\\shims\\a.exe', 'C:\\Py\\Scripts\\a.cmd', 'C:\\Py\\Scripts\\a.exe']
  const [py, other, shim] = ['C:\\Py\\Scripts\\a.exe', 'C:\\Py\\Scripts\\a.cmd', 'C:\\shims\\a.exe']
  expect(candidatesOn('a', ground(files))).toEqual([py, other, shim])
  expect(candidatesOn('a', ground(files, '.CMD;.EXE'))).toEqual([other, py, shim])
})
