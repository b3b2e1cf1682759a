import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { BookReport } from '../../../src-contract/reports.ts'
import type { BookPlan } from '../../../src-contract/book-page.ts'
import { failureWords } from '../../../src-contract/failure-codes.ts'
import { fail } from '../../../src-contract/failure.ts'
import { keysOf } from '../../../src-contract/keys-of.ts'
import type { OrchestratorEvent } from '../../../src-contract/orchestrator-protocol.ts'
import type { RecordedScan } from '../../../src-contract/scan-account.ts'
import { defaultConfig } from '../../../src-contract/config-options.ts'
import { lockFile } from '../../../src-node/file-lock.ts'
import { batchView, bookView } from '../app/testing/fake-controller.ts'
import { batchPlaces } from '../workspace/config-places.ts'
import { lockedByAnother } from './batch-inputs.ts'
import {
  bookReport,
  endLine,
  exitStatusOf,
  gapLines,
  madeOtherwiseLine,
  refusedReport,
  soundLines,
  summaryLines,
  warningLine,
} from './book-report.ts'
import { fateOf } from './dry-run.ts'
import { hear, nothingHeard } from './first-phases.ts'
import { configFromFlags } from './flags.ts'
import { clock, plainStep, screenLines } from './progress-lines.ts'
import { terminalWords } from './terminal-words.ts'
import { redoFromFlags } from './redo-flags.ts'
import type { Redo } from '../../core/batch/book.ts'

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
    const chapters = Array.from({ length: 300 }, (_, at) => `/out/${at + 1}.mp3`)
    const inChapters = endLine({ ...report, outputs: chapters }, 'a.pdf')
    expect(inChapters).toBe('a.pdf: done, 1 gap → /out/1.mp3 and 299 more; --json lists all')
    expect(gapLines(report)).toEqual([
      '  Gap at chunk 7: “Down the\uFFFD rabbit hole.” (the engine gave up)',
      '  --retry-gaps speaks these again and leaves the rest.',
    ])
    const many = { gaps: Array.from({ length: 12 }, (_, chunk) => ({ ...gap, chunk })) }
    expect(gapLines(many)).toHaveLength(12)
    expect(gapLines(many).at(-2)).toBe('  and 2 more; --json lists all')
    expect(gapLines({ gaps: [] })).toEqual([])
  })

  const off = (atSec: number, again: string | null, left: string | null): BookReport['sounds'][number] => ({
    chunk: Math.floor(atSec / 20),
    text: 'It was so.',
    atSec,
    reason: 'breaks off',
    again,
    left,
  })
  it.each<[string, BookReport['sounds'], string[]]>([
    ['nothing was off', [], []],
    ['what was off is well', [off(40, 'take 2', null)], ['  1 chunk made again']],
    ['one is still off', [off(40, 'take 2', null), off(3725, 'take 3', 'breaks off')], ['  2 chunks made again, 1 still sounds off: listen at 1:02:05']],
    ['one that nothing made better', [off(61, null, 'breaks off')], ['  1 chunk sounds off: listen at 1:01']],
    ['several, in the order of the book', [off(90, null, 'x'), off(30, null, 'x')], ['  2 chunks sound off: listen at 0:30, 1:30']],
    ['more than a line bears', Array.from({ length: 7 }, (_, at) => off(at * 20, null, 'x')), ['  7 chunks sound off: listen at 0:00, 0:20, 0:40, 1:00, 1:20 and 2 more; --json lists all']],
  ])('tells where to listen where %s', (_name, sounds, lines) => {
    expect(soundLines({ sounds })).toEqual(lines)
  }) // prettier-ignore

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
    [
      bookView({ state: 'skipped', madeOtherwise: 2 }),
      1,
      false,
      /done, made with other settings .*--redo-changed/u,
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

  it('a finished book that would be made otherwise by now is told of where it is skipped', () => {
    const line = (state: 'skipped' | 'done', madeOtherwise: 2 | null): string | null =>
      madeOtherwiseLine({ state, madeOtherwise })
    expect(line('skipped', 2)).toMatch(/other settings or text choices .*--redo-changed/u)
    expect([line('skipped', null), line('done', 2)]).toEqual([null, null])
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
    [{ resume: false, redoChanged: true }, /--no-resume and --redo-changed cannot be given together/u],
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
    const heard = nothingHeard()
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

  it('keeps every warning', () => {
    const heard = nothingHeard()
    for (const message of ['Page 3 could not be recognised', 'Page 5 could not be recognised'])
      hear(heard, { type: 'warning', message })
    expect(heard.warnings).toEqual(['Page 3 could not be recognised', 'Page 5 could not be recognised'])
  })

  it.each<[string, Partial<RecordedScan>, string[]]>([
    [
      'left out and doubtful',
      { doubtful: [3], failed: [9] },
      ['Read by OCR: 12 pages, certainty 94 %; page 3 is doubtful; page 9 could not be read and is left out'],
    ],
    ['all well', {}, []],
  ])('of a scan whose pages are %s warns the same of a text that is at hand', (_what, about, warnings) => {
    const recognition: RecordedScan = { pages: 12, certainty: 94, doubtful: [], failed: [], ...about }
    const record: OrchestratorEvent = { type: 'record', phase: 2, entry: { status: 'success', recognition } }
    const first = nothingHeard()
    for (const message of warnings) hear(first, { type: 'warning', message })
    hear(first, record)
    const second = nothingHeard()
    hear(second, record)
    expect([first.warnings, second.warnings]).toEqual([warnings, warnings])
  })
})

it('batch runs nothing while another program holds the lock on the record', async () => {
  const home = await mkdtemp(join(tmpdir(), 'bookspool-terminal-'))
  const lock = await lockFile(join(home, 'pipeline.json.lock'), 0)
  expect(await lockedByAnother(join(home, 'pipeline.json'), 50)).toMatchObject({
    code: 'pipeline-json-locked',
  })
  await lock?.release()
  expect(await lockedByAnother(join(home, 'pipeline.json'), 50)).toBeNull()
})
