import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode, fileExists } from '../../../src-node/atomic-file.ts'
import type { WorkPlace } from './work-desk.ts'

/** The workspaces that `convert` made, one a book: theirs are told apart by their folders. */
export async function convertPlaces(convertFolder: string): Promise<WorkPlace[]> {
  try {
    const names = (await readdir(convertFolder)).toSorted()
    const paths = names.map((name) => ({ pipelineJson: join(convertFolder, name, 'pipeline.json'), prefix: `convert/${name}/` })) // prettier-ignore
    const there = await Promise.all(paths.map(async ({ pipelineJson }) => fileExists(pipelineJson)))
    return paths.filter((_path, index) => there[index])
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}

/** What is looked after where this pipeline.json is in force: in the home folder, what `convert` left there too. */
export async function workPlaces(
  pipelineJson: string,
  home: { workspace: string; convert: string },
): Promise<WorkPlace[]> {
  const isHome = pipelineJson === join(home.workspace, 'pipeline.json')
  return [{ pipelineJson, prefix: '' }, ...(isHome ? await convertPlaces(home.convert) : [])]
}
