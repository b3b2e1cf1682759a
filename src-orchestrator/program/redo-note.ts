import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { allPhaseNumbers, inPhaseOrder, isPhaseNumber, type PhaseNumber } from '../../src-contract/phases.ts'
import { errorCode, writeFileAtomic } from '../../src-node/atomic-file.ts'
import type { WorkFolders } from '../phase.ts'
import type { ConvertRequest } from './arguments.ts'
import { discardEarlierRuns, discardGaps, discardPhases } from './discard.ts'

const noteSchema = z.object({
  /** What was discarded for whom; null: by a request that was not given again since. */
  request: z.string().nullable(),
  /** Phases whose work in the workspace, whoever made it, has been asked to be made again. */
  again: z.array(z.custom<PhaseNumber>(isPhaseNumber)),
})
type RedoNote = z.infer<typeof noteSchema>

export type RedoFlags = Pick<ConvertRequest, 'resume' | 'redoFrom' | 'redoChanged' | 'retryGaps' | 'phases'>

const nothingAsked: RedoNote = { request: null, again: [] }

function noteIn(folders: Pick<WorkFolders, 'private'>): string {
  return join(folders.private, 'redo.json')
}

async function readNote(folders: Pick<WorkFolders, 'private'>): Promise<RedoNote> {
  try {
    return noteSchema.safeParse(JSON.parse(await readFile(noteIn(folders), 'utf8'))).data ?? nothingAsked
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return nothingAsked
    throw error
  }
}

/** The request in a word or two: the same words mean the same request, given again after an interruption. */
function requestIn(flags: RedoFlags): { name: string | null; again: PhaseNumber[] } {
  const { redoFrom, redoChanged } = flags
  if (!flags.resume) return { name: null, again: [...allPhaseNumbers] }
  if (redoFrom !== null)
    return { name: `from ${redoFrom}`, again: flags.phases.filter((phase) => phase >= redoFrom) }
  if (redoChanged !== null)
    return {
      name: `changed from ${redoChanged}`,
      again: flags.phases.filter((phase) => phase >= redoChanged),
    }
  return flags.retryGaps ? { name: 'gaps', again: [] } : { name: null, again: [] }
}

/**
 * Carries out what --no-resume, --redo-from, --redo-changed and --retry-gaps ask for before the first phase, once: all but the first are given again with every
 * start until the book is done, and are known by a note that lasts as long. Answers with the phases that are to be made afresh.
 */
export async function discardOnce(
  folders: WorkFolders,
  fileId: string,
  flags: RedoFlags,
): Promise<ReadonlySet<PhaseNumber>> {
  const { name, again } = requestIn(flags)
  const note = await readNote(folders)
  const isKnown = name !== null && note.request === name
  if (!flags.resume) await discardEarlierRuns(folders, fileId)
  else if (!isKnown && flags.redoFrom !== null) await discardPhases(folders, fileId, again)
  else if (!isKnown && flags.retryGaps && flags.phases.includes(4)) await discardGaps(folders)
  const next: RedoNote = { request: name, again: inPhaseOrder([...note.again, ...again]) }
  // Written last: a discard that was cut short is done again, and nothing has been made since.
  const text = JSON.stringify(next)
  if (text !== JSON.stringify(note) || !flags.resume) await writeFileAtomic(noteIn(folders), text)
  return new Set(next.again)
}

/** The book is done: the next request of the same words is a new one. */
export async function forgetRedo(folders: Pick<WorkFolders, 'private'>): Promise<void> {
  await rm(noteIn(folders), { force: true })
}
