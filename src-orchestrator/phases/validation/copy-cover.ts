import { mkdir, readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { errorCode, writeFileAtomic } from '../../../src-node/atomic-file.ts'
import { isNotHere } from '../../../src-node/not-here.ts'

/** A player holds it in memory for each track; calibre's are a tenth of it. */
const maxCoverBytes = 8_000_000
const jpegStart = 'ffd8ff'

/** Puts a library's cover at `to`, whole. False: it is no JPEG, too large, not on this disk or cannot be read. */
export async function copyCover(from: string, to: string): Promise<boolean> {
  let bytes: Buffer
  try {
    const info = await stat(from)
    if (!info.isFile() || info.size > maxCoverBytes || isNotHere(info)) return false
    bytes = await readFile(from)
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return false
  }
  if (bytes.subarray(0, 3).toString('hex') !== jpegStart) return false
  await mkdir(dirname(to), { recursive: true })
  await writeFileAtomic(to, bytes)
  return true
}
