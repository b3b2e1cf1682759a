import { Worker } from 'node:worker_threads'
import { machineSampleSchema, type MachineSample } from '../../../src-contract/book-view.ts'
import { workerEntry } from '../worker/worker-entry.ts'

export type LoadSampler = { latest: () => MachineSample | null; stop: () => Promise<void> }

/** Samples the machine once a second in a worker thread, which keeps no process alive. `onError`: sampling has ended. */
export function startLoadSampler(
  listener: (sample: MachineSample) => void,
  onError: (error: Error) => void,
): LoadSampler {
  const worker = new Worker(workerEntry('load-sampler', import.meta.url))
  let latest: MachineSample | null = null
  worker.unref()
  worker.on('error', onError)
  worker.on('message', (message: unknown) => {
    latest = machineSampleSchema.parse(message)
    listener(latest)
  })
  return {
    latest: () => latest,
    stop: async () => {
      await worker.terminate()
    },
  }
}
