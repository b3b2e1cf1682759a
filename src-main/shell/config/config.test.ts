import { chmod, lstat, mkdtemp, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { assert, constantFrom, integer, property, stringMatching } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultConfig } from '../../../src-contract/config-options.ts'
import { homeFolder } from '../../../src-node/home-folder.ts'
import { loadConfig, writeConfigValue } from './config-file.ts'
import { setConfigValue } from './edit-config.ts'
import { parseConfig } from './parse-config.ts'
import { convertWorkspace, defaultOutputFolder, xdgMusicFolder } from './places.ts'
import { lostPath, resolveConfigPaths } from './resolve-paths.ts'

const file = 'config.yaml'

describe('reading config.yaml', () => {
  it.each([
    ['an empty file', '', {}],
    ['comments alone', '# nothing\n', {}],
    ['YAML 1.1 booleans', 'resume_enabled: no\n', { resume_enabled: false }],
    ['on and off', 'resume_enabled: Off\n', { resume_enabled: false }],
    ['a quoted boolean', 'resume_enabled: "false"\n', { resume_enabled: false }],
    ['the older names', 'phases: [1, 2]\nresume: false\n', { phases_to_run: [1, 2], resume_enabled: false }],
    ['both names: the present one counts', 'phases_to_run: [3]\nphases: [1]\n', { phases_to_run: [3] }],
    ['both names, the older first', 'phases: [1]\nphases_to_run: [3]\n', { phases_to_run: [3] }],
    ['the last of two', 'max_workers: 1\nmax_workers: 3\n', { max_workers: 3 }],
    [
      'numbers as strings',
      'max_workers: "4"\nthrottle_delay: "0.5"\n',
      { max_workers: 4, throttle_delay: 0.5 },
    ],
    ['a single phase', 'phases_to_run: 3\n', { phases_to_run: [3] }],
    ['phases in any order', 'phases_to_run: [5, 1]\n', { phases_to_run: [1, 5] }],
    ['empty phases', 'phases_to_run: []\n', { phases_to_run: [1, 2, 3, 4, 5] }],
    ['any case of log_level', 'log_level: debug\n', { log_level: 'DEBUG' }],
    ['BOM and CRLF', '\uFEFFmax_workers: 5\r\nbatch_size: null\r\n', { max_workers: 5 }],
    ['a flow mapping', '{max_workers: 7}', { max_workers: 7 }],
    ['an anchor', 'cpu_threshold: &n 50\nphase_timeout: *n\n', { cpu_threshold: 50, phase_timeout: 50 }],
    ['a value left empty', 'batch_size:\ninput_dir: ../in\n', { batch_size: null, input_dir: '../in' }],
    ['a document start, a directive, an end', '%YAML 1.1\n---\nmax_workers: 3\n...\n', { max_workers: 3 }],
    ['tabs and comments behind values', 'max_workers:\t3\t# x\n', { max_workers: 3 }],
    [
      'a float where a whole number is meant',
      'max_workers: 2.0\nphase_timeout: 6e2\n',
      { phase_timeout: 600 },
    ],
    ['numbers with underscores', 'phase_timeout: 1_000\n', { phase_timeout: 1000 }],
    ['minutes and seconds', 'phase_timeout: 10:00\n', { phase_timeout: 600 }],
    ['more books than can be', 'max_workers: 100\n', { max_workers: 64 }],
    ['the letters y and 1', 'resume_enabled: 1\n', { resume_enabled: true }],
    ['the letter n', 'resume: n\n', { resume_enabled: false }],
    ['null in its forms', 'batch_size: ~\ninput_dir: NULL\n', {}],
    ['phases as words, twice', 'phases: ["1", 1, "2"]\n', { phases_to_run: [1, 2] }],
    ['phases left empty', 'phases_to_run:\n', {}],
    ['a Windows path without quotes', 'input_dir: C:\\Books\\new\n', { input_dir: 'C:\\Books\\new' }],
    ['a Windows path in single quotes', "input_dir: 'C:\\Books\\new'\n", { input_dir: 'C:\\Books\\new' }],
    ['a Windows path with slashes', 'input_dir: D:/Books # mine\n', { input_dir: 'D:/Books' }],
    ['a hash within a path', 'input_dir: ../in#1\n', { input_dir: '../in#1' }],
    ['a folded path', 'input_dir: >-\n  ../input\n', { input_dir: '../input' }],
    ['the folder itself', 'input_dir: .\n', { input_dir: '.' }],
    [
      'a folder named like a number',
      'input_dir: 2024\noutput_dir: 1_0\n',
      { input_dir: '2024', output_dir: '1_0' },
    ],
    ['quoted keys', '"max_workers": 3\n\'speed\': 1.5\n', { max_workers: 3, speed: 1.5 }],
    ['JSON', '{"max_workers": 3, "resume_enabled": false}', { max_workers: 3, resume_enabled: false }],
    [
      'merged keys',
      'base: &b {max_workers: 3, speed: 2}\n<<: *b\nspeed: 1.5\n',
      { max_workers: 3, speed: 1.5 },
    ],
    [
      'dates, sections and bells of others',
      'x: 2024-01-01\nphase6: {max_workers: 9}\ny: "\\u0007"\nspeed: 2\n',
      { speed: 2 },
    ],
  ])('takes %s', (_name, text, expected) => {
    expect(parseConfig(text, file)).toMatchObject({
      ok: true,
      value: { config: { ...defaultConfig, ...expected } },
    })
  })

  it.each([
    ['a broken line', 'max_workers: [1\nx', 'config-unreadable', /line \d/u],
    ['two documents', 'a: 1\n---\nb: 2\n', 'config-unreadable', /line 2/u],
    ['an unknown alias', 'max_workers: *nowhere\n', 'config-unreadable', /nowhere/u],
    ['a list', '- 1\n', 'config-invalid', /keys with values/u],
    ['a Windows path in double quotes', 'input_dir: "C:\\Books"\n', 'config-unreadable', /line 1.*escape/u],
    ['tabs that indent', 'phases:\n\t- 1\n', 'config-unreadable', /line 2.*Tabs/u],
    ['what only looks like a key', 'max_workers:\u00A03\n', 'config-invalid', /keys with values/u],
    [
      'a merged value that cannot be used',
      'base: &b {max_workers: x}\n<<: *b\n',
      'config-invalid',
      /max_workers/u,
    ],
    ['Python’s word for null', 'batch_size: None\n', 'config-invalid', /batch_size.*"None"/u],
    ['a program in a tag', 'input_dir: !!python/object/apply:os.getcwd []\n', 'config-invalid', /input_dir/u],
    [
      'words for a number',
      'x: 1\nmax_workers: many\n',
      'config-invalid',
      /^max_workers: expected a number, got "many" \(line 2\)$/u,
    ],
    ['a number out of range', 'cpu_threshold: 200\n', 'config-invalid', /at most 100, got 200/u],
    [
      'a phase that is none',
      'phases: [6]\n',
      'config-invalid',
      /^phases: phases are numbers from 1 to 5, got \[6\]/u,
    ],
    ['a log level that is none', 'log_level: loud\n', 'config-invalid', /one of DEBUG, INFO/u],
    [
      'null for a number',
      'max_workers: null\n',
      'config-invalid',
      /max_workers: expected a number, got null/u,
    ],
    ['two bad values', 'max_workers: 0\nspeed: 9\n', 'config-invalid', /max_workers.*; speed/u],
  ] as const)('refuses %s', (_name, text, code, detail) => {
    const read = parseConfig(text, file)
    expect(read.ok ? null : read.failure.code).toBe(code)
    expect(read.ok ? '' : read.failure.detail).toMatch(detail)
  })

  it('lists keys that nobody knows', () => {
    expect(parseConfig('my_key: 1\nmax_workers: 3\n', file)).toMatchObject({
      ok: true,
      value: { unknownKeys: ['my_key'], given: ['max_workers'] },
    })
  })
})

