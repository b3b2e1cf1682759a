import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, realpath, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  batchReportSchema,
  doctorReportSchema,
  extractReportSchema,
  type BookReport,
} from '../../../src-contract/reports.ts'
import type { BookPlan } from '../../../src-contract/book-page.ts'
import { failureWords } from '../../../src-contract/failure-codes.ts'
import { fail } from '../../../src-contract/failure.ts'
import { keysOf } from '../../../src-contract/keys-of.ts'
import { defaultConfig } from '../../../src-contract/config-options.ts'
import { lockFile } from '../../../src-node/file-lock.ts'
import { builtFile, packageRoot } from '../../../src-node/install-layout.ts'
import { batchView, bookView } from '../app/testing/fake-controller.ts'
import { batchPlaces } from '../workspace/config-places.ts'
import { lockedByAnother } from './batch-inputs.ts'
import {
  bookReport,
  endLine,
  exitStatusOf,
  gapLines,
  refusedReport,
  summaryLines,
  warningLine,
} from './book-report.ts'
import { fateOf } from './dry-run.ts'
import { hear } from './first-phases.ts'
import { configFromFlags } from './flags.ts'
import { clock, plainStep, screenLines } from './progress-lines.ts'
import { terminalWords } from './terminal-words.ts'
import { redoFromFlags } from './redo-flags.ts'
import type { Redo } from '../../core/batch/state.ts'

describe('reports', () => {
  it.each([
    ['done', null, 'done'],
    ['done-with-gaps', null, 'done-with-gaps'],
    ['skipped', null, 'skipped'],
    ['failed', 'file-damaged', 'failed'],
    ['needs-attention', 'password-needed', 'failed'],
    ['needs-attention', 'duplicate', 'skipped'],
    ['running', null, 'cancelled'],
    ['waiting', null, 'cancelled'],
    ['paused', null, 'cancelled'],
  ] as const)('a book that is %s (%s) is reported as %s', (state, code, status) => {
    const report = bookReport(bookView({ state, failure: code === null ? null : { code } }), null)
    expect(report.status).toBe(status)
    expect(report.error?.code ?? null).toBe(code)
  })

  const of = (...statuses: BookReport['status'][]): Pick<BookReport, 'status'>[] =>
    statuses.map((status) => ({ status }))
  it.each([
    [of(), false, 0],
    [of('done', 'skipped', 'done-with-gaps'), false, 0],
    [of('skipped'), false, 0],
    [of('done', 'failed'), false, 2],
    [of('done-with-gaps', 'failed'), false, 2],
    [of('failed', 'skipped'), false, 1],
    [of('failed'), false, 1],
    [of('done', 'cancelled'), true, 130],
  ])('exit status of %j, interrupted %s: %i', (books, interrupted, status) => {
    expect(exitStatusOf(books, interrupted)).toBe(status)
  })

  it('names the file, what is wrong and what to do', () => {
    const line = endLine(refusedReport({ code: 'file-empty', file: '/x/a.pdf' }), 'a.pdf')
    expect(line).toBe('a.pdf: failed: “a.pdf” is empty (0 bytes). Download or copy it again. [file-empty]')
  })

  it('lists what could not be spoken, and how it is tried again', () => {
    const gap = { chunk: 6, text: 'Down\n the\u001b rabbit hole.', reason: 'the engine gave up' }
    const report = bookReport(bookView({ state: 'done-with-gaps', outputs: ['/a.mp3'], gaps: [gap] }), null)
    expect(endLine(report, 'a.pdf')).toBe('a.pdf: done, 1 gap → /a.mp3')
    expect(gapLines(report)).toEqual([
      '  Gap at chunk 7: “Down the\uFFFD rabbit hole.” (the engine gave up)',
      '  --retry-gaps speaks these again and leaves the rest.',
    ])
    const many = { gaps: Array.from({ length: 12 }, (_, chunk) => ({ ...gap, chunk })) }
    expect(gapLines(many)).toHaveLength(12)
    expect(gapLines(many).at(-2)).toBe('  and 2 more; --json lists all')
    expect(gapLines({ gaps: [] })).toEqual([])
  })

  it('sums a batch up in aligned columns', () => {
    const books = [
      bookReport(bookView({ state: 'done', audioSec: 3725 }), null),
      { ...refusedReport({ code: 'file-empty' }), log: '/logs/b.log' },
    ]
    expect(summaryLines(books, ['alice.pdf', 'b.pdf'], 61)).toEqual([
      'Book       Status    Length',
      'alice.pdf  done     1:02:05',
      'b.pdf      failed         –',
      '',
      'Failed:',
      '  b.pdf: The file is empty (0 bytes). Download or copy it again. [file-empty]',
      '    Log: /logs/b.log',
      '',
      '1 done, 0 skipped, 1 failed in 1:01',
    ])
  })
})

