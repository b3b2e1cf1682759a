import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { changeReportSchema } from '../src-contract/reports.ts'
import { epubWords, wordsOf } from './measure/epub-words.ts'
import { corpusFile, projectRoot } from './measure/places.ts'

/**
 * Every EPUB of the corpus: the words that stand in its documents against those that are read or said to be left out. Books are chosen by a part of
 * their names. Exits with 1 where a word is neither, where one is read that the book does not have, where a valid book with words is not read, and where one is
 * refused without a reason.
 */
const named = process.argv.slice(2)
const work = mkdtempSync(join(tmpdir(), 'bookspool-ebooks-'))
const bookspool = join(projectRoot, 'bin', 'bookspool.mjs')
/** So that nothing is announced in words of ours. */
const readAll = ['captions', 'tables', 'formulas', 'program-code', 'margin-notes', 'citations'].flatMap(
  (kind) => [`--${kind}`, 'read'],
)

/** The words that are in the one list more often than in the other. */
function without(words: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>()
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1)
  return words.filter((word) => {
    const times = left.get(word) ?? 0
    left.set(word, times - 1)
    return times <= 0
  })
}

let missed = 0
function tell(file: string, words: string, holds: boolean): void {
  if (!holds) missed++
  console.log(`${holds ? '      ' : 'MISSED'} ${file.padEnd(76)} ${words}`)
}

const shown = (words: readonly string[]): string =>
  [words.length, ...words.slice(0, 8), ...(words.length > 8 ? ['…'] : [])].join(' ')

async function judge(file: string): Promise<void> {
  const path = corpusFile('epub', file)
  const own = await epubWords(path)
  const text = join(work, `${basename(file)}.txt`)
  const report = join(work, `${basename(file)}.json`)
  const run = spawnSync(
    process.execPath,
    [bookspool, 'extract', path, '--output', text, '--report', report, ...readAll],
    { env: { ...process.env, BOOKSPOOL_HOME: join(work, 'home') }, encoding: 'utf8' },
  )
  if (run.status !== 0) {
    const reason = /\[([a-z-]+)\]\s*$/u.exec(run.stderr)?.[1]
    const isValid = file.endsWith('-valid.epub') && (own ?? []).length > 0
    return tell(file, `refused: ${reason ?? run.stderr}`, reason !== undefined && !isValid)
  }
  const { items } = changeReportSchema.parse(JSON.parse(readFileSync(report, 'utf8')))
  const read = wordsOf(readFileSync(text, 'utf8'))
  if (own === null) return tell(file, `${read.length} words read; no list of its documents was found`, true)
  const leftOut = items.flatMap((item) => (item.restored ? [] : wordsOf(item.text)))
  const missing = without(own, [...read, ...leftOut])
  // The numbers of lists stand in no document: who shows it counts.
  const extra = without(read, own).filter((word) => !/^(?:\p{N}+|.)$/u.test(word))
  const words = `${own.length} words, ${read.length} read, missing ${shown(missing)}, extra ${shown(extra)}`
  tell(file, words, missing.length === 0 && extra.length === 0)
}

try {
  const files = readdirSync(corpusFile('epub'), { recursive: true, encoding: 'utf8' })
    .filter(
      (name) => name.endsWith('.epub') && (named.length === 0 || named.some((part) => name.includes(part))),
    )
    .toSorted()
  for (const file of files) await judge(file)
  if (files.length === 0) tell(named.join(' '), 'no such books', false)
} finally {
  rmSync(work, { recursive: true, force: true })
}
process.exitCode = missed === 0 ? 0 : 1
