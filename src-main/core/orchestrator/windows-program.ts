/** What Windows itself starts; a batch file is run by a shell, and Node starts none without one (nodejs.org/api/child_process.html, "Spawning .bat and .cmd files"). */
const startable = /\.(?:exe|com)$/iu
const batchFile = /\.(?:cmd|bat)$/iu

/** What Windows takes for PATHEXT where it is not set. */
const usualEndings = '.COM;.EXE;.BAT;.CMD'

/** Python programs that their interpreter can run too: `python -m poetry`. */
const pythonModules = new Set(['poetry', 'conda', 'pipenv', 'uv'])

export type WindowsGround = {
  path: string
  pathExt: string | undefined
  exists: (file: string) => boolean
}

/** `unstartable`: there is only a batch file of that name. */
export type ProgramStart =
  { kind: 'words'; words: string[] } | { kind: 'unstartable'; file: string } | { kind: 'missing' }

const unquoted = (folder: string): string => folder.replaceAll('"', '')
const within = (folder: string, name: string): string => `${folder.replace(/[\\/]+$/u, '')}\\${name}`
const parentOf = (folder: string): string => folder.replace(/[\\/]+$/u, '').replace(/[\\/][^\\/]*$/u, '')

/** Every file of that name in the order in which a shell would take them: by folder, then by PATHEXT. */
export function candidatesOn(program: string, { path, pathExt, exists }: WindowsGround): string[] {
  const endings = (pathExt ?? usualEndings).split(';').filter((ending) => ending !== '')
  const isWhole = startable.test(program) || batchFile.test(program)
  const names = isWhole ? [program] : endings.map((ending) => `${program}${ending.toLowerCase()}`)
  const folders = path
    .split(';')
    .map(unquoted)
    .filter((folder) => folder !== '')
  return folders.flatMap((folder) => names.map((name) => within(folder, name))).filter((file) => exists(file))
}

/** A batch file stands for a program in its folder, the one above, or that one's Scripts: the program itself, or Python with it as a module. */
function insteadOf(file: string, exists: (file: string) => boolean): string[] | null {
  const folder = parentOf(file)
  const name = file
    .slice(folder.length + 1)
    .replace(batchFile, '')
    .toLowerCase()
  const folders = [folder, parentOf(folder), within(parentOf(folder), 'Scripts')]
  const program = folders.map((place) => within(place, `${name}.exe`)).find((place) => exists(place))
  if (program !== undefined) return [program]
  const python = folders.map((place) => within(place, 'python.exe')).find((place) => exists(place))
  return python === undefined || !pythonModules.has(name) ? null : [python, '-m', name]
}

/**
 * The words that start a program on Windows without a shell: the first .exe or .com on PATH, even where a batch file stands before it; else what a batch file
 * stands for.
 */
export function startOnWindows(program: string, ground: WindowsGround): ProgramStart {
  const candidates = candidatesOn(program, ground)
  const ready = candidates.find((file) => startable.test(file))
  if (ready !== undefined) return { kind: 'words', words: [ready] }
  return startOfFile(candidates[0], ground.exists)
}

/** The same for a file that is named by its path. */
export function startOfFile(file: string | undefined, exists: WindowsGround['exists']): ProgramStart {
  if (file === undefined || !exists(file)) return { kind: 'missing' }
  if (!batchFile.test(file)) return { kind: 'words', words: [file] }
  const words = insteadOf(file, exists)
  return words === null ? { kind: 'unstartable', file } : { kind: 'words', words }
}
