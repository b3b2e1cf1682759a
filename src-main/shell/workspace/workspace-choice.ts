import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { succeed, type Result } from '../../../src-contract/failure.ts'
import { errorCode, writeFileAtomic } from '../../../src-node/atomic-file.ts'
import { loadConfig } from '../config/config-file.ts'
import { findWorkspace, type FoundWorkspace } from './find-workspace.ts'

/** Which workspace the window works in. What was found when it was opened stays: a config.yaml that is written later changes no place. */
const choiceSchema = z.object({
  version: z.literal(1),
  workspace: z.string(),
  pipelineJson: z.string(),
  configPath: z.string(),
  inputDir: z.string().nullable(),
})

const choicePath = (home: string): string => join(home, 'workspace-choice.json')

export async function rememberWorkspace(home: string, found: FoundWorkspace | null): Promise<void> {
  if (found === null) return rm(choicePath(home), { force: true })
  const { workspace, pipelineJson, configPath, inputDir } = found
  const choice = choiceSchema.parse({ version: 1, workspace, pipelineJson, configPath, inputDir })
  return writeFileAtomic(choicePath(home), `${JSON.stringify(choice, null, 2)}\n`)
}

async function readChoice(home: string): Promise<z.infer<typeof choiceSchema> | null> {
  try {
    return choiceSchema.safeParse(JSON.parse(await readFile(choicePath(home), 'utf8'))).data ?? null
  } catch (error) {
    // Without a choice that can be read Bookspool's own workspace is the one.
    if (error instanceof SyntaxError || errorCode(error) === 'ENOENT') return null
    throw error
  }
}

/** The workspace of the last session; null: Bookspool's own. A failure where it is not there any more: it is not forgotten for that. */
export async function recallWorkspace(home: string): Promise<Result<FoundWorkspace | null>> {
  const choice = await readChoice(home)
  if (choice === null) return succeed(null)
  const there = await findWorkspace(choice.workspace)
  if (!there.ok && there.failure.code === 'workspace-not-found') return there
  const { configPath, pipelineJson, workspace, inputDir } = choice
  const loaded = await loadConfig(configPath, null)
  // A broken config.yaml is the settings' affair, which says so and starts nothing.
  const configFailure = loaded.ok ? null : loaded.failure
  const nothing = there.ok ? there.value.loaded : null
  const read = loaded.ok ? loaded.value : nothing
  return read === null
    ? { ok: false, failure: loaded.ok ? { code: 'workspace-not-found', file: workspace } : loaded.failure }
    : succeed({ workspace, pipelineJson, configPath, inputDir, loaded: read, configFailure })
}

/** Each workspace has a journal of its own, in the data folder. */
export function journalFor(home: string, found: FoundWorkspace): string {
  const key = createHash('sha256').update(found.pipelineJson).digest('hex').slice(0, 16)
  return join(home, 'workspaces', key, 'journal.json')
}
