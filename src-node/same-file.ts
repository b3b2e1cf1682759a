import { stat } from 'node:fs/promises'

/** Whether two names, links followed, are one file. As bigint: Windows' file numbers do not fit into a double. Throws what Node's fs throws, also where one is not there. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all([stat(one, { bigint: true }), stat(other, { bigint: true })])
  return first.ino === second.ino && first.dev === second.dev
}
