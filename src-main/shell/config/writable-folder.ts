import { access, constants, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { FailureCode } from '../../../src-contract/failure-codes.ts'
import { fail, type Failure } from '../../../src-contract/failure.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { exists } from '../../../src-node/path-exists.ts'

/**
 * Why a folder could not be written to, or made; null where it can. Nothing is made: asked before hours of work whose result has to go there.
 * Windows tells only what the first write tells there.
 */
export async function folderTrouble(folder: string, code: FailureCode): Promise<Failure | null> {
  for (let at = folder; ; at = dirname(at)) {
    try {
      if (!(await stat(at)).isDirectory())
        return fail(code, { file: folder, detail: `${at} is a file` }).failure
      await access(at, constants.W_OK | constants.X_OK)
      return null
    } catch (error) {
      if (errorCode(error) === 'ENOENT' && dirname(at) !== at) {
        if (await exists(at))
          return fail(code, { file: folder, detail: `${at} is a link that leads nowhere` }).failure
        continue
      }
      const failure = fileFailure(error, folder, code)
      if (failure === null) throw error
      return failure
    }
  }
}
