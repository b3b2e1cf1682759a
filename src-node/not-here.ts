import { basename, dirname, join } from 'node:path'
import type { Failure } from '../src-contract/failure.ts'

/** What a look without opening tells. `blocks`: of 512 bytes, as `stat` counts what really lies on the disk. */
export type Extent = { size: number; blocks: number }

/** Folders by which the keeper of a file can be told. */
const keepers: readonly [RegExp, string][] = [
  [/[\\/](?:Mobile Documents|iCloud ?Drive)[\\/]/iu, 'iCloud'],
  [/[\\/](?:CloudStorage[\\/])?OneDrive/iu, 'OneDrive'],
  [/[\\/](?:CloudStorage[\\/])?Dropbox/iu, 'Dropbox'],
  [/[\\/](?:CloudStorage[\\/])?Google ?Drive|[\\/]My Drive[\\/]/iu, 'Google Drive'],
  [/[\\/](?:CloudStorage[\\/])?Box(?:-Box)?[\\/]/iu, 'Box'],
]

function keeperOf(path: string): string {
  return keepers.find(([folder]) => folder.test(path))?.[1] ?? 'a cloud service'
}

/**
 * What iCloud leaves in the place of "Name.pdf": ".Name.pdf.icloud", on macOS before 14. Nextcloud and ownCloud add an ending to the name. Null: an
 * ordinary name.
 */
export function placeholderFor(name: string): { name: string; keeper: string } | null {
  const icloud = /^\.(.+)\.icloud$/u.exec(name)?.[1]
  if (icloud !== undefined) return { name: icloud, keeper: 'iCloud' }
  const synced = /^(.+)\.(nextcloud|owncloud)$/u.exec(name)
  if (synced?.[1] === undefined) return null
  return { name: synced[1], keeper: synced[2] === 'nextcloud' ? 'Nextcloud' : 'ownCloud' }
}

/** The names under which placeholders of this file would lie beside it. */
export function placeholdersOf(path: string): string[] {
  const name = basename(path)
  return [`.${name}.icloud`, `${name}.nextcloud`, `${name}.owncloud`].map((other) =>
    join(dirname(path), other),
  )
}

/**
 * NTFS keeps less than a kilobyte within the file's own record, and shows no block for it. https://learn.microsoft.com/windows-server/storage/file-server/ntfs-overview
 */
const residentBytes = 4096

/**
 * A file that a cloud service shows with its size and keeps elsewhere has no bytes on the disk: macOS calls it dataless, OneDrive and Dropbox on Windows
 * dehydrated. Opening it would download it, so it is told from the outside. On Linux no service does so, and file systems that count no blocks are common.
 */
export function isNotHere({ size, blocks }: Extent, platform: NodeJS.Platform = process.platform): boolean {
  if (blocks !== 0) return false
  return (platform === 'darwin' && size > 0) || (platform === 'win32' && size > residentBytes)
}

export function notHereFailure(path: string, keeper = keeperOf(path)): Failure {
  return { code: 'file-not-here', file: path, detail: keeper }
}
