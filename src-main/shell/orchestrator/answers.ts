import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { errorCode, writeFileAtomic } from '../../../src-node/atomic-file.ts'
import { oneAfterTheOther } from '../../../src-node/one-after-the-other.ts'
import type { Theirs } from '../../core/orchestrator/choose.ts'
import { sha256OfFile } from '../logs/versions.ts'

const answersSchema = z.object({
  /** Programs that may be run, by what tells one from another. */
  allowed: z.array(z.object({ program: z.string(), identity: z.string(), at: z.string() })).default([]),
  /** By folder. */
  withoutPoetry: z.record(z.string(), z.enum(['python3', 'builtin'])).default({}),
  /** By the voice that is missing: the one that speaks instead, or `default`. */
  voices: z.record(z.string(), z.string()).default({}),
  /** Languages for which a better voice was offered and not wanted. */
  withoutOffer: z.array(z.string()).default([]),
})
type Answers = z.infer<typeof answersSchema>

export type KeptAnswers = {
  read: () => Promise<Answers>
  change: (change: (answers: Answers) => Answers) => Promise<void>
}

/** What the user has answered once, in the home folder. What cannot be understood counts as not answered: it is asked again. */
export function openAnswers(home: string): KeptAnswers {
  const path = join(home, 'answers.json')
  const read = async (): Promise<Answers> => {
    try {
      const parsed = answersSchema.safeParse(JSON.parse(await readFile(path, 'utf8')))
      return parsed.success ? parsed.data : answersSchema.parse({})
    } catch (error) {
      if (!(error instanceof SyntaxError) && errorCode(error) !== 'ENOENT') throw error
      return answersSchema.parse({})
    }
  }
  const inTurn = oneAfterTheOther()
  return {
    read,
    change: async (change) =>
      inTurn(async () => writeFileAtomic(path, JSON.stringify(change(await read()), null, 2))),
  }
}

/**
 * What consent is given to: the program by path and hash; of a command also its words and every file among them, because other words make another thing of the
 * same interpreter.
 */
export async function identityOf(theirs: Theirs): Promise<string> {
  const words = theirs.kind === 'command' ? theirs.words : []
  const files = [...new Set([theirs.program, ...words])]
  const hashes = await Promise.all(files.map(async (file) => [file, await sha256OfFile(file)]))
  return createHash('sha256')
    .update(JSON.stringify([words, hashes]))
    .digest('hex')
}
