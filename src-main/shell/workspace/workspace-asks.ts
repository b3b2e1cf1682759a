import type { AskHandlers, AskOutput } from '../../../src-contract/channels.ts'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import type { WorkspaceView } from '../../../src-contract/migration.ts'
import { readWorkspace } from '../migrate/read-workspace.ts'
import { batchInputs } from '../terminal/batch-inputs.ts'
import type { WorkDesk } from '../work/work-desk.ts'
import { readBookPage } from './book-page.ts'
import type { WorkspaceAskParts } from './workspace-ask-parts.ts'

export type WorkspaceAsks = Pick<
  AskHandlers,
  'workspace.read' | 'workspace.open' | 'workspace.close' | 'pile.inputFolder' | 'book.read'
>

async function workspaceView(parts: WorkspaceAskParts): Promise<Result<WorkspaceView>> {
  const { workspace, pipelineJson } = parts.place()
  return readWorkspace({
    workspace,
    pipelineJson,
    configPath: parts.settings.view().path,
    inputDir: parts.settings.config().input_dir,
    isOwn: parts.session.found() === null && parts.settings.config().pipeline_json === null,
    orchestrator: await parts.orchestrator(),
  })
}

type Added = AskOutput<'pile.inputFolder'>

async function addInputFolder(parts: WorkspaceAskParts): Promise<Result<Added>> {
  const folder = parts.settings.config().input_dir
  if (folder === null) return fail('input-folder-unset')
  const refused = parts.services.refusePath(folder)
  if (refused !== null) return { ok: false, failure: refused }
  const inputs = await batchInputs(folder, false)
  if (!inputs.ok) return inputs
  if (inputs.value.paths.length === 0) return fail('input-folder-empty', { file: folder })
  return succeed(await parts.controller.add(inputs.value.paths))
}

/** What the window asks about the workspace that it works in. */
export function createWorkspaceAsks(parts: WorkspaceAskParts, workBytes: WorkDesk['bytesOf']): WorkspaceAsks {
  const { services, session } = parts
  return {
    'workspace.read': async () => workspaceView(parts),
    'workspace.open': async ({ path }) => {
      const named = path ?? (await services.chooseWorkspace(parts.place().workspace))
      if (named === null) return succeed(null)
      const opened = await session.open(named)
      return opened.ok ? workspaceView(parts) : opened
    },
    'workspace.close': async () => {
      const closed = await session.close()
      return closed.ok ? workspaceView(parts) : closed
    },
    'pile.inputFolder': async () => addInputFolder(parts),
    'book.read': async ({ bookId }) => readBookPage({ ...parts, workBytes }, bookId),
  }
}
