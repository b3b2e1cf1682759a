import { release, type as systemType, version as systemVersion } from 'node:os'
import { arch } from 'node:process'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { knownFfmpeg } from '../../../src-node/ffmpeg.ts'
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

/** The ffmpeg in force, in words. */
export async function ffmpegVersion(configured: string | null): Promise<string> {
  const found = await knownFfmpeg(configured)
  if (!found.ok) return `ffmpeg: none (${found.failure.detail ?? ''})`
  const { version, path, origin } = found.value
  return `ffmpeg: ${version} at ${path} (${origin})`
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
