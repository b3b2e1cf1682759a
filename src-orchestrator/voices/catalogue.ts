import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fail, succeed, type Result } from '../../src-contract/failure.ts'
import type { Voice } from '../../src-contract/reports.ts'
import {
  voiceCatalogueSchema,
  type CatalogueFile,
  type CatalogueVoice,
  type VoiceCatalogue,
} from '../../src-contract/voice-catalogue.ts'
import { splitVoice } from '../../src-contract/voice-names.ts'
import { fileExists } from '../../src-node/atomic-file.ts'
import { fileFailure } from '../../src-node/fs-failure.ts'
import { resourceFile } from '../../src-node/install-layout.ts'
import { hasChecksum } from './download-file.ts'

/** The catalogue that came with the program, or the one that BOOKSPOOL_VOICE_CATALOGUE names. Fails with 'file-missing', 'file-unreadable', 'file-damaged'. */
export async function readCatalogue(
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Result<VoiceCatalogue>> {
  const path = environment['BOOKSPOOL_VOICE_CATALOGUE'] ?? resourceFile('voices.json')
  try {
    return succeed(voiceCatalogueSchema.parse(JSON.parse(await readFile(path, 'utf8'))))
  } catch (error) {
    const failure = fileFailure(error, path, 'file-unreadable')
    return failure === null
      ? fail('file-damaged', { file: path, detail: 'it is no catalogue of voices' })
      : { ok: false, failure }
  }
}

/** By its id, in any case; the engine's name may be left out. */
export function findOffer({ voices }: VoiceCatalogue, wish: string): CatalogueVoice | null {
  const wanted = wish.toLowerCase()
  return (
    voices.find(({ id }) => id.toLowerCase() === wanted) ??
    voices.find(({ id }) => splitVoice(id).name.toLowerCase() === wanted) ??
    null
  )
}

/**
 * The failure 'voice-file-damaged' where a file, or one of those that lie in a folder, has the name of one in the catalogue, but other bytes; null where none has. What cannot
 * be read is left to whoever installs it.
 */
export async function contradicted(
  path: string,
  catalogue: VoiceCatalogue | null,
): Promise<Result<never> | null> {
  const known = new Map<string, CatalogueFile>()
  for (const { files, shared } of catalogue?.voices ?? [])
    for (const file of files.concat(shared)) known.set(file.name, file)
  const folder = await readdir(path).catch(() => null)
  const paths = folder === null ? [path, `${path}.json`] : folder.map((name) => join(path, name))
  for (const candidate of paths) {
    const file = known.get(basename(candidate))
    if (file === undefined || !(await fileExists(candidate))) continue
    if (!(await hasChecksum(candidate, file)))
      return fail('voice-file-damaged', {
        file: candidate,
        detail: 'its checksum is not the one in the catalogue',
      })
  }
  return null
}

export type VoiceFacts = Pick<
  Voice,
  'licence' | 'forbids' | 'sampleRateHz' | 'quality' | 'downloadBytes' | 'source'
>

/** What the catalogue knows of a voice. `withShared`: what its engine's voices have in common has to be downloaded too. */
export function factsOf(offer: CatalogueVoice, withShared: boolean): VoiceFacts {
  const files = [...offer.files, ...(withShared ? offer.shared : [])]
  return {
    licence: offer.licence.name,
    forbids: offer.licence.forbids,
    sampleRateHz: offer.sampleRateHz,
    quality: offer.quality,
    downloadBytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    source: offer.files[0]?.url ?? null,
  }
}
