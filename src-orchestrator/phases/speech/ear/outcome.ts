import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { errorCode, writeFileAtomic } from '../../../../src-node/atomic-file.ts'
import { soundNoteSchema } from '../../../book/chunk.ts'

const outcomeSchema = z.object({
  key: z.string(),
  /** Sentences of the chunk that sounded off, from 0. */
  off: z.array(z.number()),
  /** Null: nothing was better than what there was, and the chunk stayed as it was. Else tells its samples apart from those. */
  variant: z.string().nullable(),
  notes: z.array(soundNoteSchema),
})

/** What came of making a chunk again: kept, so that another run does not try it anew. */
export type Outcome = z.infer<typeof outcomeSchema>

export async function storeOutcome(path: string, outcome: Outcome): Promise<void> {
  await writeFileAtomic(path, JSON.stringify(outcome))
}

/** Null where there is none, or one of other sentences: what is usual for a voice is learned from the whole book, and may be another thing with another text. */
export async function storedOutcome(
  path: string,
  key: string,
  off: readonly number[],
): Promise<Outcome | null> {
  try {
    const outcome = outcomeSchema.safeParse(JSON.parse(await readFile(path, 'utf8'))).data
    if (outcome === undefined || outcome.key !== key) return null
    return JSON.stringify(outcome.off) === JSON.stringify(off) ? outcome : null
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return null
    throw error
  }
}
