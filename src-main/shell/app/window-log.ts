import { appendFile } from 'node:fs/promises'

export type WindowLog = ((words: string) => void) & { flush: () => Promise<void> }

/** One entry a happening, in order. The folder is there already. */
export function openWindowLog(path: string): WindowLog {
  let last = Promise.resolve()
  const write = (words: string): void => {
    const entry = `${new Date().toISOString()} ${words}\n`
    last = last
      .then(async () => appendFile(path, entry))
      .catch((error: unknown) => {
        // The log cannot tell of its own failure but here.
        process.stderr.write(`the log ${path} cannot be written: ${String(error)}\n`)
      })
  }
  return Object.assign(write, { flush: async () => last })
}
