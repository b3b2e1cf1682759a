import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { PhaseNumber } from '../../src-contract/phases.ts'
import { errorCode, writeFileAtomic } from '../../src-node/atomic-file.ts'
import { jsonPieces } from '../../src-node/json-pieces.ts'

/** Goes up when the file's own shape changes; an output's shape is its phase's affair (Phase.output, Phase.key). */
const storeVersion = 1

const storedPhaseSchema = z.object({
  version: z.literal(storeVersion),
  key: z.string(),
  output: z.unknown(),
  /** ISO 8601. */
  finishedAt: z.string(),
  /** Of work, in the run that made it. */
  seconds: z.number(),
})
export type StoredPhase = Omit<z.infer<typeof storedPhaseSchema>, 'version'>

/** What the phases of one book have made, in files of its private folder. */
export type PhaseStore = {
  /** Null where there is none, or none that can be read: then the phase is run again. */
  read: (phase: PhaseNumber) => Promise<StoredPhase | null>
  write: (phase: PhaseNumber, stored: StoredPhase) => Promise<void>
}

/** One run of a book at a time; also the beginning of the names beside it. */
export const lockName = 'run.lock'
/** Held around a book's lock by who compresses or drops its work: they let go of both soon. */
export const keeperLockName = `${lockName}.keeper`
export const keeperName = 'Bookspool, clearing working files'

export function phaseStore(folder: string): PhaseStore {
  const pathOf = (phase: PhaseNumber): string => join(folder, `phase${phase}.json`)
  return {
    read: async (phase) => {
      const text = await readIfThere(pathOf(phase))
      const parsed = text === null ? null : storedPhaseSchema.safeParse(parseJson(text))
      return parsed?.success === true ? parsed.data : null
    },
    write: async (phase, stored) => {
      await mkdir(folder, { recursive: true })
      await writeFileAtomic(pathOf(phase), jsonPieces({ version: storeVersion, ...stored }))
    },
  }
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Writes are atomic, so this file was changed by somebody else: as good as none.
    return null
  }
}
