import { parentPort } from 'node:worker_threads'
import { storeRequestSchema } from './store-messages.ts'
import { openStore } from './store.ts'

/** The thread that alone parses, holds and writes pipeline.json: 200 MB of it with a thousand books, which must never stop main. */
if (parentPort === null) throw new Error('the store worker runs as a worker thread')
const port = parentPort
const store = openStore((message) => port.postMessage(message))
port.on('message', (message: unknown) => {
  // A message that does not parse is a bug of ours; thrown here it ends the worker, and main hears of it.
  void store.handle(storeRequestSchema.parse(message))
})
