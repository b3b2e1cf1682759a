import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { errorCode } from '../../../src-node/atomic-file.ts'

/** Everything that lies in the home folder. All absolute. */
export type HomePlaces = {
  home: string
  lock: string
  configFile: string
  workspace: string
  convert: string
  logs: string
  windowLog: string
  runs: string
  journal: string
  uploads: string
  voiceSamples: string
  previews: string
  pagePictures: string
}

export function homePlaces(home: string): HomePlaces {
  return {
    home,
    lock: join(home, 'home.lock'),
    configFile: join(home, 'config.yaml'),
    workspace: join(home, 'workspace'),
    convert: join(home, 'convert'),
    logs: join(home, 'logs'),
    windowLog: join(home, 'logs', 'window.log'),
    runs: join(home, 'runs'),
    journal: join(home, 'journal.json'),
    uploads: join(home, 'uploads'),
    previews: join(home, 'previews'),
    pagePictures: join(home, 'page-pictures'),
    voiceSamples: join(home, 'voices', 'samples'),
  }
}

/** Where `convert` works on one book: another source or another output folder is another workspace. */
export function convertWorkspace(convertFolder: string, sha256: string, outputDir: string): string {
  const key = createHash('sha256').update(`${sha256}\0${outputDir}`).digest('hex').slice(0, 32)
  return join(convertFolder, key)
}

/**
 * XDG_MUSIC_DIR of a user-dirs.dirs file: the value is "$HOME/relative" or an absolute path in double quotes, with backslash escapes; null where it is
 * missing, or switched off by naming the home folder itself. https://www.freedesktop.org/wiki/Software/xdg-user-dirs/
 */
export function xdgMusicFolder(userDirs: string, userHome: string): string | null {
  const quoted = /^[ \t]*XDG_MUSIC_DIR="((?:[^"\\]|\\.)*)"/mu.exec(userDirs)?.[1]
  if (quoted === undefined) return null
  const value = quoted.replaceAll(/\\(.)/gu, '$1')
  const relative = /^\$HOME(?:\/+(.*?))?\/*$/u.exec(value)
  if (relative !== null) return relative[1] ? join(userHome, relative[1]) : null
  return isAbsolute(value) ? value : null
}

async function readUserDirs(environment: NodeJS.ProcessEnv, userHome: string): Promise<string> {
  const configured = environment['XDG_CONFIG_HOME']
  const folder = configured !== undefined && isAbsolute(configured) ? configured : join(userHome, '.config')
  try {
    return await readFile(join(folder, 'user-dirs.dirs'), 'utf8')
  } catch (error) {
    // A file that is missing or cannot be read names no folder: the usual one is used.
    if (errorCode(error) === undefined) throw error
    return ''
  }
}

/** Where finished books go unless something else was said: Audiobooks in the user's Music folder. Absolute; need not exist. */
export async function defaultOutputFolder(
  environment: NodeJS.ProcessEnv = process.env,
  userHome: string = homedir(),
  platform: NodeJS.Platform = process.platform,
): Promise<string> {
  const localised =
    platform === 'linux' ? xdgMusicFolder(await readUserDirs(environment, userHome), userHome) : null
  return join(localised ?? join(userHome, 'Music'), 'Audiobooks')
}
