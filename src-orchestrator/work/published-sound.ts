import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { WorkFolders } from '../phase.ts'
import { openOwnedFiles, sha256Of } from '../phases/owned-files.ts'
import { linkOrCopy } from '../phases/speech/link-or-copy.ts'
import { exists } from '../../src-node/path-exists.ts'
import { identityAt } from '../../src-node/same-file.ts'
import { namesIn } from './book-folders.ts'

/** The names under which chunks stand in the workspace, while their stored files change from one form into the other. */
export type PublishedSound = {
  /**
   * Puts the stored file `to` under the names that `from` has in the workspace, with `to`'s ending, and takes `from`'s away. False, and nothing is
   * changed, where somebody else has taken one of those names.
   */
  follow: (from: string, to: string) => Promise<boolean>
  save: () => Promise<void>
}

export async function openPublishedSound(folders: WorkFolders): Promise<PublishedSound> {
  const owned = await openOwnedFiles(folders, 'audio-chunks')
  const byIdentity = new Map<string, string[]>()
  const byHash = new Map<string, string[]>()
  for (const name of await namesIn(folders.audioChunks)) {
    if (!/^chunk_\d+\.(?:wav|flac)$/u.test(name)) continue
    const path = join(folders.audioChunks, name)
    const identity = await identityAt(path)
    byIdentity.set(identity, [...(byIdentity.get(identity) ?? []), path])
    const copy = owned.known(path)
    if (copy !== undefined) byHash.set(copy.sha256, [...(byHash.get(copy.sha256) ?? []), path])
  }
  const namesOf = async (stored: string): Promise<string[]> => {
    const links = byIdentity.get(await identityAt(stored)) ?? []
    if (links.length > 0 || byHash.size === 0) return links
    const copies = byHash.get(await sha256Of(stored)) ?? []
    const ours = await Promise.all(copies.map(async (path) => owned.isOurs(path)))
    return copies.filter((_path, index) => ours[index])
  }
  const isTaken = async (next: string, to: string): Promise<boolean> => {
    if (!(await exists(next))) return false
    return (await identityAt(next)) !== (await identityAt(to)) && !(await owned.isOurs(next))
  }
  return {
    follow: async (from, to) => {
      const ending = to.slice(to.lastIndexOf('.'))
      const moves = (await namesOf(from)).map((path) => ({
        path,
        next: path.slice(0, path.lastIndexOf('.')) + ending,
      }))
      for (const { next } of moves) if (await isTaken(next, to)) return false
      for (const { path, next } of moves) {
        if (!(await exists(next))) await linkOrCopy(to, next, owned)
        await rm(path)
      }
      return true
    },
    save: owned.save,
  }
}
