import { readFile, rm } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { errorCode, writeFileAtomic } from '../../src-node/atomic-file.ts'

const pack = promisify(gzip)
const unpack = promisify(gunzip)

/** PATH becomes PATH.gz. */
export async function compressText(path: string): Promise<void> {
  await writeFileAtomic(`${path}.gz`, await pack(await readFile(path)))
  await rm(path)
}

/** PATH.gz becomes PATH. One that cannot be read any more is dropped: what it held is made again. */
export async function expandText(packed: string): Promise<void> {
  try {
    await writeFileAtomic(packed.replace(/\.gz$/u, ''), await unpack(await readFile(packed)))
  } catch (error) {
    // zlib's own codes: https://nodejs.org/api/zlib.html#error-codes-and-exceptions
    if (!(errorCode(error) ?? '').startsWith('Z_')) throw error
  }
  await rm(packed)
}
