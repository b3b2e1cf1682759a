import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { plainSaying, saidFor } from '../src-orchestrator/phases/chunking/said.ts'
import { hibariFolder } from '../src-orchestrator/phases/speech/engines/hibari/voice-files.ts'
import { installVoiceFile } from '../src-orchestrator/phases/speech/engines/hibari/install-voice.ts'
import { hibariWheel } from '../src-orchestrator/phases/speech/engines/hibari/testing/hibari-wheel.ts'
import { nativeEspeak } from '../src-orchestrator/phases/speech/engines/espeak/native-espeak.ts'
import { installModel } from '../src-orchestrator/phases/speech/engines/sherpa/install-model.ts'
import { joeWheel } from '../src-orchestrator/phases/speech/engines/sherpa/testing/joe-wheel.ts'
import { sherpaFolder } from '../src-orchestrator/phases/speech/engines/sherpa/voice-files.ts'
import { firstChunkSec } from './measure/first-chunk.ts'
import { measuredRun, type Measured } from './measure/measured-run.ts'
import { corpusFile, projectRoot } from './measure/places.ts'

/**
 * Each engine on the same 10,000 characters: times real time for one and two workers, seconds of CPU, peak memory; beside hibari the same text through its
 * authors' Python program in the same run (BOOKSPOOL_PYTHON: a Python that has the wheel with scipy), held to one core. Then how long the first
 * chunk of a book takes. Exits with 1 where two workers give less than 1.9 times one, hibari takes more CPU than its Python program, or the first chunk comes later than 2 s.
 */
const characters = 10_000
const work = mkdtempSync(join(tmpdir(), 'bookspool-speech-'))
const home = join(work, 'home')
const truth = z
  .object({ chapters: z.array(z.object({ text: z.string() })) })
  .parse(JSON.parse(readFileSync(corpusFile('typeset', 'alice.truth.json'), 'utf8')))

function sentencesOf(text: string): string[] {
  const found: string[] = []
  let length = 0
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'sentence' }).segment(text)) {
    const said = saidFor(segment.trim(), plainSaying('en'))
    if (said === '' || length >= characters) continue
    found.push(said)
    length += said.length
  }
  return found
}

const sentences = sentencesOf(truth.chapters.map(({ text }) => text).join('\n'))
const list = join(work, 'sentences.json')
writeFileSync(list, JSON.stringify(sentences))
writeFileSync(join(work, 'text.txt'), sentences.join('\n'))

function row(name: string, audioSec: number, { wallSec, cpuSec, peakRssBytes }: Measured): void {
  const figures = [audioSec / wallSec, audioSec / cpuSec, cpuSec, peakRssBytes / 1e6]
  console.log(name.padEnd(30), figures.map((figure) => figure.toFixed(1).padStart(10)).join(' '))
}

async function speak(
  engine: string,
  voice: string,
  workers: number,
  revision?: string,
): Promise<Measured & { audioSec: number }> {
  const folder = join(work, `${engine}-${workers}-${revision ?? 'usual'}`)
  mkdirSync(folder)
  const script = join(projectRoot, 'bench', 'measure', 'speak-chunks.ts')
  const program = [
    process.execPath,
    script,
    engine,
    voice,
    String(workers),
    list,
    folder,
    ...(revision === undefined ? [] : [revision]),
  ]
  const log = join(folder, 'log.txt')
  const command = `${program.map((word) => `'${word}'`).join(' ')} 2>'${log}'`
  const measured = await measuredRun(command, { ...process.env, BOOKSPOOL_HOME: home })
  const [, audio = '0', cpu = '0'] = /^audio ([\d.]+) cpu ([\d.]+)$/mu.exec(readFileSync(log, 'utf8')) ?? []
  const spoken = { ...measured, audioSec: Number(audio), cpuSec: Number(cpu) }
  const form = revision === '' ? ' embedded' : ''
  row(`${engine}:${voice}${form}, ${workers} worker${workers === 1 ? '' : 's'}`, spoken.audioSec, spoken)
  return spoken
}

let missed = 0
function hold(what: string, holds: boolean): void {
  if (!holds) missed++
  console.log(`${holds ? 'holds ' : 'MISSED'} ${what}`)
}

async function measureEngine(engine: string, voice: string): Promise<Measured & { audioSec: number }> {
  const one = await speak(engine, voice, 1)
  const two = await speak(engine, voice, 2)
  const gain = one.wallSec / two.wallSec
  hold(`two workers of ${engine}: ${gain.toFixed(2)} times one (at least 1.9)`, gain >= 1.9)
  return one
}

async function firstChunks(): Promise<void> {
  const book = corpusFile('typeset', 'alice.pdf')
  for (const voice of installed?.ok === true ? ['espeak:en-us', 'hibari:heart'] : ['espeak:en-us']) {
    const sec = await firstChunkSec(book, voice, join(work, `first-${voice.split(':')[0] ?? ''}`), home)
    hold(`first chunk of alice by ${voice}: ${sec.toFixed(2)} s after phase 4 began (at most 2)`, sec <= 2)
  }
}

console.log(
  ''.padEnd(30),
  ['× real', '× per core', 'CPU s', 'peak MB'].map((head) => head.padStart(10)).join(' '),
)
await measureEngine('espeak', 'en-us')
const native = nativeEspeak()
if (native === null)
  console.log('Skipped: there is no espeak-ng here that would speak in place of the embedded one.')
else {
  await speak('espeak', 'en-us', 1, '')
  const text = join(work, 'text.txt')
  const direct = await measuredRun(`espeak-ng -v en-us -s 170 -f '${text}' -w '${join(work, 'native.wav')}'`)
  row(
    `espeak-ng ${native.version} called once`,
    (statSync(join(work, 'native.wav')).size - 44) / 44_100,
    direct,
  )
}
const wheel = hibariWheel()
const installed = wheel === null ? null : await installVoiceFile(wheel, hibariFolder(home))
if (installed?.ok === true) {
  const ours = await measureEngine('hibari', 'heart')
  const python = process.env['BOOKSPOOL_PYTHON']
  if (python === undefined) console.log('Skipped: BOOKSPOOL_PYTHON names no Python with the hibari wheel.')
  else {
    const command = `'${python}' -c 'from hibari.cli import main; main()' -o '${join(work, 'python.wav')}' < '${join(work, 'text.txt')}'`
    const theirs = await measuredRun(command)
    const bytes = readFileSync(join(work, 'python.wav')).length
    row('hibari, its Python program', (bytes - 44) / 48_000, theirs)
    hold(
      `hibari takes ${(ours.cpuSec / theirs.cpuSec).toFixed(2)} times its Python program's CPU (at most 1)`,
      ours.cpuSec <= theirs.cpuSec,
    )
  }
}
const joe = joeWheel()
const model = joe === null ? null : await installModel(joe, sherpaFolder(home))
if (model?.ok === true) await measureEngine('sherpa', model.value.name)
else console.log('Skipped: sherpa-onnx, whose model is not at hand.')
await firstChunks()
rmSync(work, { recursive: true, force: true })
process.exitCode = missed > 0 ? 1 : 0