describe('writing one key', () => {
  it.each([
    [
      'a number between comments',
      '# top\nmax_workers: 2   # files\nx: 1\n',
      'max_workers',
      4,
      '# top\nmax_workers: 4   # files\nx: 1\n',
    ],
    [
      'BOM and CRLF stay',
      '\uFEFFa: 1\r\nmax_workers:  2\r\n',
      'max_workers',
      3,
      '\uFEFFa: 1\r\nmax_workers:  3\r\n',
    ],
    [
      'a value left empty',
      'batch_size:   # null: all\nx: 1\n',
      'batch_size',
      5,
      'batch_size: 5   # null: all\nx: 1\n',
    ],
    ['null to a number', 'batch_size: null # all\n', 'batch_size', 5, 'batch_size: 5 # all\n'],
    ['back to null', 'batch_size: 5\n', 'batch_size', null, 'batch_size: null\n'],
    ['under its older name', 'resume: yes # keep\n', 'resume_enabled', false, 'resume: false # keep\n'],
    [
      'the one in force of two',
      'max_workers: 1\nmax_workers: 2\n',
      'max_workers',
      3,
      'max_workers: 1\nmax_workers: 3\n',
    ],
    ['a missing key', 'x: 1\n', 'max_workers', 3, 'x: 1\nmax_workers: 3\n'],
    ['a missing key, no line end', 'x: 1', 'max_workers', 3, 'x: 1\nmax_workers: 3\n'],
    ['a missing key with CRLF', 'x: 1\r\n', 'max_workers', 3, 'x: 1\r\nmax_workers: 3\r\n'],
    ['an empty file', '', 'max_workers', 3, 'max_workers: 3\n'],
    ['a BOM alone', '\uFEFF', 'max_workers', 3, '\uFEFFmax_workers: 3\n'],
    ['comments alone', '# mine\n', 'max_workers', 3, '# mine\nmax_workers: 3\n'],
    ['an indented mapping', '  x: 1\n', 'max_workers', 3, '  x: 1\n  max_workers: 3\n'],
    ['a document end', 'x: 1\n...\n', 'max_workers', 3, 'x: 1\nmax_workers: 3\n...\n'],
    ['a flow mapping', '{x: 1}\n', 'max_workers', 3, '{x: 1, max_workers: 3}\n'],
    ['a quoted string keeps its quotes', 'voice: "a"\n', 'voice', 'espeak:de', 'voice: "espeak:de"\n'],
    ['a string that would read as something else', 'voice: a\n', 'voice', 'no', 'voice: "no"\n'],
    [
      'a Windows path',
      'output_dir: null\n',
      'output_dir',
      'C:\\Users\\x: y',
      'output_dir: "C:\\\\Users\\\\x: y"\n',
    ],
    [
      'a flow list',
      'phases_to_run: [1, 2, 3]  # all\n',
      'phases_to_run',
      [1, 2],
      'phases_to_run: [1, 2]  # all\n',
    ],
    [
      'a list item a line',
      'phases:\n  - 1 # check\n  - 2\n  - 3 # split\nx: 1\n',
      'phases_to_run',
      [1, 3, 4],
      'phases:\n  - 1 # check\n  - 3 # split\n  - 4\nx: 1\n',
    ],
    [
      'a list that is not indented',
      'phases:\n- 1\n- 2\nx: 1\n',
      'phases_to_run',
      [2, 3],
      'phases:\n- 2\n- 3\nx: 1\n',
    ],
    ['a list at the end without a line end', 'phases:\n  - 1\n  - 2', 'phases_to_run', [1], 'phases:\n  - 1'],
    [
      'an alias',
      'cpu_threshold: &n 50\nphase_timeout: *n\n',
      'phase_timeout',
      60,
      'cpu_threshold: &n 50\nphase_timeout: 60\n',
    ],
    ['the same value again', 'max_workers: 2\n', 'max_workers', 2, 'max_workers: 2\n'],
  ] as const)('%s', (_name, text, key, value, expected) => {
    expect(setConfigValue(text, file, key, value)).toEqual({ ok: true, value: expected })
  })

  it('writes commands that speak, beside comments and in place of others', () => {
    const speak = { name: 'mine', language: 'en', command: ['speak', '{speed}', 'a b'], sample_rate: 22_050, timeout: 120 } // prettier-ignore
    const block =
      '# top\nspeech_commands:\n  - name: old # gone\n    language: en\n    command: old\nspeed: 1.2\n'
    for (const text of ['# top\nspeed: 1.2\n', block]) {
      const edited = setConfigValue(text, file, 'speech_commands', [speak])
      expect(edited.ok && edited.value).toMatch(/^# top\n/u)
      expect(edited.ok && parseConfig(edited.value, file)).toMatchObject({
        value: { config: { speech_commands: [speak], speed: 1.2 } },
      })
    }
  })

  it.each([
    [
      'two of one name',
      '[{name: a, language: en, command: say}, {name: A, language: de, command: say}]',
      'same name',
    ],
    ['a key that nobody knows', '[{name: a, language: en, command: x, speed: 2}]', 'speed'],
    ['no command', '[{name: a, language: en, command: []}]', 'speech_commands'],
    ['a name that is a path', '[{name: a/b, language: en, command: x}]', 'letters, digits'],
  ])('refuses commands that speak with %s', (_name, value, words) => {
    const parsed = parseConfig(`speech_commands: ${value}\n`, file)
    expect(parsed).toMatchObject({ failure: { code: 'config-invalid' } })
    expect(parsed.ok ? '' : parsed.failure.detail).toContain(words)
  })

  it('refuses an anchor that another key uses', () => {
    const edited = setConfigValue('cpu_threshold: &n 50\nphase_timeout: *n\n', file, 'cpu_threshold', 60)
    expect(edited).toMatchObject({ ok: false, failure: { code: 'config-not-writable' } })
  })

  it('changes nothing around the value, whatever stands there', () => {
    const comment = stringMatching(/^[ a-z:#'"{}[\]-]{0,20}$/u)
    const endings = constantFrom('\n', '\r\n')
    assert(
      property(
        comment,
        endings,
        integer({ min: 1, max: 64 }),
        constantFrom('', '\uFEFF'),
        (words, eol, workers, bom) => {
          const around = (value: number): string =>
            `${bom}# ${words}${eol}my_key: kept${eol}${eol}max_workers:   ${value}  # ${words}${eol}voice: x${eol}`
          expect(setConfigValue(around(2), file, 'max_workers', workers)).toEqual({
            ok: true,
            value: around(workers),
          })
        },
      ),
    )
  })
})

describe('the file', () => {
  it('is written and read again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bookspool-config-'))
    const path = join(folder, 'config.yaml')
    expect(await loadConfig(path, null)).toMatchObject({
      ok: true,
      value: { exists: false, config: defaultConfig },
    })
    expect(await writeConfigValue(path, 'max_workers', '3')).toEqual({ ok: true, value: undefined })
    expect(await readFile(path, 'utf8')).toBe('max_workers: 3\n')
    expect(await writeConfigValue(path, 'max_workers', 'x')).toMatchObject({
      ok: false,
      failure: { code: 'config-invalid' },
    })
    expect(await loadConfig(path, null)).toMatchObject({ ok: true, value: { config: { max_workers: 3 } } })
  })

  it('that is no UTF-8 is refused', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'bookspool-config-')), 'config.yaml')
    await writeFile(path, Buffer.from([0x78, 0x3a, 0x20, 0xff]))
    expect(await loadConfig(path, null)).toMatchObject({ ok: false, failure: { code: 'config-unreadable' } })
  })
})

