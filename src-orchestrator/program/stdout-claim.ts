import type { LineSink } from './event-writer.ts'

/**
 * Takes stdout for events alone: whatever else writes to it from now on (console.log in a library, for one) goes to stderr. To be called before
 * anything could write.
 */
export function claimStdout(): LineSink {
  const { stdout, stderr } = process
  const write = stdout.write.bind(stdout)
  stdout.write = stderr.write.bind(stderr)
  let gone = false
  return {
    write: (line, written) => {
      if (!gone) return write(line, () => written?.())
      written?.()
      return true
    },
    onDrain: (listener) => {
      stdout.on('drain', listener)
      // Nobody reads any more: what is still to be sent is let go, so that nothing waits for it.
      stdout.on('error', () => {
        gone = true
        listener()
      })
    },
  }
}
