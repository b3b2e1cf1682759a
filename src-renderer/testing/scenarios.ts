import type { BatchView, BookView, MachineSample } from '../../src-contract/book-view.ts'
import type { AskOutput, Snapshot, SettingsView } from '../../src-contract/channels.ts'
import type { BookPage, PhaseRecord } from '../../src-contract/book-page.ts'
import { defaultConfig } from '../../src-contract/config-options.ts'
import type { WorkspaceView } from '../../src-contract/migration.ts'
import type { PhaseNumber } from '../../src-contract/phases.ts'
import type { FoundPart } from '../../src-contract/book-structure.ts'
import { noVoiceFacts, type ChangeReport, type DoctorItem, type Voice } from '../../src-contract/reports.ts'
import { allDone, phasesAt, sampleBatch, sampleBook } from './sample-books.ts'

const titles: [string, string, string][] = [
  ['A Christmas Carol', 'Charles Dickens', 'christmas-carol_halfletter.pdf'],
  ['Alice’s Adventures in Wonderland', 'Lewis Carroll', 'alice.pdf'],
  ['The Time Machine', 'H. G. Wells', 'time-machine.pdf'],
  ['Frankenstein; or, the Modern Prometheus', 'Mary Wollstonecraft Shelley', 'frankenstein-1818.pdf'],
  ['Die Verwandlung', 'Franz Kafka', 'kafka_verwandlung.txt'],
  ['Pride and Prejudice', 'Jane Austen', 'pride-and-prejudice-scan.pdf'],
  ['Moby-Dick; or, The Whale', 'Herman Melville', 'moby_dick.pdf'],
  ['Les Trois Mousquetaires', 'Alexandre Dumas', 'mousquetaires.pdf'],
]

export function booksInAllStates(): BookView[] {
  const named = (index: number, about: Partial<BookView>): BookView => {
    const [title, author, fileName] = titles[index % titles.length] ?? ['', '', '']
    return sampleBook(`book-${index}`, {
      title,
      author,
      fileName,
      path: `/home/anna/Books/${fileName}`,
      hasLog: true,
      ...about,
    })
  }
  return [
    named(0, { state: 'running', phase: 4, phases: phasesAt(4, 0.42), fraction: 0.47, remainingSec: 8040, audioSec: 12_600, startedAt: '2026-05-03T08:12:00Z', warnings: 2 }),
    named(1, { state: 'running', phase: 2, phases: phasesAt(2, 0.3), fraction: 0.06, remainingSec: 2400 }),
    named(2, { state: 'paused', phase: 4, phases: phasesAt(4, 0.25), fraction: 0.31, note: 'Resumes at chunk 120 of 480' }),
    named(3, {
      state: 'done', phases: allDone(), fraction: 1, audioSec: 30_480, finishedAt: '2026-05-03T03:12:00Z', startedAt: '2026-05-03T02:40:00Z',
      outputs: ['/home/anna/Music/Audiobooks/Mary Wollstonecraft Shelley – Frankenstein; or, the Modern Prometheus.mp3'],
      chapters: Array.from({ length: 14 }, (_, chapter) => ({ title: `Chapter ${chapter + 1}`, startSec: chapter * 2130 })),
    }),
    named(4, { state: 'needs-attention', failure: { code: 'password-needed', file: '/home/anna/Books/kafka_verwandlung.txt' } }),
    named(5, { state: 'failed', phase: 1, phases: phasesAt(1, 0.4, 'failed'), fraction: 0.02, failure: { code: 'file-damaged', file: '/home/anna/Books/pride-and-prejudice-scan.pdf', detail: 'the cross-reference table is missing and the page tree leads nowhere' } }),
    named(6, {
      state: 'done-with-gaps', phases: allDone(), fraction: 1, audioSec: 86_400, outputs: ['/home/anna/Music/Audiobooks/Herman Melville – Moby-Dick.mp3'],
      sounds: [
        { chunk: 37, text: 'Call me Ishmael.', atSec: 812, reason: 'says its ending twice', again: 'take 2', left: null },
        { chunk: 402, text: 'Thus I give up the spear!', atSec: 9041, reason: 'breaks off', again: 'take 3', left: 'breaks off' },
      ],
      gaps: [{ chunk: 211, text: '⠠⠽⠀⠎⠓⠁⠇⠇⠀⠎⠑⠑', reason: 'the engine made no sound for it, three times' }],
    }),
    named(7, { state: 'waiting' }),
    sampleBook('scan_0001', { state: 'checking' }),
    sampleBook('letters', { state: 'cancelled', phase: 4, phases: phasesAt(4, 0.7, 'waiting'), fraction: 0.6, note: 'Resumes at chunk 336 of 480' }),
    sampleBook('old-diary', { title: 'Diary of a Country Priest', author: 'Georges Bernanos', state: 'skipped', note: 'Already done on 3 May', fraction: 1, phases: allDone(), outputs: ['/home/anna/Music/Audiobooks/x.mp3'] }),
    sampleBook('treatise', { title: 'A Treatise on Government', state: 'pausing', phase: 5, phases: phasesAt(5, 0.5), fraction: 0.9 }),
  ] // prettier-ignore
}

