import { appendFile, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { inspect } from 'node:util'

export type MainLog = (what: string, cause?: unknown) => void

/** One line a happening of the shell itself (crashes of the window, refused senders, bugs), in a file and on stderr. Lines keep their order. */
export function openMainLog(path: string): MainLog {
  const write = async (line: string): Promise<void> => {
    await mkdir(dirname(path), { recursive: true })
    await appendFile(path, line)
  }
  let last: Promise<unknown> = Promise.resolve()
  return (what, cause) => {
    const line = `${new Date().toISOString()} ${what}${cause === undefined ? '' : `: ${inspect(cause)}`}\n`
    process.stderr.write(line)
    last = last
      .then(async () => write(line))
      .catch((error: unknown) => {
        // The log cannot tell of its own failure but here.
        process.stderr.write(`the log ${path} cannot be written: ${String(error)}\n`)
      })
  }
}
