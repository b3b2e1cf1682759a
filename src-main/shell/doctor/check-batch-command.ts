import { readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import type { DoctorItem } from '../../../src-contract/reports.ts'
import { packageRoot } from '../../../src-node/install-layout.ts'
import { findOnPath } from '../run/find-on-path.ts'

const name = 'batch-audiobook'
const item = { id: name, name }

/** On Windows npm writes a script that names the file; elsewhere it links to it. */
async function isOurs(found: string): Promise<boolean> {
  const ours = await realpath(join(packageRoot(), 'bin', `${name}.mjs`)).catch(() => null)
  if (process.platform === 'win32')
    return /bookspool[\\/]bin[\\/]batch-audiobook\.mjs/u.test(await readFile(found, 'latin1'))
  return ours !== null && (await realpath(found)) === ours
}

/** Which `batch-audiobook` the user's scripts would run. `path`: as a terminal of the user's has it. */
export async function checkBatchCommand(path: string): Promise<DoctorItem> {
  const found = findOnPath(name, path)
  if (found === null) {
    const fix =
      'Only needed by scripts that call it: run `npm link` in the checkout, or `npm install -g bookspool`.'
    return { ...item, status: 'warning', detail: 'not on PATH', fix }
  }
  if (await isOurs(found))
    return { ...item, status: 'ok', detail: `a shell finds ${found}, which is this Bookspool`, fix: null }
  const fix =
    'Scripts that call it run that one. For this one, run `npm link` in the checkout and put its folder first on PATH.'
  return { ...item, status: 'warning', detail: `a shell finds ${found}, which is not this Bookspool`, fix }
}
