import { execFileSync } from 'node:child_process'
import { basename, join } from 'node:path'
import { measuredRun, type Measured } from './measured-run.ts'

/** Pages that a book is repeated to, and of the shorter one that its memory is compared with. */
const wanted = { short: 500, long: 1900 }
const rounds = 5

export type PageCost = { cpuMs: number; wallMs: number }
export type LongBook = {
  pages: { short: number; long: number }
  /** Of each round: a page of the long book beyond what a document of one page takes. */
  costs: { theirs: PageCost; ours: PageCost }[]
  /** Of each round: the most that the orchestrator and what it starts held, of both lengths. */
  peakBytes: { short: number; long: number }[]
}

export function pagesOf(pdf: string): number {
  return Number(/^Pages:\s+(\d+)/mu.exec(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }))?.[1])
}

function repeated(pdf: string, pages: number, path: string): string {
  const times = Math.ceil(pages / pagesOf(pdf))
  execFileSync('pdfunite', [...Array.from({ length: times }, () => pdf), path])
  return path
}

function costOf(one: Measured, all: Measured, pages: number): PageCost {
  const each = (of: (run: Measured) => number): number => ((of(all) - of(one)) / (pages - 1)) * 1000
  return { cpuMs: each((run) => run.cpuSec), wallMs: each((run) => run.wallSec) }
}

/**
 * What a page costs two commands, told by a book that is repeated and by a single page of it: so what starting takes is none of it. They run by turns,
 * five times: within minutes a shared machine becomes a third faster or slower. Throws where one fails.
 */
export async function measureLongBook(
  pdf: string,
  work: string,
  commands: { theirs: (pdf: string) => string; ours: (pdf: string) => string },
): Promise<LongBook> {
  const one = join(work, 'one.pdf')
  execFileSync('pdfseparate', ['-f', '20', '-l', '20', pdf, one])
  const short = repeated(pdf, wanted.short, join(work, 'short.pdf'))
  const long = repeated(pdf, wanted.long, join(work, 'long.pdf'))
  const pages = { short: pagesOf(short), long: pagesOf(long) }
  const costs: LongBook['costs'] = []
  const peakBytes: LongBook['peakBytes'] = []
  for (let round = 0; round < rounds; round++) {
    const read = async (path: string): Promise<Measured> =>
      measuredRun(commands.ours(path), { ...process.env, BOOKSPOOL_HOME: join(work, `home-${round}-${basename(path)}`) }) // prettier-ignore
    const theirOne = await measuredRun(commands.theirs(one))
    const ourOne = await read(one)
    const theirLong = await measuredRun(commands.theirs(long))
    const ourLong = await read(long)
    costs.push({
      theirs: costOf(theirOne, theirLong, pages.long),
      ours: costOf(ourOne, ourLong, pages.long),
    })
    const ourShort = await read(short)
    peakBytes.push({ short: ourShort.peakBookRssBytes, long: ourLong.peakBookRssBytes })
  }
  return { pages, costs, peakBytes }
}