export function manyBooks(count: number): BookView[] {
  return Array.from({ length: count }, (_, index) => {
    const [title, author] = titles[index % titles.length] ?? ['', '']
    return sampleBook(`book-${index}`, {
      title: `${title}, volume ${index + 1}`,
      author,
      fileName: `volume-${index + 1}.pdf`,
    })
  })
}

export function sampleSnapshot(
  books: BookView[],
  about: Partial<Snapshot> = {},
  batch: Partial<BatchView> = {},
): Snapshot {
  return {
    revision: 1,
    version: '0.1.0',
    door: 'desktop',
    platform: 'linux',
    batch: sampleBatch(books, batch),
    books,
    output: { folder: '/home/anna/Music/Audiobooks', isDefault: true, freeBytes: 118_400_000_000 },
    machine: sampleMachine(0),
    orchestrator: {
      kind: 'builtin',
      label: 'Built in, version 0.1.0',
      command: [],
      program: null,
      sha256: null,
    },
    workspace: { path: '/home/anna/.local/share/bookspool/workspace', isOwn: true },
    questions: [],
    ...about,
  }
}

/** The second's sample of a machine that breathes. */
export function sampleMachine(second: number): MachineSample {
  const own = 38 + 14 * Math.sin(second / 5)
  return {
    at: new Date(Date.UTC(2026, 4, 3, 8, 0, second)).toISOString(),
    cpuPercent: Math.min(100, own + 16 + 9 * Math.sin(second / 1.7)),
    ownCpuPercent: own,
    cores: 8,
    memoryUsedBytes: 6_900_000_000,
    memoryTotalBytes: 16_700_000_000,
  }
}

export function sampleSettings(about: Partial<SettingsView> = {}): SettingsView {
  return {
    path: '/home/anna/.local/share/bookspool/config.yaml',
    config: { ...defaultConfig },
    overridden: [],
    unknownKeys: [],
    locked: [],
    failure: null,
    ...about,
  }
}

/** One page of a log whose lines all have the same length. */
export function sampleLogPage(fromByte: number, maxBytes: number, lineCount: number): AskOutput<'log.read'> {
  const lineOf = (index: number): string => {
    const level = index % 97 === 96 ? 'WARNING' : index % 211 === 210 ? 'ERROR  ' : 'INFO   '
    return `2026-05-03 08:${String(Math.floor(index / 60) % 60).padStart(2, '0')}:${String(index % 60).padStart(2, '0')} ${level} speech: chunk ${String(index).padStart(6, '0')} spoken in 0.412 s\n`
  }
  const lineBytes = lineOf(0).length
  const sizeBytes = lineBytes * lineCount
  const from = fromByte < 0 ? Math.max(0, sizeBytes + fromByte) : Math.min(fromByte, sizeBytes)
  const to = Math.min(sizeBytes, from + maxBytes)
  let text = ''
  for (let index = Math.floor(from / lineBytes); index * lineBytes < to; index += 1) text += lineOf(index)
  const skip = from % lineBytes
  return {
    text: text.slice(skip, skip + to - from),
    fromByte: from,
    toByte: to,
    sizeBytes,
    path: '/home/anna/.local/share/bookspool/logs/alice.log',
  }
}

