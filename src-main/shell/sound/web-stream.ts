import type { Readable } from 'node:stream'

/** As a Response takes it: read as it is wanted, and closed where the reader leaves in the middle, as a player does that seeks. */
export function webStream(stream: Readable): ReadableStream<Uint8Array<ArrayBuffer>> {
  const chunks: AsyncIterator<unknown, undefined> = stream[Symbol.asyncIterator]()
  return new ReadableStream({
    pull: async (controller) => {
      const next = await chunks.next()
      const value: unknown = next.value
      if (next.done === true) controller.close()
      else if (value instanceof Uint8Array) controller.enqueue(new Uint8Array(value))
    },
    cancel: () => {
      stream.destroy()
    },
  })
}
