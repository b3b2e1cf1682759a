import { succeed, type Result } from '../../../src-contract/failure.ts'
import type { WorkspaceView } from '../../../src-contract/migration.ts'
import type { OrchestratorUse } from '../../../src-contract/orchestrator-use.ts'
import { fileExists } from '../../../src-node/atomic-file.ts'
import { join } from 'node:path'
import { findingsOf } from '../../core/migrate/findings.ts'
import { summaryOf } from '../../core/migrate/record-summary.ts'
import { loadConfig } from '../config/config-file.ts'
import { defaultConfig } from '../../../src-contract/config-options.ts'
import { openPipelineFile } from '../store/pipeline-file.ts'
import { batchInputs } from '../terminal/batch-inputs.ts'
import { listBackups } from './backup.ts'

export type LookAt = {
  workspace: string
  pipelineJson: string
  /** Where settings are read, whether the file is there or not. */
  configPath: string
  inputDir: string | null
  isOwn: boolean
  orchestrator: OrchestratorUse
}

async function booksIn(folder: string | null): Promise<number | null> {
  if (folder === null) return null
  const inputs = await batchInputs(folder, false)
  return inputs.ok ? inputs.value.paths.length : null
}

/** Everything that the migrate page and `bookspool migrate` show of a workspace. Nothing is changed, and nothing of it is run. */
export async function readWorkspace(look: LookAt): Promise<Result<WorkspaceView>> {
  const { workspace, pipelineJson, configPath, inputDir } = look
  const config = await loadConfig(configPath, null)
  const record = await openPipelineFile(pipelineJson).read()
  const isRecordThere = await fileExists(pipelineJson)
  const summary = record.ok && isRecordThere ? summaryOf(record.value) : null
  const isConfigThere = !config.ok || config.value.exists
  const findings = findingsOf({
    configPath: isConfigThere ? configPath : null,
    configFailure: config.ok ? null : config.failure,
    config: config.ok ? config.value.config : defaultConfig,
    given: config.ok ? config.value.given : [],
    unknownKeys: config.ok ? config.value.unknownKeys : [],
    pipelineJson,
    record: summary,
    recordFailure: record.ok ? null : record.failure,
    inputDir,
    inputBooks: await booksIn(inputDir),
    hasOrchestrator: await fileExists(join(workspace, 'phase6_orchestrator', 'orchestrator.py')),
    orchestrator: look.orchestrator.label,
  })
  return succeed({
    path: workspace,
    configPath: isConfigThere ? configPath : null,
    pipelineJson,
    inputDir,
    isOwn: look.isOwn,
    books: summary?.books ?? null,
    orchestrator: look.orchestrator,
    findings,
    backups: (await listBackups(workspace)).map(({ backup }) => backup),
  })
}
