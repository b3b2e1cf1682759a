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
export const bookLogRotation: Rotation = { maxBytes: 32 * 1024 * 1024, files: 3 }
/** A line a book and some about trouble: ten megabytes are about a hundred thousand books. */
export const batchLogRotation: Rotation = { maxBytes: 10 * 1024 * 1024, files: 5 }

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
 * Appends to a log, and puts it aside where it grows too large. A log that cannot be written (a full disk) stops being written and says so through
 * `onError`, once; the run goes on. `head`: what every file begins with.
 */
export async function openLogFile(
  path: string,
  onError: (error: Error) => void,
  rotation: Rotation = bookLogRotation,
  head: () => string = () => '',
): Promise<LogFile> {
  let bytes = 0
  let broken = false
  let stream: WriteStream | null = null
  const closing = new Set<Promise<void>>()
  const waiting = new Set<() => void>()
  const wake = (): void => {
    const all = [...waiting]
    waiting.clear()
    for (const again of all) again()
  }
  const fail = (error: unknown): void => {
    if (!broken) onError(error instanceof Error ? error : new Error(String(error)))
    broken = true
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
  try {
    await mkdir(dirname(path), { recursive: true })
    stream = begin()
  } catch (error) {
    fail(error)
  }
  return {
    path,
    write: (text) => {
      if (broken || stream === null || stream.writableEnded) return true
      const size = Buffer.byteLength(text)
      try {
        if (bytes > 0 && bytes + size > rotation.maxBytes) rotate()
      } catch (error) {
        fail(error)
        return true
      }
      bytes += size
      return stream.write(text)
    },
    onDrain: (again) => {
      if (broken || stream === null || !stream.writableNeedDrain) again()
      else waiting.add(again)
    },
    close: async () => {
      if (stream !== null && !stream.writableEnded) end(stream)
      await Promise.all(closing)
    },
  }
}
