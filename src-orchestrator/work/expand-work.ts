import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileExists } from '../../src-node/atomic-file.ts'
import type { Pace, WorkFolders } from '../phase.ts'
import { keepAge } from '../phases/speech/sound-age.ts'
import { filesBelow, removePartial } from './book-folders.ts'
import { expandSound, filesAtOnce, flacTools } from './flac.ts'
import { expandText } from './plain-text.ts'
import { openPublishedSound } from './published-sound.ts'
import { storedSound } from './stored-sound.ts'

/**
 * Puts compressed work back as the phases left it, sample for sample, before a run: nothing else in the program knows of compressed work. A chunk that
 * cannot be read any more is dropped, and spoken again. The caller holds the book's lock. Throws ExpectedFailure 'ffmpeg-missing', 'disk-full'.
 */
export async function expandWork(
  folders: WorkFolders,
  ffmpeg: string | null,
  { signal, spent, whenRunning }: Pace,
): Promise<void> {
  const texts = (await filesBelow(join(folders.private, 'extraction'))).filter((path) => path.endsWith('.gz'))
  for (const path of texts) {
    await whenRunning()
    await expandText(path)
  }
  const flacs = await storedSound(folders, '.flac')
  if (flacs.length === 0) return
  await removePartial(folders.private)
  const tools = await flacTools(ffmpeg, signal)
  const published = await openPublishedSound(folders)
  for (let from = 0; from < flacs.length; from += filesAtOnce) {
    const some = flacs.slice(from, from + filesAtOnce)
    await whenRunning()
    const begun = performance.now()
    await expandSound(some, tools)
    // ffmpeg reads and writes files by itself, on one core: what it takes is no more than the time that passes.
    spent(performance.now() - begun)
    for (const flac of some) {
      const wav = flac.replace(/\.flac$/u, '.wav')
      await keepAge(wav)
      if (await fileExists(wav)) await published.follow(flac, wav)
      await rm(flac)
    }
  }
  await published.save()
}
