import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileNode } from '@echogarden/espeak-ng-emscripten'
import { namingFile, temporaryBeside, writeNamed } from '../../../../../src-node/atomic-file.ts'
import { exists } from '../../../../../src-node/path-exists.ts'
import { makeFolder } from '../../../../../src-node/make-folder.ts'
import { dataFolder, openEspeak } from '../espeak/espeak-module.ts'
import { sharedDataName } from './voice-files.ts'

async function writeNode({ contents }: FileNode, path: string): Promise<void> {
  if (contents instanceof Uint8Array) return writeNamed(path, contents)
  await makeFolder(path)
  for (const [name, child] of Object.entries(contents)) await writeNode(child, join(path, name))
}

/** eSpeak NG's data as a folder (24 MB), from the embedded one: it stands whole or not at all. Throws what Node's fs throws. */
export async function ensureEspeakData(store: string): Promise<void> {
  const folder = join(store, sharedDataName)
  if (await exists(folder)) return
  const made = temporaryBeside(folder)
  try {
    const { FS } = await openEspeak()
    await namingFile(folder, async () => writeNode(FS.lookupPath(dataFolder).node, made), made)
    await rename(made, folder)
  } catch (error) {
    // Another worker was faster.
    if (!(await exists(folder))) throw error
  } finally {
    await rm(made, { recursive: true, force: true })
  }
}