export function sampleVoices(): Voice[] {
  return [
    {
      id: 'espeak:en-us',
      name: 'English (America)',
      language: 'en-US',
      engine: 'espeak',
      aliases: [],
      installed: true,
      ...noVoiceFacts,
    },
    {
      id: 'espeak:de',
      name: 'German',
      language: 'de',
      engine: 'espeak',
      aliases: [],
      installed: true,
      ...noVoiceFacts,
    },
  ]
}

export function sampleDoctor(): DoctorItem[] {
  return [
    { id: 'ffmpeg', name: 'ffmpeg', status: 'ok', detail: 'ffmpeg 7.1 at /usr/bin/ffmpeg', fix: null },
    { id: 'disk', name: 'Disk', status: 'warning', detail: '4.1 GB free in the output folder', fix: 'Free some space: about 9 GB are needed for this list.' },
    { id: 'electron', name: 'Desktop window', status: 'failed', detail: 'The Electron runtime is not installed', fix: 'Run npx install-electron, or use the window in the browser.' },
  ] // prettier-ignore
}

export function sampleWorkspace(about: Partial<WorkspaceView> = {}): WorkspaceView {
  const path = '/home/anna/audiobook-pipeline'
  return {
    path,
    configPath: `${path}/phase7_batch/config.yaml`,
    pipelineJson: `${path}/pipeline.json`,
    inputDir: `${path}/input`,
    isOwn: false,
    books: 214,
    orchestrator: {
      kind: 'workspace',
      label: 'phase6_orchestrator/orchestrator.py through Poetry',
      command: ['poetry', 'run', 'python', 'orchestrator.py'],
      program: `${path}/phase6_orchestrator/orchestrator.py`,
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    },
    findings: [
      { id: 'record', kind: 'note', text: 'pipeline.json of schema 4.0.0 with 214 books, 198 of them finished', fix: null },
      { id: 'config', kind: 'note', text: 'config.yaml with 11 settings; 2 that Bookspool does not know stay as they are', fix: null },
      { id: 'batch', kind: 'change', text: 'The old batch section is copied to pipeline.json.batch-2026-05-03.json before it is replaced', fix: null },
      { id: 'audio', kind: 'keep', text: 'Audio and chunks that Bookspool did not make are never overwritten', fix: null },
      { id: 'resume', kind: 'hold', text: 'resume_enabled is false: every run would make all 214 books again', fix: { key: 'resume_enabled', value: true, label: 'Set it to true' } },
      { id: 'phases', kind: 'hold', text: 'phases_to_run leaves out phase 5: no MP3 would come out', fix: { key: 'phases_to_run', value: [1, 2, 3, 4, 5], label: 'Run all five' } },
    ],
    backups: [{ id: '2026-05-03_08-12-44', at: '2026-05-03T08:12:44Z', path: `${path}/bookspool-backups/2026-05-03_08-12-44`, files: ['config.yaml', 'pipeline.json'] }],
    ...about,
  } // prettier-ignore
}

