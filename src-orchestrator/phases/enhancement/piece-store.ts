import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { errorCode } from '../../../src-node/atomic-file.ts'
import type { PlannedChapter } from './chapter-plan.ts'
import { bitrateOf, codecShapes, encoderArgs, type Codec } from './formats.ts'
import { adtsHeader, frameExtent, mp3Header, type FrameExtent } from './frame-extent.ts'
import { oggPackets, pagedBytes } from './ogg.ts'

/** Goes up with every change that makes other bytes of the same chunks. */
export const encodingVersion = 7

/** An encoder with all its settings: what the bytes that it makes depend on besides the samples. */
export type Encoder = { codec: Codec; kbps: number | null; args: readonly string[] }

export function encoderFor(codec: Codec, bitrate: number | null, sampleRateHz: number): Encoder {
  const kbps = bitrateOf(codec, bitrate, sampleRateHz)
  return { codec, kbps, args: encoderArgs(codec, kbps) }
}

const recordSchema = z.object({
  key: z.string(),
  frames: z.number(),
  ends: z.array(z.number()),
  truePeakDb: z.number().nullable(),
  hops: z.array(z.number()),
  powers: z.array(z.number()),
})

/** A chapter's record: how far its frames go, and what was measured of them after decoding. */
export type PieceRecord = z.infer<typeof recordSchema>
/** A chapter in one codec, without a container. */
export type Piece = PieceRecord & { path: string; codec: Codec }

export type PieceKey = {
  ffmpegVersion: string
  sampleRateHz: number
  gainDb: number
  limits: readonly number[]
}

export function pieceKey(chapter: PlannedChapter, { codec, args }: Encoder, by: PieceKey): string {
  const chunks = chapter.chunks.map(({ key, pause }) => [key, pause])
  const content = [encodingVersion, codec, args, by.ffmpegVersion, by.limits, by.sampleRateHz, by.gainDb, chapter.lead, chunks] // prettier-ignore
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}

export function piecePath(folder: string, key: string, codec: Codec): string {
  return join(folder, `${key}.${codecShapes[codec].stream?.extension ?? codec}`)
}

async function oggExtent(path: string): Promise<FrameExtent | null> {
  let [packets, bytes] = [0, 0]
  try {
    for await (const packet of oggPackets(createReadStream(path))) {
      packets += packet.length > 0 ? 1 : 0
      // The first two are heads, which a file has once.
      if (packets > 2) bytes += pagedBytes(packet.length)
    }
  } catch (error) {
    if (error instanceof Error && errorCode(error) === undefined) return null
    throw error
  }
  return packets > 2 ? { frames: packets - 2, ends: [Math.ceil(bytes)] } : null
}

/** How many frames a bare stream holds; null where it is damaged or cut off. */
export async function extentOf(path: string, codec: Codec): Promise<FrameExtent | null> {
  if (codec === 'mp3') return frameExtent(createReadStream(path), mp3Header)
  if (codec === 'aac') return frameExtent(createReadStream(path), adtsHeader)
  if (codec === 'opus') return oggExtent(path)
  const { size } = await stat(path)
  return size > 0 && size % 2 === 0 ? { frames: size / 2, ends: [] } : null
}

/** A piece that stands whole under its key. */
export async function standingPiece(path: string, key: string, codec: Codec): Promise<Piece | null> {
  try {
    const record = recordSchema.safeParse(JSON.parse(await readFile(`${path}.json`, 'utf8'))).data
    if (record === undefined || record.key !== key) return null
    const extent = await extentOf(path, codec)
    return extent?.frames === record.frames ? { ...record, ...extent, path, codec } : null
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return null
    throw error
  }
}
