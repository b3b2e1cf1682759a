import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'

/** A program that floods its log fills a disk otherwise; what is over is counted, not kept. */
export const largestLogBytes = 64 * 1024 * 1024

export type LogFile = {
  path: string
  /** False: hold the source back until `onDrain` calls. */
  write: (text: string) => boolean
  onDrain: (again: () => void) => void
  /** Writes what is left. Resolves when it is in the file. */
  close: () => Promise<void>
}

/** Appends to a log. A log that cannot be written (a full disk) stops being written and says so through `onError`, once; the run goes on. */
export async function openLogFile(
  path: string,
  onError: (error: Error) => void,
  maxBytes = largestLogBytes,
): Promise<LogFile> {
  await mkdir(dirname(path), { recursive: true })
  const stream = createWriteStream(path, { flags: 'a' })
  let bytes = 0
  let leftOut = 0
  let broken = false
  const waiting = new Set<() => void>()
  const wake = (): void => {
    const all = [...waiting]
    waiting.clear()
    for (const again of all) again()
  }
  stream.on('drain', wake)
  stream.on('error', (error) => {
    if (!broken) onError(error)
    broken = true
    wake()
  })
  return {
    path,
    write: (text) => {
      if (broken || stream.writableEnded) return true
      const size = Buffer.byteLength(text)
      if (bytes + size > maxBytes) {
        leftOut += size
        return true
      }
      bytes += size
      return stream.write(text)
    },
    onDrain: (again) => {
      if (broken || !stream.writableNeedDrain) again()
      else waiting.add(again)
    },
    close: async () => {
      if (broken || stream.closed) return
      if (leftOut > 0) stream.write(`… the log is full: ${leftOut} bytes were left out.\n`)
      // An error on the way closes the stream too, and has been told by then.
      await new Promise<void>((resolve) => {
        stream.once('close', resolve)
        stream.end()
      })
    },
  }
}
