import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measureLongBook, pagesOf, type PageCost } from './measure/long-book.ts'
import { measuredRun, median } from './measure/measured-run.ts'
import { corpusFile, projectRoot } from './measure/places.ts'
import { scoreHead, scoreRow, scoreText, type TextScore } from './measure/text-score.ts'

/**
 * The reading text of typeset books against what a listener should hear, beside pdftotext's of the same files in the same run: words wrong, missing
 * and too many, heads, page numbers and notes read aloud, titles found, seconds of CPU for a hundred pages (starting the program and looking
 * through the file included). Books are named as arguments; without, all of the corpus are read. `long` is one of them, repeated to 1,900 pages:
 * what a page costs beyond the start, which is most of a short book's time, and whether its length shows in memory. Exits with 1 where a limit is missed.
 */
const limits = {
  wer: 0.003,
  /** Books of one column without notes. */
  plainWer: 0.001,
  plain: ['alice', 'time-machine', 'verwandlung'],
  missing: 0.0002,
  notes: 0.01,
  /** Times the time that a page takes pdftotext. Its CPU is told beside it: a quarter of ours is V8's, which compiles and collects on another core. */
  perPage: 3,
  /** Times the memory of a book of 500 pages, for one of 1,900. */
  memory: 1.25,
}

const isScan = (book: string): boolean => book.endsWith('-scan')

function missedBy(book: string, score: TextScore): string[] {
  const wer = limits.plain.includes(book) ? limits.plainWer : limits.wer
  const [found, all] = score.titles.split('/')
  const checks: [bad: boolean, words: string][] = [
    [score.wer > wer, `words wrong: ${(score.wer * 100).toFixed(2)} %, limit ${wer * 100} %`],
    [!isScan(book) && score.missing / score.words > limits.missing, `${score.missing} words missing`],
    [score.headLines > 0, `${score.headLines} running heads`],
    [score.pageNumberLines > 0, `${score.pageNumberLines} page numbers`],
    [(score.notesInBody ?? 0) > limits.notes, 'notes read aloud'],
    [found !== all, `titles found: ${score.titles}`],
  ]
  return checks.filter(([bad]) => bad).map(([, words]) => `${book}: ${words}`)
}

const typeset = corpusFile('typeset')
const named = process.argv.slice(2)
const books = readdirSync(typeset)
  .filter((name) => name.endsWith('.truth.json'))
  .map((name) => name.replace('.truth.json', ''))
  .filter((name) => named.length === 0 || named.includes(name))

const work = mkdtempSync(join(tmpdir(), 'bookspool-text-'))
const bookspool = join(projectRoot, 'bin', 'bookspool.mjs')

/** Runs a command that writes a text, and prints its row. Null where it writes none. */
async function read(
  book: string,
  reader: string,
  command: (pdf: string, text: string) => string,
): Promise<TextScore | null> {
  const pdf = join(typeset, `${book}.pdf`)
  const text = join(work, `${book}.${reader}.txt`)
  const env = { ...process.env, BOOKSPOOL_HOME: join(work, 'home') }
  const run = await measuredRun(`${command(pdf, text)} || true`, env)
  const seconds = (run.cpuSec / pagesOf(pdf)) * 100
  const score = existsSync(text) ? scoreText(join(typeset, `${book}.truth.json`), text) : null
  console.log(scoreRow(`${book} · ${reader}`, score ?? 'no text', seconds))
  return score
}

/** What a page of a long book costs, and whether its length shows in memory. Answers with what is missed. */
async function judgeLongBook(pdf: string): Promise<string[]> {
  const text = join(work, 'long.txt')
  const { pages, costs, peakBytes } = await measureLongBook(pdf, work, {
    theirs: (path) => `pdftotext "${path}" "${text}"`,
    ours: (path) => `"${process.execPath}" "${bookspool}" extract "${path}" --output "${text}" --overwrite`,
  })
  const words = (each: PageCost[]): string =>
    `${median(each.map(({ cpuMs }) => cpuMs)).toFixed(2)} ms of CPU, ${median(each.map(({ wallMs }) => wallMs)).toFixed(2)} ms of time`
  const ratios = {
    cpu: costs.map(({ theirs, ours }) => ours.cpuMs / theirs.cpuMs),
    time: costs.map(({ theirs, ours }) => ours.wallMs / theirs.wallMs),
    // When V8 collects is chance: from one run to the next a book's peak is 15 MB more or less.
    memory: peakBytes.map(({ short, long }) => long / short),
  }
  const times = { cpu: median(ratios.cpu), time: median(ratios.time), memory: median(ratios.memory) }
  const range = (all: number[]): string => `${Math.min(...all).toFixed(2)} to ${Math.max(...all).toFixed(2)}`
  const megabytes = (bytes: number[]): string => `${(median(bytes) / 1e6).toFixed(0)} MB`
  console.log(`a page of ${pages.long} · pdftotext: ${words(costs.map(({ theirs }) => theirs))}`)
  console.log(`a page of ${pages.long} · bookspool: ${words(costs.map(({ ours }) => ours))}`)
  console.log(
    `times pdftotext: ${times.cpu.toFixed(2)} the CPU (${range(ratios.cpu)}), ${times.time.toFixed(2)} the time (${range(ratios.time)}; at most ${limits.perPage})`,
  )
  console.log(
    `peak memory: ${pages.short} pages ${megabytes(peakBytes.map(({ short }) => short))}, ${pages.long} pages ${megabytes(peakBytes.map(({ long }) => long))}, ${times.memory.toFixed(2)} times (${range(ratios.memory)}; at most ${limits.memory})`,
  )
  // What could not be measured is no small figure.
  return [
    ...(times.time <= limits.perPage ? [] : [`a page takes ${times.time.toFixed(2)} times pdftotext's time`]),
    ...(times.memory <= limits.memory
      ? []
      : [`a long book takes ${times.memory.toFixed(2)} times a short one's memory`]),
  ]
}

const isLongWanted = named.length === 0 || named.includes('long')

const missed: string[] = []
if (books.length > 0) console.log(scoreHead)
try {
  for (const book of books) {
    await read(book, 'pdftotext', (pdf, text) => `pdftotext "${pdf}" "${text}"`)
    await read(book, 'pdftotext -layout', (pdf, text) => `pdftotext -layout "${pdf}" "${text}"`)
    const ours = await read(
      book,
      'bookspool',
      (pdf, text) => `"${process.execPath}" "${bookspool}" extract "${pdf}" --output "${text}"`,
    )
    if (ours === null) missed.push(`${book}: no text`)
    else missed.push(...missedBy(book, ours))
  }
  if (isLongWanted) missed.push(...(await judgeLongBook(join(typeset, 'alice.pdf'))))
} finally {
  rmSync(work, { recursive: true, force: true })
}
for (const words of missed) console.error(`MISSED: ${words}`)
const isAnyRead = books.length > 0 || isLongWanted
if (!isAnyRead) console.error(`No such books in ${typeset}`)
process.exitCode = missed.length === 0 && isAnyRead ? 0 : 1
