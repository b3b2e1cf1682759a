import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measuredRun } from './measure/measured-run.ts'
import { corpusFile, projectRoot } from './measure/places.ts'
import { scoreHead, scoreRow, scoreText, type TextScore } from './measure/text-score.ts'

/**
 * The reading text of typeset books against what a listener should hear, beside pdftotext's of the same files in the same run: words wrong, missing
 * and too many, heads, page numbers and notes read aloud, titles found, seconds of CPU for a hundred pages (starting the program and looking
 * through the file included). Books are named as arguments; without, all of the corpus are read. Exits with 1 where a limit is missed.
 */
const limits = {
  wer: 0.003,
  /** Books of one column without notes. */
  plainWer: 0.001,
  plain: ['alice', 'time-machine', 'verwandlung'],
  missing: 0.0002,
  notes: 0.01,
  /** Times the CPU of pdftotext. Pages that have to be recognised are no matter of these. */
  cpu: 3,
}

const isScan = (book: string): boolean => book.endsWith('-scan')

function missedBy(book: string, score: TextScore, cpuRatio: number): string[] {
  const wer = limits.plain.includes(book) ? limits.plainWer : limits.wer
  const [found, all] = score.titles.split('/')
  const checks: [bad: boolean, words: string][] = [
    [score.wer > wer, `words wrong: ${(score.wer * 100).toFixed(2)} %, limit ${wer * 100} %`],
    [!isScan(book) && score.missing / score.words > limits.missing, `${score.missing} words missing`],
    [score.headLines > 0, `${score.headLines} running heads`],
    [score.pageNumberLines > 0, `${score.pageNumberLines} page numbers`],
    [(score.notesInBody ?? 0) > limits.notes, 'notes read aloud'],
    [found !== all, `titles found: ${score.titles}`],
    [!isScan(book) && cpuRatio > limits.cpu, `${cpuRatio.toFixed(1)} times the CPU of pdftotext`],
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

function pagesOf(pdf: string): number {
  return Number(/^Pages:\s+(\d+)/mu.exec(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }))?.[1])
}

/** Runs a command that writes a text, and prints its row. Null where it writes none. */
async function read(
  book: string,
  reader: string,
  command: (pdf: string, text: string) => string,
): Promise<{ score: TextScore; seconds: number } | null> {
  const pdf = join(typeset, `${book}.pdf`)
  const text = join(work, `${book}.${reader}.txt`)
  const env = { ...process.env, BOOKSPOOL_HOME: join(work, 'home') }
  const run = await measuredRun(`${command(pdf, text)} || true`, env)
  const seconds = (run.cpuSec / pagesOf(pdf)) * 100
  const score = existsSync(text) ? scoreText(join(typeset, `${book}.truth.json`), text) : null
  console.log(scoreRow(`${book} · ${reader}`, score ?? 'no text', seconds))
  return score === null ? null : { score, seconds }
}

const missed: string[] = []
console.log(scoreHead)
try {
  for (const book of books) {
    const plain = await read(book, 'pdftotext', (pdf, text) => `pdftotext "${pdf}" "${text}"`)
    await read(book, 'pdftotext -layout', (pdf, text) => `pdftotext -layout "${pdf}" "${text}"`)
    const ours = await read(
      book,
      'bookspool',
      (pdf, text) => `"${process.execPath}" "${bookspool}" extract "${pdf}" --output "${text}"`,
    )
    if (ours === null) missed.push(`${book}: no text`)
    else missed.push(...missedBy(book, ours.score, ours.seconds / (plain?.seconds ?? Number.NaN)))
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}
for (const words of missed) console.error(`MISSED: ${words}`)
if (books.length === 0) console.error(`No typeset books in ${typeset}`)
process.exitCode = missed.length === 0 && books.length > 0 ? 0 : 1
