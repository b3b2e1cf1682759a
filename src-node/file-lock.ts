import { open, readFile, writeFile, type FileHandle } from 'node:fs/promises'
import { constants } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { getSystemErrorName } from 'node:util'
import koffi from 'koffi'
import { errorCode } from './atomic-file.ts'
import { makeFolder } from './make-folder.ts'

/** flock(2) operations: https://man7.org/linux/man-pages/man2/flock.2.html */
const lockExclusive = 2
const lockNonBlocking = 4
const usualRetryMs = 50

export type FileLock = { release: () => Promise<void> }

/** 0: done. Otherwise errno says why not. */
type Flock = (fd: number, operation: number) => number
let flock: Flock | undefined

function loadFlock(): Flock {
  if (flock === undefined) {
    const library = koffi.load(process.platform === 'darwin' ? 'libSystem.dylib' : null)
    const call: unknown = library.func('int flock(int fd, int operation)')
    if (typeof call !== 'function') throw new TypeError('flock(2) could not be bound')
    flock = (fd, operation) => Number(Reflect.apply(call, undefined, [fd, operation]))
  }
  return flock
}

/** Another process holds it open on Windows, where opening without sharing is the lock. */
const heldElsewhere = new Set(['EBUSY', 'EPERM', 'EACCES'])

async function tryLock(path: string, own: Flock | undefined): Promise<FileLock | null> {
  if (process.platform === 'win32') return tryOpenExclusive(path)
  const handle = await open(path, 'a+')
  if ((own ?? loadFlock())(handle.fd, lockExclusive | lockNonBlocking) === 0) return lockOn(handle)
  const errno = koffi.errno()
  await handle.close()
  if (errno === constants.errno.EWOULDBLOCK) return null
  const code = getSystemErrorName(-errno)
  throw Object.assign(new Error(`${code}: flock '${path}'`), { code })
}

/** UV_FS_O_EXLOCK opens a file unshared on Windows: https://nodejs.org/api/fs.html#file-open-constants */
const windowsExclusive = 0x10000000

async function tryOpenExclusive(path: string): Promise<FileLock | null> {
  const readWriteCreate = 0x2 | 0x100
  try {
    return lockOn(await open(path, readWriteCreate | windowsExclusive))
  } catch (error) {
    if (heldElsewhere.has(errorCode(error) ?? '')) return null
    throw error
  }
}

function lockOn(handle: FileHandle): FileLock {
  return { release: async () => handle.close() }
}

/**
 * Takes an exclusive lock the way the Python pipeline does: flock(2) on a plain file, left behind when released; the system drops it when the
 * process dies. Null when another process still holds it after `waitMs`. Throws what Node's fs throws where the file cannot be made, and likewise where its file
 * system grants no locks. `own`: in the place of the system's flock.
 */
export async function lockFile(
  path: string,
  waitMs: number,
  retryMs = usualRetryMs,
  own?: Flock,
): Promise<FileLock | null> {
  await makeFolder(dirname(path))
  const deadline = performance.now() + waitMs
  for (;;) {
    const lock = await tryLock(path, own)
    if (lock !== null) return lock
    if (performance.now() >= deadline) return null
    await delay(retryMs)
  }
}

/** Notes beside a lock who holds it, for the words of a refusal; the lock file itself is not written to. */
export async function noteLockHolder(lockPath: string, holder: string): Promise<void> {
  await writeFile(`${lockPath}.holder`, holder)
}

export async function readLockHolder(lockPath: string): Promise<string | null> {
  try {
    return (await readFile(`${lockPath}.holder`, 'utf8')).trim() || null
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}