export function sampleBookPage(bookId: string, about: Partial<BookPage> = {}): BookPage {
  const record = (phase: PhaseNumber, about: Partial<PhaseRecord>): PhaseRecord => ({
    phase,
    status: 'success',
    source: 'ours',
    readAt: `phase${phase}.files.${bookId}`,
    finishedAt: '2026-05-03T02:41:00Z',
    seconds: 12.4,
    workDroppedAt: null,
    errors: [],
    ...about,
  })
  return {
    bookId,
    fileId: bookId,
    pipelineJson: '/home/anna/audiobook-pipeline/pipeline.json',
    phases: [
      record(1, { source: 'old', readAt: 'phase1', finishedAt: null, seconds: null }),
      record(2, { source: 'python', finishedAt: '2026-04-11T17:20:00Z', seconds: 84 }),
      record(3, {}),
      record(4, { status: 'partial_success', seconds: 912, errors: ['chunk 212 made no sound'] }),
      record(5, { status: 'pending', source: 'none', readAt: null, finishedAt: null, seconds: null }),
    ],
    plan: { action: 'resume', why: 'resumes at phase 5 (mastering)', phases: [5] },
    speech: { chapters: {} },
    encoding: null,
    chapterTitlesFound: null,
    chapterTitles: ['Loomings', 'The Carpet-Bag', 'The Spouter-Inn', 'The Counterpane', 'Breakfast'],
    attempts: [
      { attempt: 2, startedAt: '2026-05-03T02:40:00Z', bytes: 48_200, path: `/home/anna/.local/share/bookspool/logs/${bookId}.2.log` },
      { attempt: 1, startedAt: '2026-05-02T22:10:00Z', bytes: 1_204_000, path: `/home/anna/.local/share/bookspool/logs/${bookId}.1.log` },
    ],
    command: 'bookspool-orchestrator /home/anna/Books/moby_dick.pdf --voice espeak:en-us',
    workBytes: 412_000_000,
    ...about,
  } // prettier-ignore
}

/** What the window gets of a book with that many chapters, after a title page, a list of contents, and before an index. */
export function sampleBookText(chapters: number): AskOutput<'book.text'> {
  const paragraphs = (of: number): FoundPart['paragraphs'] =>
    Array.from({ length: 24 }, (_, at) => ({
      page: of * 3 + Math.floor(at / 8),
      text: `${at + 1}. Paragraph of part ${of}, which goes on for longer than a line of the list`.slice(
        0,
        80,
      ),
      nth: 0,
      words: 90,
    }))
  const part = (title: string, at: number, about: Partial<FoundPart> = {}): FoundPart => ({
    title, page: at * 3, nth: 0, titleIsPrinted: true, left: null, joined: false, inside: null, items: [], paragraphs: paragraphs(at), ...about,
  }) // prettier-ignore
  const names = [
    'Loomings',
    'The Carpet-Bag',
    'In which Mr. Ishmael, having resolved to see the watery part of the world, considers at length what else there was to be done about it in the town of New Bedford, and does none of it',
    'Breakfast',
  ]
  const rules = ['front-matter', 'contents-page', 'back-matter']
  const item = (rule: string): ChangeReport['items'][number] => ({ rule, page: 1, box: null, text: rule, nth: 0, restored: false }) // prettier-ignore
  return {
    report: {
      source: 'abc', language: 'en', chapters: [], words: 0, counts: {}, items: rules.map(item),
      parts: [
        part('Moby-Dick; or, The Whale', 1, { left: 'front-matter', items: [0], titleIsPrinted: false }),
        part('Contents', 2, { left: 'contents-page', items: [1], titleIsPrinted: false }),
        ...Array.from({ length: chapters }, (_, at) => part(`Chapter ${at + 1}. ${names[at % names.length] ?? ''}`, at + 3)),
        part('Index', chapters + 3, { left: 'back-matter', items: [2], titleIsPrinted: false }),
      ],
    },
    choices: {
      rules: [], items: [],
      parts: [
        { begins: 'part', page: 15, text: 'Chapter 3. In which Mr. Ishmael, having resolved to see the watery part of the world, considers at length what else there was to be done about it in the town of New Bedford, and does none of it', nth: 0, left: true },
        { begins: 'part', page: 12, text: 'Chapter 2. The Carpet-Bag', nth: 0, title: 'The Bag' },
      ],
    },
  } // prettier-ignore
}
