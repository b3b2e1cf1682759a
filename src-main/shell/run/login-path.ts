import { execFile } from 'node:child_process'
import { delimiter, isAbsolute } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
/** A shell that waits for something at its start is given up. */
const shellTimeoutMs = 5000
const marker = '<<bookspool-environment>>'

/** npm and npx put these in front for the program that they start; no shell of the user's has them. */
function isOfNpm(folder: string): boolean {
  return /[\\/]node_modules[\\/]\.bin[\\/]?$|[\\/]node-gyp-bin[\\/]?$/u.test(folder)
}

/** PATH as it was before npm or npx started us. */
export function pathWithoutNpm(path: string): string {
  const folders = path.split(delimiter)
  return folders.filter((folder) => folder !== '' && !isOfNpm(folder)).join(delimiter)
}

async function askShell(
  shell: string,
  flags: string,
  environment: NodeJS.ProcessEnv,
): Promise<string | null> {
  try {
    // `env` prints the same whichever shell it is; fish's $PATH is a list. A shell's own greetings stay outside the markers.
    const { stdout } = await run(shell, [flags, `echo '${marker}'; env; echo '${marker}'`], {
      env: environment,
      timeout: shellTimeoutMs,
      killSignal: 'SIGKILL',
      maxBuffer: 4_000_000,
    })
    const between = stdout.split(marker)[1] ?? ''
    return /^PATH=(.+)$/mu.exec(between)?.[1] ?? null
  } catch {
    // No such shell, one that refuses these flags, or one that never ends: each means that it tells nothing.
    return null
  }
}

/**
 * PATH as the user's terminals have it: a program started from a dock or a menu gets a poorer one, one started by npx a richer one. Asked of an
 * interactive login shell, because pyenv, conda and nvm set it there; else of a login shell; else ours without npm's folders.
 */
export async function loginPath(environment: NodeJS.ProcessEnv = process.env): Promise<string> {
  const own = pathWithoutNpm(environment['PATH'] ?? '')
  const shell = environment['SHELL']
  if (process.platform === 'win32' || shell === undefined || !isAbsolute(shell)) return own
  const clean = { ...environment, PATH: own }
  return (await askShell(shell, '-ilc', clean)) ?? (await askShell(shell, '-lc', clean)) ?? own
}
