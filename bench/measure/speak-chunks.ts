import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { builtFile } from '../../src-node/install-layout.ts'
import { speechTools } from '../../src-orchestrator/phases/speech/speech-tools.ts'
import { treeMemory } from './process-tree.ts'
import { startWorker } from '../../src-orchestrator/phases/speech/worker-process.ts'

const requestSchema = z.object({
  engine: z.string(),
  voice: z.string(),
  workers: z.number(),
  /** A JSON file with the sentences. */
  sentences: z.string(),
  perChunk: z.number(),
  /** How often all of them are spoken. */
  times: z.number(),
  folder: z.string(),
  revision: z.string().optional(),
})
export type SpeakRequest = z.infer<typeof requestSchema>

/**
 * speak-chunks.ts REQUEST: speaks the sentences on so many of the built workers, as a book is spoken, and prints the seconds of sound, those of CPU until all workers had their voice and in all, a worker's resident
 * bytes after a quarter of the chunks and after all, the seconds until they had it, and those of speaking.
 */
const request = requestSchema.parse(JSON.parse(process.argv[2] ?? ''))
const { engine, voice, workers, perChunk, folder, revision } = request
const sentences = z.array(z.string()).parse(JSON.parse(readFileSync(request.sentences, 'utf8')))
const loader = speechTools.engines.find(({ id }) => id === engine)
if (loader === undefined) throw new RangeError(`there is no engine ${engine}`)
const known = (await loader.load()).voices().find(({ name }) => name === voice)
if (known === undefined) throw new RangeError(`${engine} has no voice ${voice}`)
const sampleRateHz = known.sampleRateHz ?? loader.sampleRateHz
const answerSchema = z.object({ sampleCount: z.number() })

const once = Array.from({ length: Math.ceil(sentences.length / perChunk) }, (_, index) =>
  sentences.slice(index * perChunk, (index + 1) * perChunk),
)
const chunks = Array.from({ length: request.times }, () => once).flat()
let next = 0
let done = 0
const memory = new Map<number, number>()
const looks = [Math.floor(chunks.length / 4), chunks.length]
let audioSec = 0
/** What the workers say: they are ended, not waited for, so that their time does not count as this process's. */
let spentMs = 0
// The compiling of this bench from its sources is nobody's work.
const before = process.cpuUsage()
const started = performance.now()
const loaded = await Promise.all(
  Array.from({ length: workers }, async () => {
    const worker = startWorker({
      program: builtFile('orchestrator', 'speech-worker.js'),
      engine,
      commands: [],
      patienceSec: speechTools.patienceSec,
      onSaid: () => undefined,
      onWords: (words) => process.stderr.write(`${words}\n`),
      onSpent: (coreMs) => {
        spentMs += coreMs
      },
    })
    await worker.ask({ type: 'ready', by: { engine, voice } })
    return worker
  }),
)
const speaking = performance.now()
const spentSec = (): number => {
  const { user, system } = process.cpuUsage(before)
  return spentMs / 1000 + (user + system) / 1e6
}
const loadingCpuSec = spentSec()
await Promise.all(
  loaded.map(async (worker) => {
    while (next < chunks.length) {
      const index = next++
      const said = chunks[index] ?? []
      const base = join(folder, `${engine}-${index}`)
      const job = {
        speed: 1,
        sampleRateHz,
        sentences: said.map((sentence) => [
          { said: sentence, by: { engine, voice, ...(revision === undefined ? {} : { revision }) } },
        ]),
        commaSec: null,
        pausesSec: said.slice(1).map(() => 0.35),
        wavPath: `${base}.wav`,
        sidecarPath: `${base}.json`,
        key: `${index}`,
        variant: null,
        gap: null,
        otherVoices: [],
      }
      const { sampleCount } = answerSchema.parse(await worker.ask({ type: 'speak', job }))
      audioSec += sampleCount / sampleRateHz
      done++
      if (looks.includes(done) && worker.pid !== undefined) memory.set(done, treeMemory(worker.pid).rssBytes)
    }
    worker.end()
  }),
)
const bytes = looks.map((count) => memory.get(count) ?? 0).join(' ')
const sec = (ms: number): string => (ms / 1000).toFixed(2)
process.stderr.write(`audio ${audioSec.toFixed(2)} cpu ${loadingCpuSec.toFixed(2)} ${spentSec().toFixed(2)} `)
process.stderr.write(`memory ${bytes} start ${sec(speaking - started)} `)
process.stderr.write(`speaking ${sec(performance.now() - speaking)}\n`)
process.exit(0)
