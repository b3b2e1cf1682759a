import type { BatchView, BookView, MachineSample } from '../../src-contract/book-view.ts'
import type { AskOutput, Snapshot, SettingsView } from '../../src-contract/channels.ts'
import { defaultConfig } from '../../src-contract/config-options.ts'
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
