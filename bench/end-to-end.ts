import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measuredRun, median, type Measured } from './measure/measured-run.ts'
import { corpusFile, projectRoot } from './measure/places.ts'

/**
 * One book from PDF to MP3, against what a shell can do with the same kinds of tools: `pdftotext | espeak-ng | ffmpeg`, turn by turn in one run.
 * Exits with 1 where a limit is missed.
 */
const rounds = Number(process.argv[2] ?? 3)
const limits = { wallRatio: 2, peakMegabytes: 350 }

const book = corpusFile('typeset', 'alice.pdf')
const work = mkdtempSync(join(tmpdir(), 'bookspool-bench-'))
const bookspool = join(projectRoot, 'bin', 'bookspool.mjs')

async function convert(round: number): Promise<Measured> {
  const home = join(work, `home-${round}`)
  const config = join(work, `config-${round}.yaml`)
  writeFileSync(config, 'cpu_threshold: 100\n')
  const command = `"${process.execPath}" "${bookspool}" convert "${book}" --output "${join(work, `out-${round}`)}" --config "${config}"`
  return measuredRun(command, { ...process.env, BOOKSPOOL_HOME: home }, { countsPss: true })
}

async function pipeline(round: number): Promise<Measured> {
  const output = join(work, `pipeline-${round}.mp3`)
  return measuredRun(
    `set -o pipefail; pdftotext "${book}" - | espeak-ng --stdin --stdout | ffmpeg -nostdin -v error -y -i - -ac 1 -b:a 64k "${output}"`,
  )
}

const ours: Measured[] = []
const theirs: Measured[] = []
try {
  for (let round = 0; round < rounds; round++) {
    theirs.push(await pipeline(round))
    ours.push(await convert(round))
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}

const figures = [
  ['wall', 'wallSec', 's', 1],
  ['CPU', 'cpuSec', 's', 1],
  ['peak memory, the whole tree, shared pages once', 'peakPssBytes', 'MB', 1e6],
  ['peak memory, the whole tree, resident sizes added', 'peakRssBytes', 'MB', 1e6],
] as const

console.log(`alice.pdf, ${rounds} rounds, medians`)
for (const [name, key, unit, divisor] of figures) {
  const mine = median(ours.map((run) => run[key])) / divisor
  const other = median(theirs.map((run) => run[key])) / divisor
  const ratio = median(ours.map((run, round) => run[key] / (theirs[round]?.[key] ?? Number.NaN)))
  console.log(
    `${name.padEnd(50)} bookspool ${mine.toFixed(1)} ${unit}   pipeline ${other.toFixed(1)} ${unit}   ratio ${ratio.toFixed(2)}`,
  )
}

const bookMegabytes = ours.map((run) => run.peakBookRssBytes / 1e6)
console.log(
  `${"peak memory, the book's own processes, resident".padEnd(50)} bookspool ${median(bookMegabytes).toFixed(1)} MB, limit ${limits.peakMegabytes}`,
)

const wallRatio = median(ours.map((run, round) => run.wallSec / (theirs[round]?.wallSec ?? Number.NaN)))
const peakMegabytes = Math.max(...bookMegabytes)
const missed = [
  ...(wallRatio <= limits.wallRatio
    ? []
    : [`wall time is ${wallRatio.toFixed(2)} times the pipeline's, limit ${limits.wallRatio}`]),
  // 0: nothing was found to measure, which must not pass for little.
  ...(peakMegabytes > 0 && peakMegabytes < limits.peakMegabytes
    ? []
    : [`peak memory of a book is ${peakMegabytes.toFixed(0)} MB, limit ${limits.peakMegabytes}`]),
]
for (const words of missed) console.error(`MISSED: ${words}`)
process.exitCode = missed.length === 0 ? 0 : 1
