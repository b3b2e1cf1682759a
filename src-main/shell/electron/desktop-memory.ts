import { mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { errorCode, writeFileAtomic } from '../../../src-node/atomic-file.ts'
import type { MainLog } from './main-log.ts'

const rectangleSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
})

const memorySchema = z.object({
  bounds: rectangleSchema.nullable().catch(null),
  maximized: z.boolean().catch(false),
  /** Where the last dialog ended. Without it Electron opens Downloads each time (since 43.0). */
  lastFolder: z.string().nullable().catch(null),
})
export type Memory = z.infer<typeof memorySchema>

const nothingRemembered: Memory = { bounds: null, maximized: false, lastFolder: null }

export type DesktopMemory = {
  recall: () => Memory
  remember: (what: Partial<Memory>) => void
  /** Resolves when what was remembered is on disk. */
  settled: () => Promise<void>
}

async function readMemory(path: string, log: MainLog): Promise<Memory> {
  try {
    return memorySchema.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch (error) {
    // Size and place of a window are a convenience: whatever is wrong with the file, the window opens with the defaults.
    if (errorCode(error) !== 'ENOENT') log(`${path} is put aside`, error)
    return nothingRemembered
  }
}

/** What the desktop window remembers between starts, in a small JSON file of its own. */
export async function openDesktopMemory(path: string, log: MainLog): Promise<DesktopMemory> {
  let memory = await readMemory(path, log)
  let last = Promise.resolve()
  const write = async (): Promise<void> => {
    try {
      await mkdir(dirname(path), { recursive: true })
      await writeFileAtomic(path, JSON.stringify(memory))
    } catch (error) {
      log(`${path} cannot be written`, error)
    }
  }
  return {
    recall: () => memory,
    remember: (what) => {
      memory = { ...memory, ...what }
      last = last.then(write)
    },
    settled: async () => last,
  }
}