describe('relative values', () => {
  const config = { ...defaultConfig, input_dir: '../input', ffmpeg: 'ffmpeg' }
  const beside = resolve('/w/input')
  const working = resolve('/cwd/../input')
  it.each([
    ['count from the config file', [beside, working], beside, 0],
    ['count from there too when nothing exists', [], beside, 0],
    ['count from the working folder if only there it exists', [working], working, 1],
  ] as const)('%s', (_name, existing: readonly string[], expected, notes) => {
    const resolved = resolveConfigPaths(config, resolve('/w/phase7/config.yaml'), resolve('/cwd'), (path) =>
      existing.includes(path),
    )
    expect(resolved.config.input_dir).toBe(expected)
    expect(resolved.config.ffmpeg).toBe('ffmpeg')
    expect(resolved.notes).toHaveLength(notes)
  })
})

describe.skipIf(process.platform === 'win32')('paths that were written on Windows', () => {
  it.each<[string, string, string[], string]>([
    ['relative', '.\\data\\pipeline.json', [], '/w/phase7/data/pipeline.json'],
    ['relative, upwards', '..\\pipeline.json', [], '/w/pipeline.json'],
    ['a name with a backslash', 'a\\b.json', ['/w/phase7/a\\b.json'], '/w/phase7/a\\b.json'],
    ['of a workspace that was moved', 'C:\\Me\\w\\pipeline.json', ['/w/pipeline.json'], '/w/pipeline.json'],
    ['deeper in it', 'D:/Me/w/data/p.json', ['/w/data/p.json', '/w/p.json'], '/w/data/p.json'],
    ['that lead nowhere', 'C:\\Me\\p.json', [], '/C:\\Me\\p.json'],
  ])('%s', (_name, written, existing, expected) => {
    const config = { ...defaultConfig, pipeline_json: written }
    const resolved = resolveConfigPaths(config, '/w/phase7/config.yaml', '/cwd', (path) =>
      existing.includes(path),
    )
    expect(resolved.config.pipeline_json).toBe(expected)
    expect(lostPath(resolved.config)?.key).toBe(
      existing.length === 0 && written.startsWith('C') ? 'pipeline_json' : undefined,
    )
  })
})

