import type { OpenEpub } from '../../../documents/epub/read-epub.ts'
import { idsIn } from './package-edits.ts'

/** The address of one file of an archive as another names it. */
export function hrefFrom(from: string, to: string): string {
  const base = from.split('/').slice(0, -1)
  const target = to.split('/')
  let same = 0
  while (same < base.length && same < target.length - 1 && base[same] === target[same]) same++
  const steps = [...base.slice(same).map(() => '..'), ...target.slice(same).map(encodeURIComponent)]
  return steps.join('/')
}

/** The folder of a path, with a slash; empty at the root. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

/** Where new files lie, and which ids are not free any more. */
export type Place = { packagePath: string; folder: string; ids: ReadonlySet<string> }

/** An id that a package does not have yet. */
export function freshId(ids: ReadonlySet<string>, wanted: string): string {
  let id = wanted
  while (ids.has(id)) id = `${id}x`
  return id
}

/** A folder beside the package that nothing lies in yet. */
export function placeIn({ archive, packagePath, packageText }: OpenEpub): Place {
  const base = folderOf(packagePath)
  const isTaken = (name: string): boolean =>
    [...archive.names].some((each) => each.startsWith(`${base}${name}/`))
  let name = 'read-along'
  for (let number = 2; isTaken(name); number++) name = `read-along-${number}`
  return { packagePath, folder: `${base}${name}/`, ids: idsIn(packageText) }
}
