import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { WorkFolders } from '../phase.ts'
import { keepAge, wasEdited } from '../phases/speech/sound-age.ts'
import { filesBelow, removePartial } from './book-folders.ts'
import { compressSound, filesAtOnce, flacBeside, flacTools } from './flac.ts'
import { compressText } from './plain-text.ts'
import { openPublishedSound } from './published-sound.ts'
import { storedSound } from './stored-sound.ts'

export type CompressOptions = {
  keepWav: boolean
  /** Configured; null: the one that is found. */
  ffmpeg: string | null
  /** Of one core, in the long run. */
  share: number
  signal: AbortSignal
}

/** The rest of the time belongs to others: a batch may be running. */
async function rest(workedMs: number, { share, signal }: CompressOptions): Promise<void> {
  const ms = workedMs * (1 / share - 1)
  if (ms > 0) await delay(ms, undefined, { signal })
}

/** Lines of pages, as text. */
export async function plainText(folders: Pick<WorkFolders, 'private'>): Promise<string[]> {
  return (await filesBelow(join(folders.private, 'extraction'))).filter((path) => path.endsWith('.json'))
}

async function compressStored(folders: WorkFolders, options: CompressOptions): Promise<boolean> {
  const all = await storedSound(folders, '.wav')
  const edited = await Promise.all(all.map(async (wav) => wasEdited(wav)))
  const wavs = all.filter((_wav, index) => edited[index] === false)
  if (wavs.length === 0) return false
  const tools = await flacTools(options.ffmpeg, options.signal)
  const published = await openPublishedSound(folders)
  for (let from = 0; from < wavs.length; from += filesAtOnce) {
    const begun = performance.now()
    for (const wav of await compressSound(wavs.slice(from, from + filesAtOnce), tools)) {
      await keepAge(flacBeside(wav))
      const followed = await published.follow(wav, flacBeside(wav))
      await rm(followed ? wav : flacBeside(wav))
    }
    await published.save()
    await rest(performance.now() - begun, options)
  }
  return true
}

/**
 * Makes the work of a finished book small without loss: stored chunks as FLAC, text as gzip. The names of chunks in the workspace follow. Stopped or
 * killed at any moment, every chunk is there in one of its forms. Answers whether sound was compressed. The caller holds the book's lock.
 */
export async function compressWork(folders: WorkFolders, options: CompressOptions): Promise<boolean> {
  await removePartial(folders.private)
  for (const path of await plainText(folders)) {
    options.signal.throwIfAborted()
    const begun = performance.now()
    await compressText(path)
    await rest(performance.now() - begun, options)
  }
  return options.keepWav ? false : compressStored(folders, options)
}
