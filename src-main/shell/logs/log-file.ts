import { createWriteStream, fstatSync, openSync, renameSync, rmSync, type WriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { errorCode } from '../../../src-node/atomic-file.ts'

export type Rotation = {
  /** A file that would grow beyond this is put aside as PATH.1, and a fresh one begun. */
  maxBytes: number
  /** How many are kept, the one that is written included. */
  files: number
}

/** A program that floods its log fills a disk otherwise. A long book of ours writes some hundred lines; only a flood is ever cut. */
const bookLogRotation: Rotation = { maxBytes: 32 * 1024 * 1024, files: 3 }
/** A line a book and some about trouble: ten megabytes are about a hundred thousand books. */
export const batchLogRotation: Rotation = { maxBytes: 10 * 1024 * 1024, files: 5 }

/** A disk that was full, or not there, is tried again after so long. */
const retryMs = 30_000

export type LogFileOptions = {
  rotation?: Rotation
  /** What every file begins with. */
  head?: () => string
  /** Milliseconds. */
  now?: () => number
}

export type LogFile = {
  path: string
  /** False: hold the source back until `onDrain` calls. */
  write: (text: string) => boolean
  onDrain: (again: () => void) => void
  /** Writes what is left. Resolves when it is in the file. */
  close: () => Promise<void>
}

function shift(path: string, files: number): void {
  for (let number = files - 1; number >= 1; number--) {
    const from = number === 1 ? path : `${path}.${number - 1}`
    try {
      renameSync(from, `${path}.${number}`)
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error
    }
  }
  // With one file alone there is no place to put it aside.
  if (files <= 1) rmSync(path, { force: true })
}

/**
 * Appends to a log, and puts it aside where it grows too large. One that cannot be written (a full disk) says so through `onError`, once, and is tried again after half
 * a minute, with a line that tells of the gap; the run goes on.
 */
export async function openLogFile(
  path: string,
  onError: (error: Error) => void,
  { rotation = bookLogRotation, head = () => '', now = () => performance.now() }: LogFileOptions = {},
): Promise<LogFile> {
  let bytes = 0
  /** When what is broken is tried again. */
  let retryAt: number | null = null
  let told = false
  let stream: WriteStream | null = null
  const closing = new Set<Promise<void>>()
  const waiting = new Set<() => void>()
  const wake = (): void => {
    const all = [...waiting]
    waiting.clear()
    for (const again of all) again()
  }
  const fail = (error: unknown): void => {
    retryAt = now() + retryMs
    if (!told) onError(error instanceof Error ? error : new Error(String(error)))
    told = true
    wake()
  }
  const end = (over: WriteStream): void => {
    // An error on the way closes the stream too, and has been told by then.
    const closed = new Promise<void>((resolve) => {
      if (over.closed) resolve()
      else over.once('close', resolve)
    })
    closing.add(closed)
    void closed.then(() => {
      closing.delete(closed)
      // It drains no more: whoever waited for it would wait for ever.
      wake()
    })
    over.end()
  }
  const begin = (): WriteStream => {
    // Opened at once: a file that is only about to exist could not be put aside.
    const fd = openSync(path, 'a')
    bytes = fstatSync(fd).size
    return createWriteStream(path, { fd }).on('drain', wake).on('error', fail)
  }
  const rotate = (): void => {
    if (stream !== null) end(stream)
    shift(path, rotation.files)
    stream = begin()
    const first = head()
    bytes += Buffer.byteLength(first)
    if (first !== '') stream.write(first)
  }
  const goOn = (): void => {
    stream = begin()
    retryAt = null
    // The line that was being written may have been cut.
    const gap = `${bytes > 0 ? '\n' : head()}${new Date().toISOString()} WARNING Lines are missing here: this log could not be written\n`
    bytes += Buffer.byteLength(gap)
    stream.write(gap)
  }
  try {
    await mkdir(dirname(path), { recursive: true })
    stream = begin()
  } catch (error) {
    fail(error)
  }
  return {
    path,
    write: (text) => {
      if (stream?.writableEnded === true || (retryAt !== null && now() < retryAt)) return true
      const size = Buffer.byteLength(text)
      try {
        if (retryAt !== null) goOn()
        if (bytes > 0 && bytes + size > rotation.maxBytes) rotate()
      } catch (error) {
        fail(error)
        return true
      }
      bytes += size
      return stream?.write(text) ?? true
    },
    onDrain: (again) => {
      if (retryAt !== null || stream === null || !stream.writableNeedDrain) again()
      else waiting.add(again)
    },
    close: async () => {
      if (stream !== null && !stream.writableEnded) end(stream)
      await Promise.all(closing)
    },
  }
}
