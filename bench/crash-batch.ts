import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { audioMd5 } from './measure/audio.ts'
import { killAll } from './measure/kill.ts'
import { corpusFile, projectRoot } from './measure/places.ts'
import { descendantsOf } from './measure/process-tree.ts'
import { randomFrom } from '../src-node/testing/random.ts'
import { madeIn } from './measure/record.ts'

/**
 * kill -9 of main, of its orchestrators, or of both, at random moments of a batch of three books, started again each time, until the number of kills is reached;
 * every batch that comes to its end must have made the same audio and the same records (but for times) as one that nobody disturbed, and no finished
 * chunk twice. Exits with 1 where that is not so. crash-batch.ts [KILLS] [SEED]
 */
const kills = Number(process.argv[2] ?? 100)
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 2 ** 31))
const books = [
  corpusFile('pdf-real', 'misc', 'pdfjs__TAMReview.pdf'),
  corpusFile('pdf-real', 'papers-columns', 'pdfpig__Random_2_Columns_Lists_Hyph_-_Justified.pdf'),
  corpusFile('pdf-real', 'cjk', 'docling__normal_4pages.pdf'),
]
const targets = ['main', 'orchestrators', 'both'] as const
const bookspool = join(projectRoot, 'bin', 'bookspool.mjs')
const work = mkdtempSync(join(tmpdir(), 'bookspool-crash-batch-'))
const random = randomFrom(seed)

function workspace(name: string): string {
  const folder = join(work, name)
  mkdirSync(join(folder, 'input'), { recursive: true })
  mkdirSync(join(folder, 'config'))
  for (const book of books) copyFileSync(book, join(folder, 'input', book.split('/').at(-1) ?? ''))
  writeFileSync(
    join(folder, 'config', 'config.yaml'),
    'cpu_threshold: 100\nmax_workers: 2\norchestrator: builtin\n',
  )
  return folder
}

function batch(folder: string): ChildProcess {
  return spawn(process.execPath, [bookspool, 'batch', '--config', join(folder, 'config', 'config.yaml')], {
    env: { ...process.env, BOOKSPOOL_HOME: join(folder, 'home') },
    stdio: 'ignore',
  })
}

const packed = 'packed'

/** Finished chunks, each by what tells a file from one written anew in its place. */
function chunksIn(folder: string): Map<string, string> {
  const found = new Map<string, string>()
  const audio = join(folder, 'phase4_tts', 'audio_chunks')
  let names: string[]
  try {
    names = readdirSync(audio, { recursive: true, encoding: 'utf8' })
  } catch {
    // Nothing has been spoken yet.
    return found
  }
  for (const name of names.filter((candidate) => /\.(?:wav|flac)$/u.test(candidate))) {
    const { ino, mtimeMs } = statSync(join(audio, name))
    // Of a finished book they are compressed after it: that is not speaking them again.
    found.set(name.replace(/\.\w+$/u, ''), name.endsWith('.flac') ? packed : `${ino}:${mtimeMs}`)
  }
  return found
}

function redone(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): number {
  return [...before].filter(([name, identity]) => now.get(name) !== packed && now.get(name) !== identity)
    .length
}

function victims(child: ChildProcess, target: (typeof targets)[number]): number[] {
  if (child.pid === undefined) return []
  const tree = descendantsOf(child.pid)
  if (target === 'main') return [child.pid]
  return target === 'both' ? tree : tree.slice(1)
}

function audioOf(folder: string): string {
  const output = join(folder, 'phase5_enhancement', 'output')
  return readdirSync(output)
    .filter((file) => file.endsWith('.mp3'))
    .toSorted()
    .map((file) => `${file} ${audioMd5(join(output, file))}`)
    .join('\n')
}

const counts = { main: 0, orchestrators: 0, both: 0 }
let chunksRedone = 0
let batches = 0
let failures = 0

/** Until its batch is done, or enough has been killed. Answers with the moments that were hit. */
async function disturbed(folder: string, wholeSec: number, left: number): Promise<number> {
  let done = 0
  let before = chunksIn(folder)
  for (;;) {
    const child = batch(folder)
    const exit = once(child, 'exit')
    let isHit = false
    while (done < left && !isHit) {
      const ended = await Promise.race([exit, delay(random() * (wholeSec / 5) * 1000, null)])
      if (ended !== null) break
      const target = targets[Math.floor(random() * targets.length)] ?? 'both'
      // Between two books there is no orchestrator: another moment is waited for.
      isHit = killAll(victims(child, target)) > 0
      if (!isHit) continue
      counts[target] += 1
      done += 1
    }
    await exit
    // Orchestrators that lost their main leave by themselves; what they finish until then counts as finished.
    if (child.signalCode !== null) await delay(1500)
    const now = chunksIn(folder)
    chunksRedone += redone(before, now)
    before = now
    if (child.exitCode === 0) return done
    if (child.exitCode === 1 && done >= left)
      throw new Error(`the batch in ${folder} cannot be brought to its end`)
  }
}

try {
  const calm = workspace('calm')
  const started = performance.now()
  const undisturbed = batch(calm)
  await once(undisturbed, 'exit')
  if (undisturbed.exitCode !== 0) throw new Error(`the undisturbed batch ended with ${undisturbed.exitCode}`)
  const wholeSec = (performance.now() - started) / 1000
  const expected = { audio: audioOf(calm), record: madeIn(join(calm, 'pipeline.json'), calm) }
  console.log(`undisturbed: ${wholeSec.toFixed(1)} s; ${kills} kills, seed ${seed}`)
  for (let done = 0; done < kills; batches++) {
    const folder = workspace(`batch-${batches}`)
    const hit = await disturbed(folder, wholeSec, kills - done)
    done += hit
    const found = { audio: audioOf(folder), record: madeIn(join(folder, 'pipeline.json'), folder) }
    const same = { audio: found.audio === expected.audio, record: found.record === expected.record }
    console.log(
      `batch ${batches + 1}: ${hit} kills, audio ${same.audio ? 'same' : 'DIFFERS'}, record ${same.record ? 'same' : 'DIFFERS'}`,
    )
    if (same.audio && same.record) rmSync(folder, { recursive: true, force: true })
    else {
      failures += 1
      writeFileSync(join(work, 'expected.json'), expected.record)
      writeFileSync(join(folder, 'found.json'), found.record)
      console.error(`${expected.audio}\n--\n${found.audio}\nkept in ${folder}`)
    }
    if (hit === 0) throw new Error('a whole batch went by without a kill')
  }
  console.log(
    `killed: main ${counts.main}, orchestrators ${counts.orchestrators}, both ${counts.both}; finished chunks made again: ${chunksRedone}`,
  )
  if (failures > 0 || chunksRedone > 0) {
    console.error('MISSED: a killed batch must end as an undisturbed one, and make no finished chunk again')
    process.exitCode = 1
  }
} finally {
  if (failures === 0) rmSync(work, { recursive: true, force: true })
}