describe('progress', () => {
  it.each([
    [null, '–'],
    [0, '0:00'],
    [59.6, '1:00'],
    [3600, '1:00:00'],
  ])('shows %s s as %s', (seconds, words) => {
    expect(clock(seconds)).toBe(words)
  })

  it('draws the books at work, no wider than the screen', () => {
    const books = [
      bookView({ state: 'running', fraction: 0.5, phase: 4, remainingSec: 65 }),
      bookView({ id: 'b2', state: 'done' }),
    ]
    const idle = batchView()
    expect(screenLines(books, idle, { columns: 100, rows: 24 })).toEqual([
      '██████████░░░░░░░░░░  50 %  Speak  alice.pdf  1:05 left',
    ])
    expect(screenLines(books, idle, { columns: 30, rows: 24 })[0]).toHaveLength(29)
  })

  it('draws the batch below them: how far, time left, and why it is held back', () => {
    const books = [
      bookView({ state: 'done' }),
      bookView({ id: 'b2' }),
      bookView({ id: 'b3', state: 'checking' }),
    ]
    const batch = batchView({
      state: 'running',
      fraction: 0.25,
      remainingSec: 3605,
      heldBack: 'held back: CPU at 93 %',
    })
    expect(screenLines(books, batch, { columns: 100, rows: 24 })).toEqual([
      'Looking at 1 file',
      '█████░░░░░░░░░░░░░░░  25 %  1 of 3 books, 1:00:05 left, held back: CPU at 93 %',
    ])
  })

  it('draws no more lines than the screen has', () => {
    const books = Array.from({ length: 50 }, (_, index) =>
      bookView({ id: `b${index}`, state: index < 30 ? 'running' : 'checking' }),
    )
    const lines = screenLines(books, batchView({ state: 'running' }), { columns: 100, rows: 10 })
    expect(lines.slice(6)).toEqual([
      'and 24 more',
      'Looking at 20 files',
      expect.stringContaining('0 of 50 books'),
    ])
  })

  it('says a line for a new phase and every tenth part', () => {
    const at = (fraction: number, phase: 2 | 4) => bookView({ state: 'running', fraction, phase })
    expect(plainStep(undefined, at(0, 2))).toBe('alice.pdf: Read, 0 %')
    expect(plainStep(at(0.11, 4), at(0.19, 4))).toBeNull()
    expect(plainStep(at(0.19, 4), at(0.2, 4))).toBe('alice.pdf: Speak, 20 %')
    expect(plainStep(at(0.2, 2), at(0.2, 4))).toBe('alice.pdf: Speak, 20 %')
  })
})

