import { dirname, isAbsolute, join, resolve } from 'node:path'
import { errorCode, fileExists } from './atomic-file.ts'

const segmentsOf = (path: string): string[] =>
  path.split(/[\\/]+/u).filter((part) => part !== '' && part !== '.')

/**
 * Where a path that pipeline.json records may lie now: as it stands; with this system's separators; and, because a workspace may have been moved as a
 * whole or come from another system, what follows its folder of a phase, inside this workspace.
 */
export function placesOfRecorded(pipelineJson: string, recorded: string): string[] {
  const workspace = dirname(pipelineJson)
  const segments = segmentsOf(recorded)
  const isForeignAbsolute = /^[a-z]:[\\/]|^\\\\/iu.test(recorded) && process.platform !== 'win32'
  const own = isAbsolute(recorded) ? [recorded] : []
  const relative = isAbsolute(recorded) || isForeignAbsolute ? [] : [resolve(workspace, join(...segments))]
  const phase = segments.findIndex((part) => /^phase[1-7][-_]/iu.test(part))
  const inside = phase === -1 ? [] : [join(workspace, ...segments.slice(phase))]
  return [...new Set([...own, ...relative, ...inside])]
}

/** What no disk takes for a path (too long, with a NUL, in a folder that nobody may look into) is none that holds a file. */
async function holdsFile(path: string): Promise<boolean> {
  try {
    return await fileExists(path)
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return false
  }
}

/** The first of those places that holds a file; null where none does. */
export async function findRecorded(pipelineJson: string, recorded: string): Promise<string | null> {
  for (const path of placesOfRecorded(pipelineJson, recorded)) if (await holdsFile(path)) return path
  return null
}
