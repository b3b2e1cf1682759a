import { release, type as systemType, version as systemVersion } from 'node:os'
import { arch } from 'node:process'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { findFfmpeg } from '../../../src-node/ffmpeg.ts'
import { fileHash } from '../../../src-node/file-hash.ts'
import { packageVersion, pinnedLibraries } from '../terminal/package-version.ts'

/** Bookspool, what it runs on, and the system: "Bookspool: 0.1.0" and so on, a line each. */
export function programVersions(): string[] {
  const electron = process.versions['electron']
  return [
    `Bookspool: ${packageVersion()}`,
    `Node: ${process.versions.node}`,
    ...(electron === undefined
      ? []
      : [`Electron: ${electron}, Chromium ${process.versions['chrome'] ?? 'unknown'}`]),
    `System: ${systemType()} ${release()} ${arch} (${systemVersion()})`,
    `Libraries: ${pinnedLibraries().join(', ')}`,
  ]
}

const known = new Map<string, Promise<string>>()

/** The ffmpeg in force, in words; asked once for each setting, because it is a program to be started. */
export async function ffmpegVersion(configured: string | null): Promise<string> {
  const key = configured ?? ''
  const found =
    known.get(key) ??
    findFfmpeg(configured).then((result) =>
      result.ok
        ? `ffmpeg: ${result.value.version} at ${result.value.path} (${result.value.origin})`
        : `ffmpeg: none (${result.failure.detail ?? ''})`,
    )
  known.set(key, found)
  return found
}

/** Of a program's file, lower-case hex; null where it is no file that can be read. */
export async function sha256OfFile(path: string): Promise<string | null> {
  try {
    return await fileHash(path, 'sha256')
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return null
  }
}
