import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { audioMd5 } from './measure/audio.ts'
import { killAll } from './measure/kill.ts'
import { randomFrom } from '../src-node/testing/random.ts'
import { descendantsOf } from './measure/process-tree.ts'
import { corpusFile, projectRoot } from './measure/places.ts'

/**
 * kill -9 of everything at random moments of one conversion, started again each time: the audio must be the same, bit for bit, as an uninterrupted run's.
 * Exits with 1 where it is not. The seed is printed and can be given: crash-resume.ts [KILLS] [SEED].
 */
const kills = Number(process.argv[2] ?? 10)
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 2 ** 31))
const book = corpusFile('typeset', 'alice.pdf')
const bookspool = join(projectRoot, 'bin', 'bookspool.mjs')
const work = mkdtempSync(join(tmpdir(), 'bookspool-crash-'))
const config = join(work, 'config.yaml')
// Not held back for whatever else this machine does.
writeFileSync(config, 'cpu_threshold: 100\n')

function convert(name: string): ChildProcess {
  const args = ['convert', book, '--output', join(work, name, 'out'), '--config', config]
  return spawn(process.execPath, [bookspool, ...args], {
    env: { ...process.env, BOOKSPOOL_HOME: join(work, name, 'home') },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

async function finish(child: ChildProcess): Promise<void> {
  if (child.exitCode === null) await once(child, 'exit')
  if (child.exitCode !== 0) throw new Error(`convert ended with ${String(child.exitCode)}`)
}

function audioOf(name: string): string {
  const folder = join(work, name, 'out')
  const files = readdirSync(folder).filter((file) => file.endsWith('.mp3'))
  const [file] = files
  if (file === undefined || files.length > 1)
    throw new Error(`${folder} holds ${files.join(', ') || 'nothing'}`)
  return audioMd5(join(folder, file))
}

try {
  const started = performance.now()
  await finish(convert('whole'))
  const wholeSec = (performance.now() - started) / 1000
  console.log(`uninterrupted: ${wholeSec.toFixed(1)} s; ${kills} kills, seed ${seed}`)
  const random = randomFrom(seed)
  for (let kill = 1; kill <= kills; kill++) {
    const child = convert('killed')
    const afterSec = random() * (wholeSec / 3)
    const ended = await Promise.race([once(child, 'exit'), delay(afterSec * 1000, null)])
    if (ended !== null) {
      console.log(`run ${kill} finished before its kill`)
      break
    }
    const processes = child.pid === undefined ? 0 : killAll(descendantsOf(child.pid))
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    console.log(`kill ${kill} after ${afterSec.toFixed(1)} s: ${processes} processes`)
  }
  await finish(convert('killed'))
  const [expected, found] = [audioOf('whole'), audioOf('killed')]
  console.log(`uninterrupted ${expected}\ninterrupted   ${found}`)
  if (expected !== found) {
    console.error('MISSED: the interrupted audio differs')
    process.exitCode = 1
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}