describe('what is asked for', () => {
  it.each([
    [
      { max_workers: '3', resume_enabled: false },
      { max_workers: 3, resume_enabled: false },
    ],
    [{ phases_to_run: ['2', '1'] }, { phases_to_run: [1, 2] }],
    [{ output_dir: 'out' }, { output_dir: join('/w', 'out') }],
    [{ log_level: 'debug', voice: undefined }, { log_level: 'DEBUG' }],
  ])('takes %j', (flags, config) => {
    expect(configFromFlags(flags, '/w')).toEqual({ ok: true, value: config })
  })

  it.each([
    [{ max_workers: '0' }, '--max-workers: expected at least 1, got "0"'],
    [{ cpu_threshold: 'x' }, '--cpu-threshold: expected a number, got "x"'],
    [{ formats: ['ogg'] }, '--formats: expected one of mp3, m4b, opus, flac, wav, got ["ogg"]'],
  ])('refuses %j', (flags, detail) => {
    expect(configFromFlags(flags, '/w')).toEqual(fail('usage-invalid', { detail }))
  })

  it('fills in what an old config.yaml leaves out, and nothing where there is none', () => {
    const loaded = {
      path: '/w/phase7/config.yaml',
      exists: true,
      config: defaultConfig,
      given: [],
      unknownKeys: [],
      notes: [],
    }
    expect(batchPlaces(loaded, '/cwd')).toEqual({
      ok: true,
      value: {
        inputDir: '/w/input',
        pipelineJson: '/w/pipeline.json',
        workspace: '/w',
        logFile: '/w/phase7/batch.log',
      },
    })
    expect(batchPlaces({ ...loaded, exists: false }, '/cwd')).toMatchObject({
      ok: false,
      failure: { code: 'usage-invalid' },
    })
  })

  it.each([
    [
      bookView({ state: 'skipped', note: 'done on 3 May' }),
      1,
      false,
      /skipped: every requested phase is done \(done on 3 May\)/u,
    ],
    [bookView(), 0, false, /batch_size/u],
    [bookView(), 1, true, /would run phases 1, 2/u],
    [bookView({ state: 'needs-attention', failure: { code: 'file-empty' } }), 1, false, /would not run/u],
  ])('a dry run says what would become of a book', (book, left, willRun, words) => {
    const fate = fateOf(book, { left, phases: [1, 2] })
    expect(fate.willRun).toBe(willRun)
    expect(fate.words).toMatch(words)
  })

  it.each([
    [{ action: 'resume', why: 'resumes at chunk 2 of 4', phases: [4, 5] }, true, 'would run phases 4, 5 (resumes at chunk 2 of 4)'],
    [{ action: 'refuse', why: 'phase 3 (Split) has to be run first', phases: [] }, false, 'would not run: phase 3 (Split) has to be run first'],
    [{ action: 'run', why: 'changed since 3 May', phases: [1, 2] }, true, 'would run phases 1, 2 (changed since 3 May)'],
  ] satisfies [BookPlan, boolean, string][])('a dry run gives the reason of a plan: %o', (plan, willRun, words) => {
    expect(fateOf(bookView(), { left: 1, phases: [1, 2, 3, 4, 5], plan })).toEqual({ willRun, words })
  }) // prettier-ignore

  it.each([
    ['skip', 'done on 3 May, 1 gap', [], { kind: 'gaps' }, '4, 5 (done on 3 May, 1 gap; its gaps are tried again)'],
    ['skip', 'done on 3 May', [], { kind: 'from', phase: 3 }, '3, 4, 5 (done on 3 May; made again from phase 3)'],
    ['resume', 'resumes at phase 2 (Read)', [2, 3, 4, 5], { kind: 'from', phase: 4 }, '2, 3, 4, 5 (resumes at phase 2 (Read); made again from phase 4)'],
    ['run', 'new', [1, 2, 3, 4, 5], { kind: 'from', phase: 4 }, '1, 2, 3, 4, 5 (new)'],
  ] satisfies [BookPlan['action'], string, BookPlan['phases'], Redo, string][])('a dry run tells what is made again: %s, %s', (action, why, phases, redo, words) => {
    const plan = { action, why, phases }
    const fate = fateOf(bookView(), { left: 1, phases: [1, 2, 3, 4, 5], plan, redo })
    expect(fate).toEqual({ willRun: true, words: `would run phases ${words}` })
  }) // prettier-ignore

  it('a book whose working files were dropped is read again, whatever part of it is made again', () => {
    const plan: BookPlan = { action: 'skip', why: 'done on 3 May, 1 gap', phases: [] }
    const looked = { left: 1, phases: [1, 2, 3, 4, 5], plan, dropped: true }
    expect(fateOf(bookView(), { ...looked, redo: { kind: 'gaps' } }).words).toBe(
      'would run phases 2, 3, 4, 5 (done on 3 May, 1 gap; its gaps are tried again; its working files were dropped)',
    )
    expect(fateOf(bookView(), { ...looked, redo: { kind: 'from', phase: 5 } }).words).toMatch(
      /phases 2, 3, 4, 5/u,
    )
  })

  it('a run skips a book without gaps where gaps are to be tried again', () => {
    const fate = fateOf(bookView({ state: 'skipped', note: 'done' }), { left: 1, phases: [4], redo: { kind: 'gaps' } })
    expect(fate.willRun).toBe(false)
  }) // prettier-ignore

  it.each([
    [{}, { kind: 'nothing' }],
    [{ resume: true, redoFrom: '4' }, { kind: 'from', phase: 4 }],
    [{ resume: false }, { kind: 'all' }],
    [{ retryGaps: true }, { kind: 'gaps' }],
    [{ redoFrom: '6' }, /--redo-from is a number from 1 to 5, not 6/u],
    [{ redoFrom: 'x' }, /not x/u],
    [{ resume: false, redoFrom: '2' }, /--no-resume and --redo-from cannot be given together/u],
    [{ redoFrom: '2', retryGaps: true }, /cannot be given together/u],
    [{ resume: true, bothResumes: true }, /--resume and --no-resume cannot be given together/u],
  ])('%j asks for %s', (flags, asked) => {
    const redo = redoFromFlags({ retryGaps: false, ...flags })
    expect(redo.ok ? JSON.stringify(redo.value) : redo.failure.detail).toMatch(asked instanceof RegExp ? asked : JSON.stringify(asked))
  }) // prettier-ignore

  it('says that a log holds warnings', () => {
    expect(warningLine(bookView({ warnings: 0 }), '/l')).toBeNull()
    expect(warningLine(bookView({ fileName: 'a', warnings: 2 }), '/l')).toBe('a: 2 warnings, see /l')
  })

  it('shows no control character of a name', () => {
    const view = bookView({ state: 'failed', fileName: 'a\nb\u001B[2J.pdf', failure: { code: 'file-empty' } })
    expect(endLine(bookReport(view, null), view.fileName)).toMatch(/^a\uFFFDb\uFFFD\[2J\.pdf: failed/u)
  })

  it('gives advice that means something at a terminal', () => {
    for (const code of keysOf(failureWords))
      expect(terminalWords({ code, file: '/x/a.pdf' }).todo).not.toMatch(
        /press Start|beside Start|the list/iu,
      )
    expect(terminalWords({ code: 'file-missing', file: '/x/a.pdf' }).what).toBe('There is no /x/a.pdf.')
    expect(terminalWords({ code: 'file-missing', file: '/x/a\uFFFD.pdf' }).todo).toBe('Rename it.')
    expect(terminalWords({ code: 'output-not-writable', file: '/x/out', detail: 'it is full' }).what).toBe(
      'Nothing can be written to /x/out: it is full.',
    )
  })

  it('finds the text by its artifact, else by its record', () => {
    const heard = {
      textPath: null,
      reportPath: null,
      saidPath: null,
      failure: null,
      words: null,
      chapters: null,
    }
    hear(heard, {
      type: 'record',
      phase: 2,
      entry: {
        status: 'success',
        artifacts: { extracted_text_path: '/a', report_path: '/r' },
        metrics: { words: 9 },
      },
    })
    expect(heard).toMatchObject({ textPath: '/a', reportPath: '/r', words: 9 })
    hear(heard, { type: 'artifact', kind: 'text', path: '/b', bytes: 1 })
    expect(heard.textPath).toBe('/b')
  })
})

type Ran = { code: number | null; stdout: string; stderr: string }
const isBuilt = existsSync(builtFile('main', 'cli.js')) && existsSync(builtFile('orchestrator', 'index.js'))
if (!isBuilt)
  process.stderr.write('terminal.test.ts: out/ is not built, so the programs themselves are not run\n')

describe.skipIf(!isBuilt)('the programs, as a shell runs them', () => {
  async function folder(): Promise<string> {
    return mkdtemp(join(tmpdir(), 'bookspool-terminal-'))
  }
  async function run(home: string, program: string, ...args: string[]): Promise<Ran> {
    return new Promise((resolve) => {
      const env = { ...process.env, BOOKSPOOL_HOME: join(home, 'home') }
      const options = { env, cwd: home, timeout: 120_000 }
      const child = execFile(process.execPath, [program, ...args], options, (_error, stdout, stderr) =>
        resolve({ code: child.exitCode, stdout, stderr }),
      )
    })
  }
  const bookspool = join(packageRoot(), 'bin', 'bookspool.mjs')
  const batchAudiobook = join(packageRoot(), 'bin', 'batch-audiobook.mjs')
  const bookText = 'A short line to be read aloud.\n\nAnd a second one.\n'

  it('convert makes a book, then skips it, with exactly one document on stdout', async () => {
    const home = await folder()
    await writeFile(join(home, 'tale.txt'), bookText)
    await writeFile(join(home, 'empty.pdf'), '')
    const would = await run(
      home,
      bookspool,
      'convert',
      'tale.txt',
      'empty.pdf',
      '--output',
      'out',
      '--dry-run',
    )
    expect(would.stdout).toMatch(/^tale\.txt: would run phases 1, 2, 3, 4, 5/mu)
    expect(would.stdout).toMatch(/^empty\.pdf: would not run: /mu)
    expect([would.code, existsSync(join(home, 'out')), existsSync(join(home, 'home'))]).toEqual([
      0,
      false,
      false,
    ])
    const first = await run(home, bookspool, 'convert', 'tale.txt', 'empty.pdf', '--output', 'out', '--json')
    const report = batchReportSchema.parse(JSON.parse(first.stdout))
    expect(report.books.map(({ status }) => status).sort()).toEqual(['done', 'failed'])
    expect(first.code).toBe(2)
    const [output] = report.books.find(({ status }) => status === 'done')?.outputs ?? []
    expect(existsSync(output ?? '')).toBe(true)
    const again = await run(home, bookspool, 'convert', 'tale.txt', '--output', 'out', '--json')
    expect(batchReportSchema.parse(JSON.parse(again.stdout)).books).toMatchObject([
      { status: 'skipped', outputs: [output] },
    ])
    expect(again.code).toBe(0)
  })

  it('convert makes a finished book again where a flag asks for another voice, and only then', async () => {
    const home = await folder()
    await writeFile(join(home, 'tale.txt'), bookText)
    const made = async (...flags: string[]): Promise<BookReport | undefined> => {
      const ran = await run(home, bookspool, 'convert', 'tale.txt', '--output', 'out', '--json', ...flags)
      return batchReportSchema.parse(JSON.parse(ran.stdout)).books[0]
    }
    const first = await made()
    const german = await made('--voice', 'espeak:de')
    expect(german).toMatchObject({ status: 'done', outputs: first?.outputs })
    expect(await made('--voice', 'espeak:de')).toMatchObject({
      status: 'skipped',
      audioSec: german?.audioSec,
      chapters: german?.chapters,
    })
    expect(await made()).toMatchObject({ status: 'skipped' })
    expect(await made('--speed', '1.5')).toMatchObject({ status: 'done', outputs: first?.outputs })
  })

  it('convert takes texts of a folder only when they are asked for, and says how', async () => {
    const home = await folder()
    await mkdir(join(home, 'in'))
    await writeFile(join(home, 'in', 'blank.txt'), '')
    const without = await run(home, bookspool, 'convert', 'in', '--output', 'out')
    expect(without.stderr).toMatch(/No books in in\. .*--take-pictures-and-texts/u)
    const taken = await run(home, bookspool, 'convert', 'in', '--output', 'out', '--take-pictures-and-texts')
    expect(taken.stdout).toContain('“blank.txt” is empty')
  })

  it('batch lists what is no book, and it changes nothing', async () => {
    const home = await folder()
    await mkdir(join(home, 'in'))
    for (const name of ['tale.txt', 'cover.jpg', 'notes.json', '.hidden.txt'])
      await writeFile(join(home, 'in', name), bookText)
    const ran = await run(home, batchAudiobook, '--input-dir', 'in', '--phases', '1', '--json')
    expect(ran.code).toBe(0)
    expect(ran.stderr).toMatch(/cover\.jpg: not a book.*\n.*notes\.json: not a book/u)
    const { books } = batchReportSchema.parse(JSON.parse(ran.stdout))
    expect(books.map(({ source, status }) => [source, status])).toEqual([
      [join(await realpath(home), 'in', 'tale.txt'), 'done'],
    ])
  })

  it('batch leaves what is beyond batch_size for the next run, which is no failure', async () => {
    const home = await folder()
    await mkdir(join(home, 'in'))
    for (const name of ['a.txt', 'b.txt']) await writeFile(join(home, 'in', name), `${name}. ${bookText}`)
    const once = async (): Promise<Ran> =>
      run(home, batchAudiobook, '--input-dir', 'in', '--phases', '1', '--batch-size', '1', '--json')
    const statuses = ({ stdout }: Ran): string[] =>
      batchReportSchema.parse(JSON.parse(stdout)).books.map(({ status }) => status)
    const first = await once()
    expect([first.code, statuses(first)]).toEqual([0, ['done']])
    expect(first.stderr).toContain('1 book left for the next run')
    const second = await once()
    expect([second.code, statuses(second)]).toEqual([0, ['skipped', 'done']])
  })

  it('batch runs nothing while another program holds the lock on the record', async () => {
    const home = await folder()
    const lock = await lockFile(join(home, 'pipeline.json.lock'), 0)
    expect(await lockedByAnother(join(home, 'pipeline.json'), 50)).toMatchObject({
      code: 'pipeline-json-locked',
    })
    await lock?.release()
    expect(await lockedByAnother(join(home, 'pipeline.json'), 50)).toBeNull()
  })

  it.each([
    [['convert', 'x.pdf', '--frob', '--json'], { books: [], elapsedSec: 0 }],
    [['extract', '--json'], { items: [] }],
    [['doctor', '--json', '--frob'], { items: [] }],
  ])('prints one document for %j too', async (args, document) => {
    const ran = await run(await folder(), bookspool, ...args)
    expect(ran.code).toBe(1)
    expect(JSON.parse(ran.stdout)).toEqual(document)
    expect(ran.stderr).not.toBe('')
  })

  it.each([[['--resume', '--no-resume']], [['--no-resume', '--resume']]])(
    'batch runs nothing with %j: they speak against each other',
    async (flags) => {
      const home = await folder()
      await mkdir(join(home, 'in'))
      const ran = await run(home, batchAudiobook, '--input-dir', 'in', ...flags)
      expect(ran.code).toBe(1)
      expect(ran.stderr).toContain('--resume and --no-resume cannot be given together')
    },
  )

  it.each([
    ['the data folder', 'home/convert', 'home-not-writable'],
    ['the output folder', 'out', 'output-not-writable'],
  ])('says before any work that %s cannot be written to', async (_what, file, code) => {
    const home = await folder()
    await writeFile(join(home, 'tale.txt'), bookText)
    await mkdir(join(home, 'home'))
    await writeFile(join(home, file), '')
    const ran = await run(home, bookspool, 'convert', 'tale.txt', '--output', 'out', '--json')
    expect(ran.code).toBe(1)
    expect(JSON.parse(ran.stdout)).toEqual({ books: [], elapsedSec: 0 })
    expect(ran.stderr).toMatch(new RegExp(`^bookspool: .* \\[${code}\\]\\n$`, 'u'))
  })

  it('extract writes the reading text, to a file or to stdout', async () => {
    const home = await folder()
    await writeFile(join(home, 'tale.txt'), bookText)
    const json = await run(home, bookspool, 'extract', 'tale.txt', '--output', 'text.txt', '--json')
    expect(extractReportSchema.parse(JSON.parse(json.stdout)).items).toMatchObject([{ status: 'done' }])
    expect(await readFile(join(home, 'text.txt'), 'utf8')).toContain('A short line to be read aloud.')
    const out = await run(home, bookspool, 'extract', 'tale.txt', '--output', '-')
    expect(out.stdout).toBe(await readFile(join(home, 'text.txt'), 'utf8'))
    expect(await run(home, bookspool, 'extract', 'none.pdf', '--output', '-')).toMatchObject({
      code: 1,
      stdout: '',
    })
  })

  it('extract --spoken writes what is said, and say says a sentence, both with a list of pronunciations', async () => {
    const home = await folder()
    await writeFile(join(home, 'tale.txt'), 'It was 1848.\n\nThen LV Jones paid $5.\n')
    await writeFile(join(home, 'list.txt'), 'LV = Level\n')
    const list = ['--pronunciations', 'list.txt']
    const out = await run(home, bookspool, 'extract', 'tale.txt', '--spoken', ...list, '--output', '-')
    expect(out.stdout).toBe('It was eighteen forty-eight.\nThen Level Jones paid five dollars.\n')
    const said = await run(home, bookspool, 'say', 'LV 5 am 3. Mai', '--language', 'de', ...list)
    expect(said.stdout).toBe('Level fünf am dritten Mai\n')
  })

  it('runs nothing with a config.yaml that cannot be used', async () => {
    const home = await folder()
    await mkdir(join(home, 'in'))
    await writeFile(join(home, 'config.yaml'), 'input_dir: in\nmax_workers: many\n')
    const ran = await run(home, batchAudiobook, '--json')
    expect(ran).toMatchObject({ code: 1 })
    expect(batchReportSchema.parse(JSON.parse(ran.stdout)).books).toEqual([])
    expect(ran.stderr).toMatch(/max_workers: expected a number, got "many" \(line 2\).*\[config-invalid\]/u)
  })

  it('a dry run says what would happen and leaves no trace', async () => {
    const home = await folder()
    await mkdir(join(home, 'in'))
    await writeFile(join(home, 'in', 'tale.txt'), bookText)
    const ran = await run(home, batchAudiobook, '--input-dir', 'in', '--dry-run')
    expect(ran).toMatchObject({ code: 0, stderr: '' })
    expect(ran.stdout).toContain('tale.txt: would run phases 1, 2, 3, 4, 5')
    expect(existsSync(join(home, 'pipeline.json'))).toBe(false)
    expect(existsSync(join(home, 'batch.log'))).toBe(false)
  })

  it.each([
    [['frobnicate']],
    [['convert']],
    [['convert', 'x.pdf', '--speed', 'fast']],
    [['batch', '--orchestrator', 'python x.py', '--input-dir', '.']],
    [['batch', '--frob']],
  ])('refuses %j with status 1 and a reason', async (args) => {
    const ran = await run(await folder(), bookspool, ...args)
    expect(ran.code).toBe(1)
    expect(ran.stdout).toBe('')
    expect(ran.stderr).not.toBe('')
  })

  it('runs through a link, as npm makes them', async () => {
    const home = await folder()
    await symlink(bookspool, join(home, 'bookspool'))
    expect(await run(home, join(home, 'bookspool'), '--version')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/u) as unknown,
    })
  })

  it('doctor prints a report by its schema', async () => {
    const ran = await run(await folder(), bookspool, 'doctor', '--json')
    const { items } = doctorReportSchema.parse(JSON.parse(ran.stdout))
    expect(items.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'node',
        'orchestrator',
        'voices',
        'ffmpeg',
        'config',
        'home',
        'output',
        'electron',
      ]),
    )
    expect(ran.code).toBe(items.some(({ status }) => status === 'failed') ? 1 : 0)
  })

  it.skipIf(process.platform === 'win32').each([1, 2])(
    'ends with one document and 130 at %i Ctrl-C',
    async (times) => {
      const home = await folder()
      await writeFile(
        join(home, 'long.txt'),
        'This sentence is said again and again until somebody stops it. '.repeat(20_000),
      )
      const env = { ...process.env, BOOKSPOOL_HOME: join(home, 'home') }
      const child = spawn(process.execPath, [bookspool, 'convert', 'long.txt', '--output', 'out', '--json'], {
        cwd: home,
        env,
      })
      let presses: NodeJS.Timeout | undefined
      const parts: string[] = []
      child.stdout.setEncoding('utf8').on('data', (part: string) => {
        // With its document out the program is leaving; Node gives its handlers up before it is gone, and a signal then would be its end.
        clearInterval(presses)
        parts.push(part)
      })
      await new Promise<void>((resolve) => {
        child.stderr.setEncoding('utf8').on('data', (words: string) => {
          if (words.includes('Speak')) resolve()
          if (words.includes('Stopping') && times === 2) presses = setInterval(() => child.kill('SIGINT'), 50)
        })
      })
      child.kill('SIGINT')
      const ended: unknown[] = await once(child, 'close')
      clearInterval(presses)
      expect(ended[0]).toBe(130)
      expect(batchReportSchema.parse(JSON.parse(parts.join(''))).books).toMatchObject([
        { status: 'cancelled' },
      ])
    },
  )

  it.skipIf(process.platform === 'win32')(
    'serve prints a link that opens the window, and ends at Ctrl-C',
    async () => {
      const home = await folder()
      const env = { ...process.env, BOOKSPOOL_HOME: join(home, 'home') }
      const child = spawn(process.execPath, [bookspool, 'serve'], { cwd: home, env })
      const link = await new Promise<string>((resolve) => {
        child.stdout.setEncoding('utf8').on('data', (words: string) => {
          const found = /http:\/\/127\.0\.0\.1:\d+\/\?token=\S+/u.exec(words)?.[0]
          if (found !== undefined) resolve(found)
        })
      })
      const first = await fetch(link, { redirect: 'manual' })
      const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? ''
      const page = await fetch(new URL('/', link), { headers: { cookie } })
      expect(await page.text()).toContain('bridge.js')
      child.kill('SIGINT')
      const ended: unknown[] = await once(child, 'close')
      expect(ended[0]).toBe(0)
    },
  )
})
