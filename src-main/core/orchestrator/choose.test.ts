import { describe, expect, it } from 'vitest'
import { chooseOrchestrator, programOf, type Choice, type Ground } from './choose.ts'

const own = { program: '/w/phase6_orchestrator/orchestrator.py', folder: '/w/phase6_orchestrator', hasPyproject: false } // prettier-ignore
const ground: Ground = { setting: 'auto', own, poetry: { kind: 'missing' }, python: '/usr/bin/python3', withoutPoetry: null, command: null } // prettier-ignore
const poetryScript = { kind: 'unstartable', file: 'C:\\p\\poetry.cmd' } as const
const withPoetry = { ...own, hasPyproject: true }

const byPoetry = { kind: 'theirs', theirs: { words: ['/p/poetry', 'run', 'python', own.program], cwd: own.folder, label: 'phase6_orchestrator/orchestrator.py through Poetry' } } // prettier-ignore
const byPython = { kind: 'theirs', theirs: { words: ['/usr/bin/python3', own.program], cwd: own.folder, kind: 'workspace' } } // prettier-ignore

const rows: [string, Partial<Ground>, unknown][] = [
  ['builtin, whatever lies there', { setting: 'builtin' }, { kind: 'builtin' }],
  ['nothing of its own', { own: null }, { kind: 'builtin' }],
  [
    'its own, no pyproject: python3, even where Poetry is there',
    { poetry: { kind: 'words', words: ['/p/poetry'] } },
    byPython,
  ],
  ['its own, no pyproject, no python3', { python: null }, { kind: 'missing', what: 'python3' }],
  ['a pyproject and Poetry', { own: withPoetry, poetry: { kind: 'words', words: ['/p/poetry'] } }, byPoetry],
  ['a pyproject and no Poetry', { own: withPoetry }, { kind: 'needs-poetry', python: '/usr/bin/python3', folder: own.folder }], // prettier-ignore
  ['… and the user said python3', { own: withPoetry, withoutPoetry: 'python3' }, byPython],
  ['… and the user said builtin', { own: withPoetry, withoutPoetry: 'builtin' }, { kind: 'builtin' }],
  ['Poetry was installed since', { own: withPoetry, withoutPoetry: 'builtin', poetry: { kind: 'words', words: ['/p/poetry'] } }, byPoetry], // prettier-ignore
  ['a pyproject, and of Poetry a batch file alone', { own: withPoetry, poetry: poetryScript }, poetryScript],
  [
    '… and the user said python3 before',
    { own: withPoetry, poetry: poetryScript, withoutPoetry: 'python3' },
    byPython,
  ],
  ['a command that only a shell can run', { setting: ['frob'], command: { start: poetryScript, files: [], folder: '/w' } }, poetryScript], // prettier-ignore
  ['a command that nobody finds', { setting: ['frob', 'x.py'], command: { start: { kind: 'missing' }, files: [], folder: '/w' } }, { kind: 'missing', what: 'frob' }], // prettier-ignore
  [
    'a command: in the folder of its program',
    {
      setting: ['conda', 'run', '-n', 'a', 'python', 'o.py'],
      command: {
        start: { kind: 'words', words: ['/c/conda', 'run', '-n', 'a', 'python', '/x/o.py'] },
        files: ['/c/conda', '/x/o.py'],
        folder: '/w',
      },
    },
    { kind: 'theirs', theirs: { kind: 'command', program: '/x/o.py', cwd: '/x', label: 'conda run -n a python o.py' } }, // prettier-ignore
  ],
  [
    'a command that names no file: in the workspace',
    { setting: ['python3', '-m', 'o'], command: { start: { kind: 'words', words: ['/usr/bin/python3', '-m', 'o'] }, files: ['/usr/bin/python3'], folder: '/w' } }, // prettier-ignore
    { kind: 'theirs', theirs: { program: '/usr/bin/python3', cwd: '/w' } },
  ],
]

describe('which orchestrator', () => {
  it.each(rows)('%s', (_name, over, expected) => {
    const choice: Choice = chooseOrchestrator({ ...ground, ...over })
    expect(choice).toMatchObject(expected ?? {})
  })
})

describe('the program that a command is about', () => {
  it.each([
    [['/x/run-book', '/x/data.cfg'], ['/x/run-book', '/x/data.cfg'], '/x/run-book'],
    [['/usr/bin/python3.11', '/x/o.py'], ['/usr/bin/python3.11', '/x/o.py'], '/x/o.py'],
    [['/v/poetry', 'run', 'python', '/x/o.py', '/x/c.yaml'], ['/x/o.py', '/x/c.yaml'], '/x/o.py'],
    [['/bin/sh', '-c', 'rm -rf'], ['/bin/sh'], '/bin/sh'],
    [['C:\\Python\\python.exe', 'C:\\o.py'], ['C:\\o.py'], 'C:\\o.py'],
  ])('%j', (words, files, expected) => {
    expect(programOf(words, files)).toBe(expected)
  })
})
