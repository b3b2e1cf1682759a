import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/** Of a file's bytes, lower-case hex. Throws what Node's fs throws. */
export async function fileHash(path: string, algorithm: 'sha256' | 'md5'): Promise<string> {
  const hash = createHash(algorithm)
  for await (const part of createReadStream(path)) {
    if (part instanceof Uint8Array) hash.update(part)
  }
  return hash.digest('hex')
}
