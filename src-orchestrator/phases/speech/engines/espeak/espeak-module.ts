import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import type { EspeakModule, FileNode } from '@echogarden/espeak-ng-emscripten'
import { packageFile } from '../../../../../src-node/install-layout.ts'

const packageName = '@echogarden/espeak-ng-emscripten'
/** Where eSpeak NG finds its data in the module's own file system. */
export const dataFolder = '/usr/share/espeak-ng-data'

export function espeakVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(packageFile(`${packageName}/package.json`), 'utf8'))
  const isManifest = typeof manifest === 'object' && manifest !== null && 'version' in manifest
  if (!isManifest || typeof manifest.version !== 'string')
    throw new TypeError(`${packageName} has no version`)
  return manifest.version
}

/**
 * Gives every data file of the module its bytes when they are first read. Loading all 24 MB of dictionaries for the one that a book needs would
 * cost each worker that much memory.
 */
function readDataLazily(module: EspeakModule, reserved: ArrayBuffer): void {
  const dataFile = packageFile(`${packageName}/espeak-ng.data`)
  const read = (offset: number, length: number): Uint8Array => {
    const bytes = new Uint8Array(length)
    const file = openSync(dataFile, 'r')
    try {
      for (let done = 0; done < length;) {
        const count = readSync(file, bytes, done, length - done, offset + done)
        if (count === 0) throw new Error(`${dataFile} is cut off`)
        done += count
      }
    } finally {
      closeSync(file)
    }
    return bytes
  }
  const visit = (node: FileNode): void => {
    const { contents } = node
    if (!(contents instanceof Uint8Array)) {
      for (const child of Object.values(contents)) visit(child)
      return
    }
    const { buffer, byteOffset, length } = contents
    if (buffer !== reserved) return
    let bytes: Uint8Array | undefined
    Object.defineProperty(node, 'contents', { get: () => (bytes ??= read(byteOffset, length)) })
  }
  visit(module.FS.lookupPath(dataFolder).node)
}

/** The module with its data, of which only what is used is read. */
export async function openEspeak(): Promise<EspeakModule> {
  const { default: load } = await import('@echogarden/espeak-ng-emscripten')
  let reserved = new ArrayBuffer(0)
  const module = await load({
    getPreloadedPackage: (_name, bytes) => {
      reserved = new ArrayBuffer(bytes)
      return reserved
    },
  })
  readDataLazily(module, reserved)
  return module
}
