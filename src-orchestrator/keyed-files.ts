import { createHash } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { errorCode, writeFileAtomic } from '../src-node/atomic-file.ts'

/** Numbered results of phase 2, each in a file of its own, under a key of everything that they depend on: a killed run goes on behind the last one. */
export type KeyedFiles<Value> = {
  read: (number: number) => Promise<Value | null>
  write: (number: number, value: Value) => Promise<void>
}

/** `place` names the folder by its key, `name` a file by its number. */
export async function openKeyedFiles<Value>(
  folder: string,
  dependsOn: readonly string[],
  schema: z.ZodType<Value>,
  { place, name }: { place: (key: string) => string; name: (number: number) => string },
): Promise<KeyedFiles<Value>> {
  const key = createHash('sha256').update(JSON.stringify(dependsOn)).digest('hex').slice(0, 32)
  const files = join(folder, 'extraction', place(key))
  await mkdir(files, { recursive: true })
  const pathOf = (number: number): string => join(files, `${name(number)}.json`)
  return {
    read: async (number) => {
      try {
        return schema.safeParse(JSON.parse(await readFile(pathOf(number), 'utf8'))).data ?? null
      } catch (error) {
        // Not there yet, or cut off by a failing disk: both mean that it is made again.
        if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return null
        throw error
      }
    },
    write: async (number, value) => writeFileAtomic(pathOf(number), JSON.stringify(value)),
  }
}
