import { parentPort, workerData } from 'node:worker_threads'
import { collectPile } from './collect-pile.ts'
import { pileRequestSchema, type PileAnswer } from './pile-messages.ts'

/** Books in a message: each is read in main in one go. */
const portion = 500

if (parentPort === null) throw new Error('the pile worker runs as a worker thread')
const port = parentPort
const tell = (answer: PileAnswer): void => port.postMessage(answer)

/** Walks and types a dropped pile beside main, which has windows to serve. One pile, then it ends. */
const { paths, takePicturesAndTexts } = pileRequestSchema.parse(workerData)
const { books, refused } = await collectPile(paths, takePicturesAndTexts)
for (let from = 0; from < books.length; from += portion)
  tell({ type: 'found', books: books.slice(from, from + portion) })
tell({ type: 'done', refused })
