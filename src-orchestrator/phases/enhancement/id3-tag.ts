import { open, type FileHandle } from 'node:fs/promises'
import { writeAt } from '../../../src-node/atomic-file.ts'

const headBytes = 10

type Id3Frame = { id: string; from: number; end: number }

/** Of ID3v2's own head: seven bits to a byte. */
const tagSize = (head: Buffer): number => [6, 7, 8, 9].reduce((size, at) => size * 128 + (head[at] ?? 0), 0)

async function readExactly(file: FileHandle, bytes: number, from: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(bytes), 0, bytes, from)
  if (bytesRead !== bytes) throw new Error('the tag ends before it should')
  return buffer
}

/** Where the frames of a tag's body stand, each with its head. */
function* framesIn(body: Buffer): Generator<Id3Frame> {
  for (let at = 0; at + headBytes <= body.length && body[at] !== 0;) {
    const end = at + headBytes + body.readUInt32BE(at + 4)
    yield { id: body.toString('latin1', at, at + 4), from: at, end }
    at = end
  }
}

export function frameOf(id: string, words: Buffer): Buffer {
  const head = Buffer.alloc(headBytes)
  head.write(id, 0, 'latin1')
  head.writeUInt32BE(words.length, 4)
  return Buffer.concat([head, words])
}

/**
 * Puts `after(words)` in the place of the first frame that `isWanted` says is to be changed, in the ID3v2.3 tag that ffmpeg has written at the start of a file. The tag keeps
 * its length: what becomes longer needs as many bytes of padding. False: it has no such frame.
 */
export async function replaceFrame(
  path: string,
  isWanted: (id: string, words: Buffer) => boolean,
  after: (words: Buffer) => Buffer,
): Promise<boolean> {
  const file = await open(path, 'r+')
  try {
    const body = await readExactly(file, tagSize(await readExactly(file, headBytes, 0)), headBytes)
    const wordsOf = ({ from, end }: Id3Frame): Buffer => body.subarray(from + headBytes, end)
    const frame = [...framesIn(body)].find((each) => isWanted(each.id, wordsOf(each)))
    if (frame === undefined) return false
    const [before, behind] = [body.subarray(0, frame.from), body.subarray(frame.end)]
    const changed = Buffer.concat([before, after(wordsOf(frame)), behind])
    const surplus = changed.subarray(body.length)
    if (surplus.some((byte) => byte !== 0)) throw new Error(`${path} has no room in its tag`)
    const padding = Buffer.alloc(Math.max(0, body.length - changed.length))
    await writeAt(file, Buffer.concat([changed.subarray(0, body.length), padding]), headBytes)
    return true
  } finally {
    await file.close()
  }
}
