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

/** What Python's tools are found by, wherever the shell's start-up files set it. */
const passedOn = /^(?:PATH|CONDA_\w+|_CE_\w+|MAMBA_\w+|POETRY_\w+|PYENV_\w+)$/u

function passedOnFrom(text: string): Record<string, string> | null {
  const found: Record<string, string> = {}
  for (const line of text.split('\n')) {
    const at = line.indexOf('=')
    const name = line.slice(0, at)
    if (at > 0 && passedOn.test(name) && at + 1 < line.length) found[name] = line.slice(at + 1)
  }
  return found['PATH'] === undefined ? null : found
}

type Told = (trouble: string) => void

async function askShell(
  shell: string,
  flags: string,
  environment: NodeJS.ProcessEnv,
  told: Told,
): Promise<Record<string, string> | null> {
  try {
    // `env` prints the same whichever shell it is; fish's $PATH is a list. A shell's own greetings stay outside the markers.
    const { stdout } = await run(shell, [flags, `echo '${marker}'; env; echo '${marker}'`], {
      env: environment,
      timeout: shellTimeoutMs,
      killSignal: 'SIGKILL',
      maxBuffer: 4_000_000,
    })
    const found = passedOnFrom(stdout.split(marker)[1] ?? '')
    if (found === null) told(`${shell} ${flags} tells no PATH`)
    return found
  } catch (error) {
    // No such shell, one that refuses these flags, or one that never ends: each means that it tells nothing.
    const isLate = error instanceof Error && 'killed' in error && error.killed === true
    const [why = ''] = String(error).split('\n')
    told(isLate ? `${shell} ${flags} has told no PATH for ${shellTimeoutMs / 1000} s` : `${shell} ${flags} tells no PATH: ${why}`) // prettier-ignore
    return null
  }
}

/**
 * PATH, and what Conda and the like set, as the user's terminals have it: a program started from a dock or a menu gets a poorer one, one started by npx a
 * richer one. Asked of an interactive login shell, because pyenv, conda and nvm set it there; else of a login shell; else ours without npm's folders.
 */
async function askLogin(environment: NodeJS.ProcessEnv, told: Told): Promise<Record<string, string>> {
  const own = pathWithoutNpm(environment['PATH'] ?? '')
  const shell = environment['SHELL']
  if (process.platform === 'win32' || shell === undefined || !isAbsolute(shell)) return { PATH: own }
  const clean = { ...environment, PATH: own }
  const ask = async (flags: string): ReturnType<typeof askShell> => askShell(shell, flags, clean, told)
  return (await ask('-ilc')) ?? (await ask('-lc')) ?? { PATH: own }
}

/** PATH as a new terminal of the user's has it. */
export async function loginPath(environment: NodeJS.ProcessEnv = process.env): Promise<string> {
  return (await askLogin(environment, () => undefined))['PATH'] ?? ''
}

/** Two PATHs as one: each folder once, where it stands first. */
export function joinedPaths(first: string, second: string): string {
  const folders = [first, second].flatMap((path) => path.split(delimiter)).filter((folder) => folder !== '')
  return [...new Set(folders)].join(delimiter)
}

/**
 * The environment in which an orchestrator of the user's is looked for and started: the login shell's PATH, with ours behind it. A program that was started in
 * a terminal has that terminal's PATH in front (SHLVL counts the shells above it): an activated environment is meant. `told` hears why a shell did not tell it.
 */
export async function loginEnvironment(
  environment: NodeJS.ProcessEnv = process.env,
  isDesktop: boolean = process.versions['electron'] !== undefined,
  told: Told = () => undefined,
): Promise<Record<string, string>> {
  const own = pathWithoutNpm(environment['PATH'] ?? '')
  const login = await askLogin(environment, told)
  const theirs = login['PATH'] ?? ''
  const isInTerminal = !isDesktop && environment['SHLVL'] !== undefined
  return { ...login, PATH: isInTerminal ? joinedPaths(own, theirs) : joinedPaths(theirs, own) }
}
