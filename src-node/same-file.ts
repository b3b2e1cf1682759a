import type { BigIntStats } from 'node:fs'
import { stat } from 'node:fs/promises'

/** Tells a file from every other on this machine, whatever name it is reached by. From bigint: Windows' file numbers do not fit into a double, where neighbours become one. */
export function fileIdentity({ dev, ino }: Pick<BigIntStats, 'dev' | 'ino'>): string {
  return `${dev}:${ino}`
}

/** The identity of what lies at `path`, links followed. Throws what Node's fs throws. */
export async function identityAt(path: string): Promise<string> {
  return fileIdentity(await stat(path, { bigint: true }))
}

/** Whether two names, links followed, are one file. Throws what Node's fs throws, also where one is not there. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([identityAt(one), identityAt(other)])
  return first === second
}
