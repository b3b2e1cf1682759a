import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
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
import { measuredRun, median, type Measured } from './measure/measured-run.ts'
import { corpusFile, projectRoot } from './measure/places.ts'
import type { SpeakRequest } from './measure/speak-chunks.ts'

/**
 * Each engine on the same 10,000 characters (of two workers each speaks as many as one alone): seconds until the voice was loaded, times real time from then on,
 * seconds of CPU, peak memory; beside hibari the same text through its authors' Python program in the same run (BOOKSPOOL_PYTHON: a Python that has the wheel with
 * scipy), and beside sherpa-onnx its own API. Then what a worker keeps of two thousand chunks, and how long the first chunk of a book takes. Quick engines are measured
 * three times, and their workers on four times the sentences, one and two by turns; the median counts. Exits with 1 where two workers speak less than 1.9 times what
 * one does in the time, and less than 0.95 times what two of the engine's own program manage, hibari takes more CPU than its Python program, sherpa more than 1.05 times its API's, a worker grows, or the first chunk comes later than 2 s.
 * `node bench/speech.ts [espeak] [hibari] [sherpa]`; without names all.
 */
const wanted = process.argv.slice(2)
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

type Heard = { audioSec: number; startSec: number | null; speakingSec: number }

function row(name: string, heard: Heard, { cpuSec, peakRssBytes }: Measured): void {
  const { audioSec, startSec, speakingSec } = heard
  const figures = [startSec, audioSec / speakingSec, audioSec / cpuSec, cpuSec, peakRssBytes / 1e6]
  const told = figures.map((figure) => (figure === null ? '' : figure.toFixed(1)).padStart(10))
  console.log(name.padEnd(30), told.join(' '))
}

/** A program of others, whose start cannot be told from its speaking. */
function theirRow(name: string, audioSec: number, measured: Measured): void {
  row(name, { audioSec, startSec: null, speakingSec: measured.wallSec }, measured)
}

type Spoken = Measured & {
  audioSec: number
  startSec: number
  speakingSec: number
  /** Of `speakingSec`, the cores that were at work. */
  busyCores: number
  /** Of a worker, after a quarter of the chunks and after all. */
  memoryBytes: [number, number]
}

const spokenFigures =
  /^audio ([\d.]+) cpu ([\d.]+) ([\d.]+) memory (\d+) (\d+) start ([\d.]+) speaking ([\d.]+)$/mu

async function speak(request: Omit<SpeakRequest, 'folder'>): Promise<Spoken> {
  const folder = mkdtempSync(join(work, `${request.engine}-`))
  const script = join(projectRoot, 'bench', 'measure', 'speak-chunks.ts')
  const log = join(folder, 'log.txt')
  const words = [process.execPath, script, JSON.stringify({ ...request, folder } satisfies SpeakRequest)]
  const command = `${words.map((word) => `'${word}'`).join(' ')} 2>'${log}'`
  const measured = await measuredRun(command, { ...process.env, BOOKSPOOL_HOME: home })
  const told = spokenFigures.exec(readFileSync(log, 'utf8'))
  if (told === null) throw new Error(`${script} tells no figures`)
  rmSync(folder, { recursive: true })
  const [audioSec = 0, loadingCpuSec = 0, cpuSec = 0, quarter = 0, all = 0, startSec = 0, speakingSec = 0] = told.slice(1).map(Number) // prettier-ignore
  const busyCores = (cpuSec - loadingCpuSec) / speakingSec
  return { ...measured, audioSec, cpuSec, memoryBytes: [quarter, all], startSec, speakingSec, busyCores }
}

