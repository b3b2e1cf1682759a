import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { measuredRun, median, type Measured } from './measured-run.ts'

/** Pages that a book is repeated to, and of the shorter one that its memory is compared with. */
const wanted = { short: 500, long: 1900 }
const rounds = 3

export type PageCost = { cpuMs: number; wallMs: number }
export type LongBook = {
  pages: { short: number; long: number }
  /** Of a page of the long book beyond what a document of one page takes. */
  theirs: PageCost
  ours: PageCost
  /** The most that the orchestrator and what it starts held, of both lengths. */
  peakBytes: { short: number; long: number }
}

export function pagesOf(pdf: string): number {
  return Number(/^Pages:\s+(\d+)/mu.exec(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }))?.[1])
}

function repeated(pdf: string, pages: number, path: string): string {
  const times = Math.ceil(pages / pagesOf(pdf))
  execFileSync('pdfunite', [...Array.from({ length: times }, () => pdf), path])
  return path
}

function costOf(one: readonly Measured[], all: readonly Measured[], pages: number): PageCost {
  const each = (of: (run: Measured) => number): number =>
    ((median(all.map(of)) - median(one.map(of))) / (pages - 1)) * 1000
  return { cpuMs: each((run) => run.cpuSec), wallMs: each((run) => run.wallSec) }
}

/**
 * What a page costs two commands, told by a book that is repeated and by a single page of it: so what starting takes is none of it. They run by turns,
 * three times. Throws where one fails.
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
  const runs = new Map<string, Measured[]>()
  for (let round = 0; round < rounds; round++)
    for (const [name, path] of Object.entries({ one, short, long })) {
      const home = join(work, `home-${name}-${round}`)
      const env = { ...process.env, BOOKSPOOL_HOME: home }
      const theirs = await measuredRun(commands.theirs(path))
      const ours = await measuredRun(commands.ours(path), env)
      for (const [who, run] of Object.entries({ theirs, ours }))
        runs.set(`${who} ${name}`, [...(runs.get(`${who} ${name}`) ?? []), run])
    }
  const of = (key: string): Measured[] => runs.get(key) ?? []
  const pages = { short: pagesOf(short), long: pagesOf(long) }
  const peak = (name: string): number =>
    Math.max(...of(`ours ${name}`).map(({ peakBookRssBytes }) => peakBookRssBytes))
  return {
    pages,
    theirs: costOf(of('theirs one'), of('theirs long'), pages.long),
    ours: costOf(of('ours one'), of('ours long'), pages.long),
    peakBytes: { short: peak('short'), long: peak('long') },
  }
}
