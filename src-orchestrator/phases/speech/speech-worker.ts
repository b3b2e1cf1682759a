import { writeFileAtomic } from '../../../src-node/atomic-file.ts'
import { composeChunk, trimSilence } from './compose-chunk.ts'
import type { SpeechEngine } from './engines/engine.ts'
import { engineById } from './engines/engines.ts'
import { encodeWav } from './wav.ts'
import type { ChunkJob, ChunkRecord, WorkerAnswer, WorkerRequest } from './worker-protocol.ts'

/**
 * The program of one speech worker: an engine, loaded once, that serves chunks until its parent lets go of it. It imports nothing but Node and the
 * engines: each megabyte here is paid once for every core.
 */
let loaded: { id: string; engine: SpeechEngine; sampleRateHz: number } | undefined

async function engineFor(id: string): Promise<{ engine: SpeechEngine; sampleRateHz: number }> {
  if (loaded?.id === id) return loaded
  const loader = engineById(id)
  if (loader === undefined) throw new Error(`there is no engine ${id}`)
  loaded = { id, engine: await loader.load(), sampleRateHz: loader.sampleRateHz }
  return loaded
}

async function speak(job: ChunkJob): Promise<ChunkRecord> {
  const started = performance.now()
  const { engine, sampleRateHz } = await engineFor(job.engine)
  const sentences: Int16Array[] = []
  for (const [index, said] of job.said.entries()) {
    const silentSec = job.silentSec[index] ?? null
    const samples =
      silentSec === null
        ? trimSilence(await engine.synthesise(said, job.voice, { speed: job.speed }), sampleRateHz)
        : new Int16Array(Math.round(silentSec * sampleRateHz))
    if (samples.length === 0) throw new Error(`no sound came for “${said}”`)
    sentences.push(samples)
  }
  const { samples, timings } = composeChunk(sentences, job.pausesSec, sampleRateHz)
  const elapsedSec = (performance.now() - started) / 1000
  const record = { key: job.key, sampleRateHz, sampleCount: samples.length, timings, elapsedSec }
  await writeFileAtomic(job.wavPath, encodeWav(samples, sampleRateHz))
  await writeFileAtomic(job.sidecarPath, JSON.stringify(record))
  return record
}

async function handle(request: WorkerRequest): Promise<unknown> {
  switch (request.type) {
    case 'voices':
      return (await engineFor(request.engine)).engine.voices()
    case 'speak':
      return speak(request.job)
    case 'try': {
      const { engine } = await engineFor(request.engine)
      const samples = await engine.synthesise(request.said, request.voice, { speed: request.speed })
      return samples.some((sample) => sample !== 0)
    }
    default:
      throw new TypeError('unknown request')
  }
}

async function answer(request: WorkerRequest): Promise<WorkerAnswer> {
  try {
    return { id: request.id, ok: true, value: await handle(request) }
  } catch (error) {
    return { id: request.id, ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

// Requests are served one after the other: the parent sends the next when this one has been answered.
process.on('message', (request: WorkerRequest) => {
  void answer(request).then((reply) => process.send?.(reply))
})
// The parent is gone, whatever became of it.
process.on('disconnect', () => process.exit(0))
