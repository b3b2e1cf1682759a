import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import {
  candidatesOn,
  startOfFile,
  startOnWindows,
  type ProgramStart,
  type WindowsGround,
} from '../../core/orchestrator/windows-program.ts'

const isWindows = process.platform === 'win32'

const windowsGround = (path: string): WindowsGround => ({
  path,
  pathExt: process.env['PATHEXT'],
  exists: existsSync,
})

/** The program that a shell with this PATH would run; null where it would find none. */
export function findOnPath(program: string, path: string): string | null {
  if (isWindows) return candidatesOn(program, windowsGround(path))[0] ?? null
  const folders = path.split(delimiter).filter((part) => part !== '')
  return folders.map((folder) => join(folder, program)).find((file) => existsSync(file)) ?? null
}

/** The words that start, without a shell, what `findOnPath` finds. */
export function startOnPath(program: string, path: string): ProgramStart {
  if (isWindows) return startOnWindows(program, windowsGround(path))
  const found = findOnPath(program, path)
  return found === null ? { kind: 'missing' } : { kind: 'words', words: [found] }
}

/** The same for a program that is named by its absolute path. */
export function startAt(file: string): ProgramStart {
  if (isWindows) return startOfFile(file, existsSync)
  return existsSync(file) ? { kind: 'words', words: [file] } : { kind: 'missing' }
}
