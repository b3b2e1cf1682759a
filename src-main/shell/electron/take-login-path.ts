import type { Login } from '../orchestrator/find-orchestrator.ts'

/** A window that comes up later than this is noticed; a shell with many start-up files takes half a second. */
const patienceMs = 1500

export type LoginPathParts = {
  /** The environment of a new terminal of the user's; `told` hears why a shell did not tell it. */
  login: (told: (trouble: string) => void) => Promise<Login>
  log: (what: string) => void
  /** Ours, which everything that we start inherits. */
  environment?: NodeJS.ProcessEnv
  platform?: NodeJS.Platform
}

/**
 * Takes over PATH as the user's terminals have it: what is started from the Finder, a dock or a menu has a poorer one, in which neither ffmpeg nor the commands that
 * speak, nor what these start, are found. Resolves when it is known, or is not to be waited for any longer; it is then taken over when it comes. Windows
 * has one PATH for all.
 */
export async function takeLoginPath({
  login,
  log,
  environment = process.env,
  platform = process.platform,
}: LoginPathParts): Promise<void> {
  if (platform === 'win32') return
  const taken = login((trouble) => log(`the login shell: ${trouble}`)).then(({ PATH: path }) => {
    if (path !== undefined && path !== '') environment['PATH'] = path
  })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patienceMs)
  })
  await Promise.race([taken, late])
  clearTimeout(timer)
}
