import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from '../../src-node/atomic-file.ts'
import type { WorkFolders } from '../phase.ts'
import { workFolders } from '../program/places.ts'

/** The folders in which a book's work lies; none of them is where a finished book went. */
export function foldersOf(workspace: string, fileId: string): WorkFolders {
  const output = join(workspace, 'phase5_enhancement', 'output')
  return workFolders(
    { source: '', workspace, pipelineJson: join(workspace, 'pipeline.json'), output },
    fileId,
  )
}

export async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).toSorted()
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return []
    throw error
  }
}

/** Files below a folder, absolute; empty where there is none. */
export async function filesBelow(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return []
    throw error
  }
}

/** What a killed run left half-written. Whoever calls holds the book's lock. */
export async function removePartial(folder: string): Promise<void> {
  const partial = (await filesBelow(folder)).filter((path) => path.endsWith('.part'))
  await Promise.all(partial.map(async (path) => rm(path, { force: true })))
}
