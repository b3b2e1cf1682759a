import { randomUUID } from 'node:crypto'
import { open, realpath, rename, rm, stat, writeFile, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join, sep } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

const renameAttempts = 8
const renameBackoffMs = 25

/** Windows refuses to rename over a file that a virus scanner or another reader holds open for a moment. */
const transientRenameErrors = new Set(['EPERM', 'EBUSY', 'EACCES'])

export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/**
 * A write through a handle fails without the file's name, one beside its place with a name that means nothing to anybody. Either is told of `name`, so that
 * whoever hears of it knows which file, and on which disk, it is about; a file of a folder that is written beside its place as one below `name`.
 */
export async function namingFile<T>(name: string, work: () => Promise<T>, temporary?: string): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Error && errorCode(error) !== undefined) {
      const named = placeOfError(error)
      const below = temporary === undefined ? null : `${temporary}${sep}`
      if (named === null || named === temporary) Object.assign(error, { path: name, dest: undefined })
      else if (below !== null && named.startsWith(below))
        Object.assign(error, { path: join(name, named.slice(below.length)), dest: undefined })
    }
    throw error
  }
}

/** The file that could not be written or read, as far as the system named one; of two that was to be made. */
export function placeOfError(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  if ('dest' in error && typeof error.dest === 'string') return error.dest
  return 'path' in error && typeof error.path === 'string' ? error.path : null
}

/** Writes a file in a folder that is itself written beside its place, so that a half of it is harmless. */
export async function writeNamed(path: string, data: string | Uint8Array | Uint8Array[]): Promise<void> {
  await namingFile(path, async () => writeFile(path, data))
}

/** Writes all of the bytes there: a disk that fills takes a part of them first, without an error. */
export async function writeAt(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;)
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten
}

/** A name beside `path` that nobody else uses and that no reader takes for a finished file. */
export function temporaryBeside(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomUUID()}.part`)
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** What a file system answers that cannot sync a folder, as some of networks and of user space: the renamed file is there all the same. */
const cannotSync = new Set(['EINVAL', 'EBADF', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EACCES', 'EPERM'])

/** Makes a folder's entries durable, as far as its system can. */
export async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder for syncing, and keeps its directory entries in order by itself.
  if (process.platform === 'win32') return
  try {
    const handle = await open(path, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (!cannotSync.has(errorCode(error) ?? '')) throw error
  }
}

async function renameInPlace(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await rename(from, to)
      return
    } catch (error) {
      const transient = process.platform === 'win32' && transientRenameErrors.has(errorCode(error) ?? '')
      if (!transient || attempt === renameAttempts) throw error
      await delay(renameBackoffMs * 2 ** attempt)
    }
  }
}

/** Moves a file that was written beside its place into it: synced first, so that a power cut leaves the old file or the whole new one. */
export async function commitFile(temporary: string, path: string): Promise<void> {
  await syncFile(temporary)
  await renameInPlace(temporary, path)
  await syncFolder(dirname(path))
}

/**
 * Writes a file whole or not at all: beside its place, fsync, rename. Text may come in pieces. Throws what Node's fs, or the one who gives the pieces,
 * throws; the temporary file is removed.
 */
export async function writeFileAtomic(
  path: string,
  data: string | Uint8Array | Iterable<string> | AsyncIterable<string>,
  mode?: number,
): Promise<void> {
  const temporary = temporaryBeside(path)
  const write = async (): Promise<void> => {
    const handle = await open(temporary, 'wx')
    try {
      if (mode !== undefined) await handle.chmod(mode)
      await handle.writeFile(data)
    } finally {
      await handle.close()
    }
    await commitFile(temporary, path)
  }
  try {
    await namingFile(path, write, temporary)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/**
 * The same for a file of the user's: one that is a link stays a link to what is written, and permissions stay as they are.
 */
export async function rewriteFile(path: string, data: string | Uint8Array): Promise<void> {
  try {
    const target = await realpath(path)
    const { mode } = await stat(target)
    await writeFileAtomic(target, data, mode & 0o7777)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
    await writeFileAtomic(path, data)
  }
}

export async function fileExists(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return false
    throw error
  }
}
