import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
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
import type { SpeakRequest } from './measure/speak-chunks.ts'

/**
 * Each engine on the same 10,000 characters: times real time for one and two workers, seconds of CPU, peak memory; beside hibari the same text through its
 * authors' Python program in the same run (BOOKSPOOL_PYTHON: a Python that has the wheel with scipy), held to one core, and beside sherpa-onnx its own API. Then what a
 * worker keeps of two thousand chunks, and how long the first chunk of a book takes. Exits with 1 where two workers give less than 1.9 times one, hibari takes more CPU than its
 * Python program, sherpa more than 1.05 times its API's, a worker grows, or the first chunk comes later than 2 s.
 */
const characters = 10_000
const manyChunks = 2000
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

type Spoken = Measured & {
  audioSec: number
  /** Of a worker, after a quarter of the chunks and after all. */
  memoryBytes: [number, number]
}

async function speak(request: Omit<SpeakRequest, 'folder'>): Promise<Spoken> {
  const folder = mkdtempSync(join(work, `${request.engine}-`))
  const script = join(projectRoot, 'bench', 'measure', 'speak-chunks.ts')
  const log = join(folder, 'log.txt')
  const words = [process.execPath, script, JSON.stringify({ ...request, folder } satisfies SpeakRequest)]
  const command = `${words.map((word) => `'${word}'`).join(' ')} 2>'${log}'`
  const measured = await measuredRun(command, { ...process.env, BOOKSPOOL_HOME: home })
  const told = /^audio ([\d.]+) cpu ([\d.]+) memory (\d+) (\d+)$/mu.exec(readFileSync(log, 'utf8'))
  rmSync(folder, { recursive: true })
  const [audioSec = 0, cpuSec = 0, quarter = 0, all = 0] = (told ?? []).slice(1).map(Number)
  return { ...measured, audioSec, cpuSec, memoryBytes: [quarter, all] }
}

async function speakList(engine: string, voice: string, workers: number, revision?: string): Promise<Spoken> {
  const spoken = await speak({ engine, voice, workers, sentences: list, perChunk: 5, ...(revision === undefined ? {} : { revision }) }) // prettier-ignore
  const form = revision === '' ? ' embedded' : ''
  row(`${engine}:${voice}${form}, ${workers} worker${workers === 1 ? '' : 's'}`, spoken.audioSec, spoken)
  return spoken
}

let missed = 0
function hold(what: string, holds: boolean): void {
  if (!holds) missed++
  console.log(`${holds ? 'holds ' : 'MISSED'} ${what}`)
}

/** Short ones: what a worker keeps of a chunk it keeps of each, and two thousand are to be spoken in a few minutes. */
const shortOnes = join(work, 'short.json')
const short = sentences.filter(({ length }) => length < 40)
writeFileSync(
  shortOnes,
  JSON.stringify(Array.from({ length: manyChunks }, (_, index) => short[index % short.length])),
)

async function measureEngine(engine: string, voice: string): Promise<Spoken> {
  const one = await speakList(engine, voice, 1)
  const two = await speakList(engine, voice, 2)
  const gain = one.wallSec / two.wallSec
  hold(`two workers of ${engine}: ${gain.toFixed(2)} times one (at least 1.9)`, gain >= 1.9)
  const many = await speak({ engine, voice, workers: 1, sentences: shortOnes, perChunk: 1 })
  const [quarter, all] = many.memoryBytes.map((bytes) => bytes / 1e6)
  const growth = (all ?? 0) / (quarter ?? 0)
  hold(`a worker of ${engine} has ${all?.toFixed(0)} MB after ${manyChunks} chunks, ${growth.toFixed(2)} times what it had after ${manyChunks / 4} (at most 1.1)`, growth <= 1.1) // prettier-ignore
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
  await speakList('espeak', 'en-us', 1, '')
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
if (model?.ok === true) {
  const { name } = model.value
  const ours = await measureEngine('sherpa', name)
  const log = join(work, 'direct.txt')
  const script = join(projectRoot, 'bench', 'measure', 'sherpa-direct.ts')
  const direct = await measuredRun(
    `'${process.execPath}' '${script}' '${sherpaFolder(home)}' '${name}' '${list}' 2>'${log}'`,
  )
  const audioSec = Number(/^audio ([\d.]+)$/mu.exec(readFileSync(log, 'utf8'))?.[1])
  row('sherpa-onnx, its own API', audioSec, direct)
  // By the second of sound: its own samples have other silences.
  const ratio = ours.cpuSec / ours.audioSec / (direct.cpuSec / audioSec)
  hold(`sherpa takes ${ratio.toFixed(2)} times the CPU of its own API (at most 1.05)`, ratio <= 1.05)
} else console.log('Skipped: sherpa-onnx, whose model is not at hand.')
await firstChunks()
rmSync(work, { recursive: true, force: true })
process.exitCode = missed > 0 ? 1 : 0
