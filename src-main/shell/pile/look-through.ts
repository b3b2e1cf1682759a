import { Worker } from 'node:worker_threads'
import { isFolder } from '../../../src-node/path-exists.ts'
import { workerEntry } from '../worker/worker-entry.ts'
import { collectPile, type Collected } from './collect-pile.ts'
import { pileAnswerSchema, type PileRequest } from './pile-messages.ts'

/** Single files up to this number are looked at in main: a thread takes longer to start. */
const fewFiles = 20

async function inThread(request: PileRequest): Promise<Collected> {
  const worker = new Worker(workerEntry('pile-worker', import.meta.url), { workerData: request })
  const books: Collected['books'] = []
  return new Promise((resolve, reject) => {
    worker.on('message', (message: unknown) => {
      const answer = pileAnswerSchema.parse(message)
      if (answer.type === 'found') {
        books.push(...answer.books)
        setImmediate(() => worker.postMessage('more'))
      } else {
        resolve({ books, refused: answer.refused })
        void worker.terminate()
      }
    })
    worker.on('error', reject)
    worker.on('exit', () => reject(new Error('the pile worker ended without an answer')))
  })
}

/** The books behind dropped paths; a folder, or many files, in a thread of its own. */
export async function lookThrough(
  paths: readonly string[],
  takePicturesAndTexts: boolean,
): Promise<Collected> {
  const folders = paths.length > fewFiles || (await Promise.all(paths.map(isFolder))).includes(true)
  return folders
    ? inThread({ paths: [...paths], takePicturesAndTexts })
    : collectPile(paths, takePicturesAndTexts)
}
