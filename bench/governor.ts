import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { leastCores } from '../src-main/core/governor/share.ts'
import { bandOf } from '../src-main/core/governor/permit.ts'
import {
  changesOf, hasReturned, hasSteppedBack, mean, mostInAMinute, secondsUntil, settledAfter, strangersOf, usedShare,
  within, type Machine, type Span,
} from './measure/governor-figures.ts' // prettier-ignore
import { drawLoad, type Told } from './measure/load-graph.ts'
import { recordLoad, type LoadRecord } from './measure/load-record.ts'
import { corpusFile, projectRoot } from './measure/places.ts'

/**
 * A batch of real books while another program takes a full core and gives it back, twice. Draws the load over time, prints how soon the batch settles,
 * steps back and returns and what it uses of the CPU that it may use, and exits with 1 where a limit is missed. governor.ts [PNG] [SECONDS ALONE]
 */
const png = process.argv[2] ?? join(tmpdir(), 'bookspool-governor.png')
const aloneSec = Number(process.argv[3] ?? 150)
const hogSec = aloneSec * 0.4
const thresholdPercent = 85
const limits = {
  settleSec: 60,
  stepBackSec: 5,
  returnSec: 10,
  usedShare: 0.9,
  changesAMinute: 1,
  strangers: 0.1,
}

const cores = availableParallelism()
const machine: Machine = {
  cores,
  threshold: (cores * thresholdPercent) / 100,
  least: Math.min(leastCores, cores),
}
const names = ['alice', 'time-machine', 'sherlock-notes', 'verwandlung', 'chickens-two-column']
/** Enough for all of it. */
const copies = 6
const work = mkdtempSync(join(tmpdir(), 'bookspool-governor-'))

function workspace(): string {
  const input = join(work, 'input')
  mkdirSync(input)
  for (const name of names)
    for (let copy = 1; copy <= copies; copy++) {
      const path = join(input, `${copy}-${name}.pdf`)
      copyFileSync(corpusFile('typeset', `${name}.pdf`), path)
      // A comment behind the end: the same book by another hash, else it would be a duplicate.
      appendFileSync(path, `%${copy}\n`)
    }
  const config = join(work, 'config.yaml')
  writeFileSync(
    config,
    `input_dir: input\npipeline_json: pipeline.json\nlog_file: batch.log\nlog_level: DEBUG\nmax_workers: 2\ncpu_threshold: ${thresholdPercent}\norchestrator: builtin\n`,
  )
  return config
}

const toldLine = /^(\S+) DEBUG +CPU at .*: (\d+) at work, ([\d.]+) cores each \((.*)\)$/u

/** What the runs were told, by batch.log. */
function toldBy(log: string, begunAt: number): Told[] {
  return log.split('\n').flatMap((line) => {
    const [, at, runs, share, words] = toldLine.exec(line) ?? []
    if (at === undefined || words === undefined) return []
    return [{ sec: (Date.parse(at) - begunAt) / 1000, cores: Number(runs) * Number(share), words }]
  })
}

async function withHog(record: LoadRecord, begunAt: number): Promise<Span> {
  const hog = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' })
  await once(hog, 'spawn')
  record.watchHog(hog.pid ?? null)
  const from = (Date.now() - begunAt) / 1000
  await delay(hogSec * 1000)
  hog.kill('SIGKILL')
  await once(hog, 'exit')
  record.watchHog(null)
  return { from, to: (Date.now() - begunAt) / 1000 }
}

async function interrupted(batch: ChildProcess): Promise<number> {
  const at = performance.now()
  batch.kill('SIGINT')
  await once(batch, 'exit')
  return (performance.now() - at) / 1000
}

const misses: string[] = []
/** Prints a figure, and remembers where it misses its limit. */
function judge(name: string, value: number | null, unit: string, limit: number, isLeast = false): void {
  const isMet = value !== null && (isLeast ? value >= limit : value <= limit)
  if (!isMet) misses.push(name)
  const shown = value === null ? 'never' : `${value.toFixed(unit === '' ? 0 : 1)}${unit}`
  console.log(
    `${name}: ${shown} (limit: ${isLeast ? 'at least' : 'at most'} ${limit}${unit})${isMet ? '' : ' MISSED'}`,
  )
}

