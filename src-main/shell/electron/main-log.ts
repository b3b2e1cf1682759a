import { appendFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { inspect } from 'node:util'

export type MainLog = (what: string, cause?: unknown) => void

/** One line a happening of the shell itself (crashes of the window, refused senders, bugs), in a file and on stderr. Lines keep their order. */
export function openMainLog(path: string): MainLog {
  let last: Promise<unknown> = mkdir(dirname(path), { recursive: true })
  return (what, cause) => {
    const line = `${new Date().toISOString()} ${what}${cause === undefined ? '' : `: ${inspect(cause)}`}\n`
    process.stderr.write(line)
    last = last
      .then(async () => appendFile(path, line))
      .catch((error: unknown) => {
        // The log cannot tell of its own failure but here.
        process.stderr.write(`the log ${path} cannot be written: ${String(error)}\n`)
      })
  }
}