/** `rounds`: how often each worker's share is all of the sentences. */
async function speakList(
  engine: string,
  voice: string,
  workers: number,
  { rounds = 1, revision }: { rounds?: number; revision?: string } = {},
): Promise<Spoken> {
  const times = workers * rounds
  const spoken = await speak({ engine, voice, workers, sentences: list, perChunk: 5, times, ...(revision === undefined ? {} : { revision }) }) // prettier-ignore
  const form = revision === '' ? ' embedded' : ''
  row(`${engine}:${voice}${form}, ${workers} worker${workers === 1 ? '' : 's'}`, spoken, spoken)
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

/** Throws where one of them fails. */
function atOnce(commands: string[]): Promise<Measured> {
  const started = commands.map((command) => `${command} &`).join(' ')
  return measuredRun(`${started} ${commands.map(() => 'wait -n').join(' && ')}`)
}

type SecondsOf = (workers: 1 | 2) => Promise<number>

/** How many times what one does two do in the time: the median of three. A shared machine changes by a tenth within minutes: one is measured before two and after them. */
async function gainOfTwo(secondsOf: SecondsOf): Promise<number> {
  const gains: number[] = []
  let before = await secondsOf(1)
  while (gains.length < 3) {
    const two = await secondsOf(2)
    const after = await secondsOf(1)
    gains.push((before + after) / two)
    before = after
  }
  return median(gains)
}

/**
 * What workers take for the sentences, and keep. Where two fall short, two of the engine's own program are measured in the same way (`peer`): what they lose too is the machine's.
 * Its CPU is measured by turns with one worker afterwards: in the minutes between, a shared machine became a third faster.
 */
async function measureEngine(engine: string, voice: string, peer: SecondsOf | null): Promise<void> {
  const first = await speakList(engine, voice, 1)
  const isQuick = first.speakingSec < 20
  // At the end one of two workers has nothing to do while the other speaks its last chunk: of a quick engine's few seconds that would be a twentieth.
  const rounds = isQuick ? 4 : 1
  const busy: number[] = []
  const gain = await gainOfTwo(async (workers) => {
    const { speakingSec, busyCores } = await speakList(engine, voice, workers, { rounds })
    if (workers === 1) busy.push(busyCores)
    return speakingSec
  })
  // What speaks for one worker may be a program beside it: then one has more than a core, and two cannot have twice as much of a machine with two.
  const most = 0.95 * Math.min(2, availableParallelism() / median(busy))
  const peerGain = gain < most && peer !== null ? await gainOfTwo(peer) : null
  const least = Math.min(most, 0.95 * (peerGain ?? 2))
  const beside = peerGain === null ? '' : `; two of its own program at once ${peerGain.toFixed(2)} times one`
  hold(`two workers of ${engine}: ${gain.toFixed(2)} times one, which keeps ${median(busy).toFixed(2)} of ${availableParallelism()} cores busy${beside} (at least ${least.toFixed(2)})`, gain >= least) // prettier-ignore
  const many = await speak({ engine, voice, workers: 1, sentences: shortOnes, perChunk: 1, times: 1 })
  const [quarter, all] = many.memoryBytes.map((bytes) => bytes / 1e6)
  const growth = (all ?? 0) / (quarter ?? 0)
  hold(`a worker of ${engine} has ${all?.toFixed(0)} MB after ${manyChunks} chunks, ${growth.toFixed(2)} times what it had after ${manyChunks / 4} (at most 1.1)`, growth <= 1.1) // prettier-ignore
}

async function firstChunks(): Promise<void> {
  const book = corpusFile('typeset', 'alice.pdf')
  for (const voice of installed?.ok === true ? ['espeak:en-us', 'hibari:heart'] : ['espeak:en-us']) {
    const sec = await firstChunkSec(book, voice, join(work, `first-${voice.split(':')[0] ?? ''}`), home)
    hold(`first chunk of alice by ${voice}: ${sec.toFixed(2)} s after phase 4 began (at most 2)`, sec <= 2)
  }
}

const wheel = hibariWheel()
const installed = wheel === null ? null : await installVoiceFile(wheel, hibariFolder(home))

async function espeak(): Promise<void> {
  await measureEngine('espeak', 'en-us', null)
  const native = nativeEspeak()
  if (native === null)
    return console.log('Skipped: there is no espeak-ng here that would speak in place of the embedded one.')
  await speakList('espeak', 'en-us', 1, { revision: '' })
  const ours = await speakList('espeak', 'en-us', 1)
  const wav = join(work, 'native.wav')
  const direct = await measuredRun(`espeak-ng -v en-us -s 170 -f '${join(work, 'text.txt')}' -w '${wav}'`)
  theirRow(`espeak-ng ${native.version} called once`, (statSync(wav).size - 44) / 44_100, direct)
  console.log(
    `espeak takes ${(ours.cpuSec / direct.cpuSec).toFixed(2)} times the CPU of espeak-ng called once`,
  )
}

async function hibari(): Promise<void> {
  if (installed?.ok !== true) return console.log('Skipped: hibari, whose wheel is not at hand.')
  const python = process.env['BOOKSPOOL_PYTHON']
  const wavs = [join(work, 'python.wav'), join(work, 'second.wav')] as const
  const speakTo = (path: string, text: string): string =>
    `'${python}' -c 'from hibari.cli import main; main()' -o '${path}' < '${text}'`
  const long = join(work, 'long.txt')
  writeFileSync(long, `${sentences.join('\n')}\n`.repeat(4))
  const peer: SecondsOf = async (workers) => (await atOnce(wavs.slice(0, workers).map((wav) => speakTo(wav, long)))).wallSec // prettier-ignore
  await measureEngine('hibari', 'heart', python === undefined ? null : peer)
  if (python === undefined)
    return console.log('Skipped: BOOKSPOOL_PYTHON names no Python with the hibari wheel.')
  const ratios: number[] = []
  while (ratios.length < 3) {
    const ours = await speakList('hibari', 'heart', 1)
    const theirs = await measuredRun(speakTo(wavs[0], join(work, 'text.txt')))
    theirRow('hibari, its Python program', (statSync(wavs[0]).size - 44) / 48_000, theirs)
    ratios.push(ours.cpuSec / theirs.cpuSec)
  }
  const ratio = median(ratios)
  hold(`hibari takes ${ratio.toFixed(2)} times its Python program's CPU (at most 1)`, ratio <= 1)
}

async function sherpa(): Promise<void> {
  const joe = joeWheel()
  const model = joe === null ? null : await installModel(joe, sherpaFolder(home))
  if (model?.ok !== true) return console.log('Skipped: sherpa-onnx, whose model is not at hand.')
  const { name } = model.value
  const logs = [join(work, 'direct.txt'), join(work, 'second.txt')] as const
  const script = join(projectRoot, 'bench', 'measure', 'sherpa-direct.ts')
  const words = [process.execPath, script, sherpaFolder(home), name, list]
  const direct = (told: string): string => `${words.map((word) => `'${word}'`).join(' ')} 2>'${told}'`
  await measureEngine('sherpa', name, async (workers) => (await atOnce(logs.slice(0, workers).map(direct))).wallSec) // prettier-ignore
  const ours = await speakList('sherpa', name, 1)
  const theirs = await measuredRun(direct(logs[0]))
  const audioSec = Number(/^audio ([\d.]+)$/mu.exec(readFileSync(logs[0], 'utf8'))?.[1])
  theirRow('sherpa-onnx, its own API', audioSec, theirs)
  // By the second of sound: its own samples have other silences.
  const ratio = ours.cpuSec / ours.audioSec / (theirs.cpuSec / audioSec)
  hold(`sherpa takes ${ratio.toFixed(2)} times the CPU of its own API (at most 1.05)`, ratio <= 1.05)
}

console.log(
  ''.padEnd(30),
  ['start s', '× real', '× per core', 'CPU s', 'peak MB'].map((head) => head.padStart(10)).join(' '),
)
for (const [name, measure] of Object.entries({ espeak, hibari, sherpa }))
  if (wanted.length === 0 || wanted.includes(name)) await measure()
await firstChunks()
rmSync(work, { recursive: true, force: true })
process.exitCode = missed > 0 ? 1 : 0
