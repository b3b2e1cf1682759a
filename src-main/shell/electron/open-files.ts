import { isAbsolute, resolve } from 'node:path'

/**
 * Files of a command line: "Open with" and a second start. What looks like a switch (Chromium adds its own) and, unpackaged, the app's own path are
 * no books. Returns absolute paths.
 */
export function filesOfArgv(argv: readonly string[], cwd: string, isPackaged: boolean): string[] {
  return argv
    .slice(isPackaged ? 1 : 2)
    .filter((argument) => argument !== '' && !argument.startsWith('-') && !/^bookspool:/iu.test(argument))
    .map((argument) => (isAbsolute(argument) ? argument : resolve(cwd, argument)))
}

export type OpenFiles = {
  add: (paths: readonly string[]) => void
  /** From now on, what was and will be added goes to `take`. */
  deliverTo: (take: (paths: string[]) => void) => void
}

/** macOS hands files over before the app is ready; they wait here until it is open. */
export function collectOpenFiles(): OpenFiles {
  let waiting: string[] = []
  let deliver: ((paths: string[]) => void) | null = null
  return {
    add: (paths) => {
      if (paths.length === 0) return
      if (deliver === null) waiting.push(...paths)
      else deliver([...paths])
    },
    deliverTo: (take) => {
      deliver = take
      const first = waiting
      waiting = []
      if (first.length > 0) take(first)
    },
  }
}
