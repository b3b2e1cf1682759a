import { exists } from '../../../src-node/path-exists.ts'
import { isSameFile } from '../../../src-node/same-file.ts'
import type { OwnedFiles } from '../owned-files.ts'
import { linkOrCopy } from './link-or-copy.ts'
import type { StoredLinks } from './stored-links.ts'

/** Puts a stored chunk under the contract's name: a hard link, or a copy where the disk has none. What stood there and is not ours is moved aside. */
export async function publishChunk(
  stored: string,
  path: string,
  owned: OwnedFiles,
  links: StoredLinks,
): Promise<string | null> {
  let aside: string | null = null
  if (await exists(path)) {
    if (await isSameFile(path, stored)) return null
    if (!(await links.isOurs(path))) aside = await owned.moveForeignAside(path)
  }
  await linkOrCopy(stored, path, owned)
  return aside
}
