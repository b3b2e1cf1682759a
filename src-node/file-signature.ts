import { stat } from 'node:fs/promises'
import { errorCode } from './atomic-file.ts'

/** What changes with a file's contents, whether they are written into it or another takes its place; 'absent' without one. Throws what the system says otherwise. */
export async function signatureOf(path: string): Promise<string> {
  try {
    const { mtimeNs, size, ino } = await stat(path, { bigint: true })
    return `${mtimeNs}:${size}:${ino}`
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 'absent'
    throw error
  }
}
