import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

const pieceBytes = 1 << 20

/** SHA-256 as lower-case hex, read piece by piece. `onBytes` hears how many have been read so far. */
export async function hashFile(
  path: string,
  options: { signal?: AbortSignal; onBytes?: (done: number) => void } = {},
): Promise<string> {
  const hash = createHash('sha256')
  let done = 0
  const stream = createReadStream(path, {
    highWaterMark: pieceBytes,
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  })
  for await (const piece of stream) {
    if (!Buffer.isBuffer(piece)) continue
    hash.update(piece)
    done += piece.length
    options.onBytes?.(done)
  }
  return hash.digest('hex')
}