function report(record: LoadRecord, told: readonly Told[], alone: readonly Span[], hogs: readonly Span[]): void {
  const { moments } = record
  const changes = changesOf(told)
  const tolerance = bandOf(cores)
  alone.forEach((span, index) => {
    const settleSec = index === 0 ? settledAfter(changes, span) : limits.returnSec
    const settled = { from: span.from + Math.max(settleSec, limits.returnSec), to: span.to }
    if (index === 0) judge('settled after', settleSec, ' s', limits.settleSec)
    judge(`alone ${index + 1}, of the permitted CPU used`, 100 * usedShare(within(moments, settled), machine), ' %', 100 * limits.usedShare, true)
    judge(`alone ${index + 1}, changes a minute`, mostInAMinute(changes, settled), '', limits.changesAMinute)
  })
  hogs.forEach((span, index) => {
    const after = { from: span.to, to: span.to + 30 }
    const told1 = changes.find((sec) => sec > span.from)
    console.log(`another program ${index + 1}: told after ${told1 === undefined ? 'never' : `${(told1 - span.from).toFixed(1)} s`}`)
    judge(`another program ${index + 1}, stepped back after`, secondsUntil(moments, span, hasSteppedBack(machine, tolerance)), ' s', limits.stepBackSec)
    judge(`another program ${index + 1}, returned after`, secondsUntil(moments, after, hasReturned(machine)), ' s', limits.returnSec)
  })
} // prettier-ignore

try {
  const config = workspace()
  const batch = spawn(
    process.execPath,
    [join(projectRoot, 'bin', 'bookspool.mjs'), 'batch', '--config', config],
    { env: { ...process.env, BOOKSPOOL_HOME: join(work, 'home') }, stdio: 'ignore' },
  )
  await once(batch, 'spawn')
  const begunAt = Date.now()
  const record = recordLoad(batch.pid ?? 0)
  const sec = (): number => (Date.now() - begunAt) / 1000
  const alone: Span[] = []
  const hogs: Span[] = []
  for (let round = 0; round < 2; round++) {
    const from = sec()
    await delay(aloneSec * 1000)
    alone.push({ from, to: sec() })
    hogs.push(await withHog(record, begunAt))
  }
  const from = sec()
  await delay(hogSec * 1000)
  alone.push({ from, to: sec() })
  record.end()
  if (batch.exitCode !== null) throw new Error(`the batch was over before the bench: ${batch.exitCode}`)
  const endSec = await interrupted(batch)
  const told = toldBy(readFileSync(join(work, 'batch.log'), 'utf8'), begunAt)
  const title = `${names.length * copies} books, ${cores} cores, cpu_threshold ${thresholdPercent} %`
  await drawLoad({ title, cores, threshold: machine.threshold, moments: record.moments, told, hogs }, png)
  report(record, told, alone, hogs)
  judge('interrupted after', endSec, ' s', 10)
  judge('lowest nice value of a child', record.leastNice(), '', 1, true)
  for (const words of new Set(told.map((entry) => entry.words.replace(/CPU at \d+ %/u, 'CPU at … %'))))
    console.log(`said: ${words}`)
  const strangers = mean(record.moments.map(strangersOf)) / cores
  console.log(`used by other programs: ${(100 * strangers).toFixed(1)} % of the CPU; graph: ${png}`)
  const taken = record.takenShare()
  console.log(`taken by the machine's host: ${(100 * taken).toFixed(1)} %`)
  if (Math.max(strangers, taken) > limits.strangers) misses.push('a machine that is quiet enough to judge')
  if (misses.length > 0) {
    console.error(`MISSED: ${misses.join('; ')}`)
    process.exitCode = 1
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}
