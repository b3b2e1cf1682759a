import { createHash } from 'node:crypto'
import type { Chunk } from '../../book/chunk.ts'
import type { Pauses } from './pauses.ts'

/** Goes up with every change in our code that makes other samples of the same words. */
export const synthesisVersion = 2

/** The voice that a book is spoken in. `name` is the engine's own, the id is ENGINE:NAME. */
export type ChosenVoice = {
  engine: string
  engineVersion: string
  name: string
  speed: number
  pauses: Pauses
  /** The rate of the book, where the voice has another one; null: it has the same. */
  convertedToHz: number | null
}

export function voiceId(voice: Pick<ChosenVoice, 'engine' | 'name'>): string {
  return `${voice.engine}:${voice.name}`
}

/** Seconds of silence after each sentence inside the chunk; the last one's stands between chunks and is none of its business. */
export function innerPauses(chunk: Chunk, pauses: Pauses): number[] {
  return chunk.sentences.slice(0, -1).map(({ after }) => pauses[after])
}

/** Everything that the samples of a chunk depend on, and nothing more: neither the book nor the place in it. SHA-256, hex. */
export function chunkKey(chunk: Chunk, voice: ChosenVoice): string {
  const { convertedToHz } = voice
  const { comma } = voice.pauses
  const said = chunk.sentences.map((sentence) => sentence.said)
  const content = [synthesisVersion, voice.engine, voice.engineVersion, voice.name, voice.speed, said, innerPauses(chunk, voice.pauses), ...(comma === null ? [] : [comma]), ...(convertedToHz === null ? [] : [{ convertedToHz }])] // prettier-ignore
  return createHash('sha256').update(JSON.stringify(content)).digest('hex')
}
