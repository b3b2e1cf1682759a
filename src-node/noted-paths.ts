import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { findRecorded } from './recorded-file.ts'

/** How a ledger of a workspace names a file: from the workspace, so that it holds wherever that is moved to; a file elsewhere by its absolute path. */
export function notedName(workspace: string, path: string): string {
  const inside = relative(workspace, path)
  const isElsewhere = inside.startsWith('..') || isAbsolute(inside)
  return isElsewhere ? path : inside.split(sep).join('/')
}

/** The file that a ledger's name means now. Earlier ledgers named all by absolute paths: those of a workspace that was moved are found where it is. */
export async function notedPath(workspace: string, name: string): Promise<string> {
  if (!isAbsolute(name)) return resolve(workspace, name)
  if (notedName(workspace, name) !== name) return name
  return (await findRecorded(join(workspace, 'pipeline.json'), name)) ?? name
}
