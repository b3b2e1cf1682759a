import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { corpusFile, projectRoot, toolFile } from './measure/places.ts'

/**
 * Words wrong in the reading text of typeset books, beside pdftotext's on the same files in the same run.
 * Exits with 1 where ours are more.
 */
const books = ['alice', 'time-machine', 'verwandlung', 'chickens-two-column', 'sherlock-notes']

const scoreSchema = z.object({
  wer: z.number(),
  missing: z.number(),
  extra: z.number(),
  wrong: z.number(),
  headLines: z.number(),
  pageNumberLines: z.number(),
  notesInBody: z.number().nullable(),
  titles: z.string(),
})

const work = mkdtempSync(join(tmpdir(), 'bookspool-text-'))
const bookspool = join(projectRoot, 'bin', 'bookspool.mjs')

function score(book: string, text: string): z.infer<typeof scoreSchema> {
  const truth = corpusFile('typeset', `${book}.truth.json`)
  const out = execFileSync(process.execPath, [toolFile('score-text.mjs'), truth, text, '--json'], {
    encoding: 'utf8',
  })
  return scoreSchema.parse(JSON.parse(out))
}

function row(name: string, seconds: number, result: z.infer<typeof scoreSchema>): string {
  const notes =
    result.notesInBody === null ? '    –' : `${(result.notesInBody * 100).toFixed(0).padStart(4)}%`
  return [
    name.padEnd(34),
    `${(result.wer * 100).toFixed(2).padStart(6)}%`,
    String(result.missing).padStart(7),
    String(result.extra).padStart(6),
    String(result.wrong).padStart(6),
    String(result.headLines).padStart(6),
    String(result.pageNumberLines).padStart(6),
    notes,
    result.titles.padStart(7),
    `${seconds.toFixed(2).padStart(6)}s`,
  ].join(' ')
}

function timed(run: () => void): number {
  const start = performance.now()
  run()
  return (performance.now() - start) / 1000
}

let missed = 0
console.log(`${''.padEnd(34)}    WER missing  extra  wrong  heads  pages notes  titles   time`)
try {
  for (const book of books) {
    const pdf = corpusFile('typeset', `${book}.pdf`)
    const theirs = join(work, `${book}.pdftotext.txt`)
    const ours = join(work, `${book}.txt`)
    const theirSec = timed(() => execFileSync('pdftotext', [pdf, theirs]))
    const ourSec = timed(() =>
      execFileSync(process.execPath, [bookspool, 'extract', pdf, '--output', ours], {
        env: { ...process.env, BOOKSPOOL_HOME: join(work, 'home') },
        stdio: ['ignore', 'ignore', 'pipe'],
      }),
    )
    const theirScore = score(book, theirs)
    const ourScore = score(book, ours)
    console.log(row(`${book} · pdftotext`, theirSec, theirScore))
    console.log(row(`${book} · bookspool`, ourSec, ourScore))
    if (ourScore.wer > theirScore.wer) {
      missed++
      console.error(`MISSED: ${book} has more words wrong than pdftotext's text`)
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}
process.exitCode = missed === 0 ? 0 : 1
