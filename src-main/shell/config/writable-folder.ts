import { mkdtemp, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FailureCode } from '../../../src-contract/failure-codes.ts'
import { fail, type Failure } from '../../../src-contract/failure.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { exists } from '../../../src-node/path-exists.ts'

/**
 * Windows and some file systems (/proc, disks that are mounted when they are asked for) tell only when something is made in them that nothing can be. A disk without
 * room is none of that: whoever fills it waits for more.
 */
async function refusesNew(folder: string, refused: (error: unknown) => Failure): Promise<Failure | null> {
  try {
    await rmdir(await mkdtemp(join(folder, '.bookspool-')))
    return null
  } catch (error) {
    const failure = refused(error)
    return failure.code === 'disk-full' ? null : failure
  }
}

/** Why a folder could not be written to, or made; null where it can. Nothing stays in it: asked before hours of work whose result has to go there. */
export async function folderTrouble(folder: string, code: FailureCode): Promise<Failure | null> {
  const refused = (error: unknown): Failure => {
    const failure = fileFailure(error, folder, code)
    if (failure === null) throw error
    return failure
  }
  for (let at = folder; ; at = dirname(at)) {
    try {
      if (!(await stat(at)).isDirectory())
        return fail(code, { file: folder, detail: `${at} is a file` }).failure
      return await refusesNew(at, (error) =>
        errorCode(error) === 'ENOENT'
          ? fail(code, { file: folder, detail: `nothing can be made in ${at}` }).failure
          : refused(error),
      )
    } catch (error) {
      if (errorCode(error) === 'ENOENT' && dirname(at) !== at) {
        if (await exists(at))
          return fail(code, { file: folder, detail: `${at} is a link that leads nowhere` }).failure
        continue
      }
      return refused(error)
    }
  }
}
