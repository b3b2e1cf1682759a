import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { identityAt } from '../../../src-node/same-file.ts'
import { wasEdited } from './sound-age.ts'
import { storedChunk } from './chunk-store.ts'

async function soundsIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => /\.(?:wav|flac)$/u.test(name))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}

/** Which files elsewhere are links to the chunks of a store. */
export type StoredLinks = {
  /**
   * A link to a chunk that is whole. A program that writes into the file under its published name writes into the stored one too: what it leaves is not
   * ours any more. False where there is no file.
   */
  isOurs: (path: string) => Promise<boolean>
}

/** Looks at the store once; `isMeant` picks some of its chunks by their names. */
export async function storedLinks(
  folder: string,
  isMeant: (name: string) => boolean = () => true,
): Promise<StoredLinks> {
  const names = new Map<string, string>()
  for (const name of (await soundsIn(folder)).filter(isMeant))
    names.set(await identityAt(join(folder, name)), name)
  return {
    isOurs: async (path) => {
      try {
        const identity = await identityAt(path)
        const name = names.get(identity)
        if (name === undefined) return false
        const wav = join(folder, name)
        // Made anew since, because what stood there was no longer ours.
        if ((await identityAt(wav)) !== identity) return false
        // Compressed between two runs: its length says nothing of its samples.
        if (name.endsWith('.flac')) return !(await wasEdited(wav))
        return (await storedChunk({ wav: path, sidecar: wav.replace(/\.wav$/u, '.json') })) !== null
      } catch (error) {
        if (errorCode(error) === 'ENOENT') return false
        throw error
      }
    },
  }
}