describe('places', () => {
  it('finds the home folder', () => {
    expect(homeFolder({ BOOKSPOOL_HOME: 'x' })).toBe(resolve('x'))
    expect(homeFolder({ BOOKSPOOL_HOME: '' })).toBe(homeFolder({}))
    expect(isAbsolute(homeFolder({}))).toBe(true)
  })

  it.each([
    ['the localised folder', 'XDG_MUSIC_DIR="$HOME/Musik"\n', '/home/u/Musik'],
    ['a deeper one', '# x\nXDG_MUSIC_DIR="$HOME/a/b/"\n', '/home/u/a/b'],
    ['an absolute one', 'XDG_MUSIC_DIR="/srv/music"\n', '/srv/music'],
    ['escapes', 'XDG_MUSIC_DIR="$HOME/My \\"Music\\""\n', '/home/u/My "Music"'],
    ['switched off', 'XDG_MUSIC_DIR="$HOME/"\n', null],
    ['relative', 'XDG_MUSIC_DIR="music"\n', null],
    ['nothing', 'XDG_DESKTOP_DIR="$HOME/Desktop"\n', null],
  ])('reads %s of user-dirs.dirs', (_name, text, expected) => {
    expect(xdgMusicFolder(text, '/home/u')).toBe(expected === null ? null : join(expected))
  })

  it('puts finished books into Audiobooks of the Music folder', async () => {
    const home = await mkdtemp(join(tmpdir(), 'bookspool-places-'))
    expect(await defaultOutputFolder({}, home, 'linux')).toBe(join(home, 'Music', 'Audiobooks'))
    await writeFile(join(home, 'user-dirs.dirs'), 'XDG_MUSIC_DIR="$HOME/Musique"\n')
    expect(await defaultOutputFolder({ XDG_CONFIG_HOME: home }, home, 'linux')).toBe(
      join(home, 'Musique', 'Audiobooks'),
    )
  })

  it('gives another output folder another workspace', () => {
    const first = convertWorkspace('/h', 'aa', '/out')
    expect(convertWorkspace('/h', 'aa', '/out')).toBe(first)
    expect(
      new Set([first, convertWorkspace('/h', 'aa', '/out2'), convertWorkspace('/h', 'ab', '/out')]).size,
    ).toBe(3)
  })
})

describe('a save into a file of the user’s', () => {
  it.skipIf(process.platform === 'win32')(
    'leaves its permissions and the link that leads to it',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'bookspool-config-'))
      const [target, link] = [join(folder, 'dotfiles.yaml'), join(folder, 'config.yaml')]
      await writeFile(target, 'max_workers: 1\n')
      await chmod(target, 0o640)
      await symlink(target, link)
      expect(await writeConfigValue(link, 'max_workers', 3)).toEqual({ ok: true, value: undefined })
      expect((await lstat(link)).isSymbolicLink()).toBe(true)
      expect(await readFile(target, 'utf8')).toBe('max_workers: 3\n')
      expect((await stat(target)).mode & 0o777).toBe(0o640)
    },
  )

  it('does not come about where it is read-only', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'bookspool-config-')), 'config.yaml')
    await writeFile(path, 'max_workers: 1\n')
    await chmod(path, 0o444)
    expect(await writeConfigValue(path, 'max_workers', 3)).toMatchObject({
      failure: { code: 'config-not-writable', detail: 'it is read-only' },
    })
    expect(await readFile(path, 'utf8')).toBe('max_workers: 1\n')
  })
})
