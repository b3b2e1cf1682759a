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
let next = 0
/** The next portion when main has taken the one before: what waits in the port is all read at once. */
function tellNext(): void {
  if (next < books.length) tell({ type: 'found', books: books.slice(next, next + portion) })
  else tell({ type: 'done', refused })
  next += portion
}
port.on('message', tellNext)
tellNext()
