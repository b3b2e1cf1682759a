import { chmod, mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../../src-node/install-layout.ts'
import { checkBatchCommand } from './check-batch-command.ts'

const isWindows = process.platform === 'win32'
if (isWindows) process.stdout.write('skipped: links to programs are npm scripts on Windows\n')

async function pathOf(...names: string[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-doctor-'))
  for (const name of names) await mkdir(join(folder, name))
  return names.map((name) => join(folder, name))
}

test.skipIf(isWindows)(
  'doctor names the batch-audiobook that a shell finds first, and whose it is',
  async () => {
    const [ours = '', theirs = '', none = ''] = await pathOf('ours', 'theirs', 'none')
    await symlink(join(packageRoot(), 'bin', 'batch-audiobook.mjs'), join(ours, 'batch-audiobook'))
    await writeFile(join(theirs, 'batch-audiobook'), '#!/bin/sh\n')
    await chmod(join(theirs, 'batch-audiobook'), 0o755)
    const item = async (...folders: string[]) => checkBatchCommand(folders.join(delimiter))
    expect(await item(none, ours, theirs)).toMatchObject({
      status: 'ok',
      detail: `a shell finds ${join(ours, 'batch-audiobook')}, which is this Bookspool`,
    })
    expect(await item(theirs, ours)).toMatchObject({
      status: 'warning',
      detail: `a shell finds ${join(theirs, 'batch-audiobook')}, which is not this Bookspool`,
    })
    expect(await item(none)).toMatchObject({ status: 'warning', detail: 'not on PATH' })
  },
)
