import { dirname, join } from 'node:path'
import { z } from 'zod'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import type { OrchestratorUse } from '../../../src-contract/orchestrator-use.ts'
import type { WorkspaceView } from '../../../src-contract/migration.ts'
import { createWorkspaceHold } from '../app/workspace-hold.ts'
import { writeConfigValue } from '../config/config-file.ts'
import { configKeyOf } from '../config/parse-config.ts'
import { findBackup, type Keepable } from '../migrate/backup.ts'
import { runChecks } from '../migrate/checks.ts'
import { compareBook } from '../migrate/compare.ts'
import { readWorkspace } from '../migrate/read-workspace.ts'
import { backUp } from '../migrate/record-lock.ts'
import { rollBack, rollbackPlan } from '../migrate/rollback.ts'
import { theirOrchestrator } from '../orchestrator/their-orchestrator.ts'
import { findOrchestrator, theLogin, useOf } from '../orchestrator/find-orchestrator.ts'
import { configIn, findWorkspace, type FoundWorkspace } from '../workspace/find-workspace.ts'
import { exitStatus } from './book-report.ts'
import { whileListening } from './interrupt.ts'
import { backupLines, checkLines, comparisonLines, planLines, reportLines } from './migrate-words.ts'
import { packageVersion } from './package-version.ts'
import { printJson, type Terminal } from './terminal.ts'

export const migrateFlagsSchema = z.object({
  json: z.boolean().default(false),
  fix: z.string().optional(),
  backup: z.boolean().default(false),
  compare: z.string().optional(),
  check: z.boolean().default(false),
  /** True: of the newest backup. */
  rollback: z.union([z.string(), z.boolean()]).optional(),
  yes: z.boolean().default(false),
})
type MigrateFlags = z.infer<typeof migrateFlagsSchema>

type Job = { found: FoundWorkspace; place: Keepable; flags: MigrateFlags; terminal: Terminal }

function show(job: Job, items: readonly unknown[], lines: readonly string[]): void {
  if (job.flags.json) printJson(job.terminal, { items })
  else for (const line of lines) job.terminal.say(line)
}

async function orchestratorOf(found: FoundWorkspace): Promise<OrchestratorUse> {
  const { orchestrator: setting } = found.loaded.config
  const folder = dirname(found.configPath)
  const wanted = { setting, workspace: found.workspace, folder, withoutPoetry: null }
  return useOf(await findOrchestrator(wanted, theLogin), packageVersion())
}

async function viewOf({ found, place }: Job): Promise<Result<WorkspaceView>> {
  const config = configIn(found, found.loaded.config)
  return readWorkspace({
    ...place,
    configPath: found.configPath,
    inputDir: config.input_dir,
    isOwn: false,
    orchestrator: await orchestratorOf(found),
  })
}

async function report(job: Job): Promise<Result<number>> {
  const view = await viewOf(job)
  if (!view.ok) return view
  show(job, view.value.findings, reportLines(view.value))
  const hasProblem = view.value.findings.some(({ kind }) => kind === 'problem')
  return succeed(hasProblem ? exitStatus.failed : exitStatus.success)
}

async function fix(job: Job, id: string): Promise<Result<number>> {
  const view = await viewOf(job)
  if (!view.ok) return view
  const offered = view.value.findings.filter((finding) => finding.fix !== null)
  const finding = offered.find((candidate) => candidate.id === id)
  const change = finding?.fix ?? null
  const key = change === null ? null : configKeyOf(change.key)
  if (change === null || key === null) {
    const ids = offered.map((candidate) => candidate.id).join(', ')
    return fail('usage-invalid', { detail: `--fix: there is nothing to change under ${id}${ids === '' ? '' : `; there is ${ids}`}` }) // prettier-ignore
  }
  const written = await writeConfigValue(job.found.configPath, key, change.value)
  if (!written.ok) return written
  show(job, [finding], [`${job.found.configPath}: ${key} is now ${JSON.stringify(change.value)}.`])
  return succeed(exitStatus.success)
}

/** While it is at work, no batch begins in the workspace. */
async function holding(job: Job, work: () => Promise<Result<number>>): Promise<Result<number>> {
  const hold = createWorkspaceHold(`bookspool migrate, process ${process.pid}`)
  const refused = await hold.take(job.place.workspace)
  if (refused !== null) return { ok: false, failure: refused }
  try {
    return await work()
  } finally {
    await hold.release()
  }
}

async function compare(job: Job, file: string): Promise<Result<number>> {
  const config = configIn(job.found, job.found.loaded.config)
  const theirs = await theirOrchestrator({
    workspace: job.place.workspace,
    setting: config.orchestrator,
    folder: dirname(job.found.configPath),
  })
  if (!theirs.ok) return theirs
  const where = { ...job.place, inputDir: config.input_dir, theirs: theirs.value, config }
  job.terminal.say('Both orchestrators make the book once; that takes a while.')
  return whileListening(async (signal): Promise<Result<number>> => {
    const compared = await compareBook(where, file, signal)
    if (!compared.ok) return compared
    if (signal.aborted) return succeed(exitStatus.interrupted)
    show(job, [compared.value], comparisonLines(compared.value))
    const bothMade = compared.value.ours.exitCode === 0 && compared.value.theirs.exitCode === 0
    return succeed(bothMade ? exitStatus.success : exitStatus.failed)
  })
}

async function check(job: Job): Promise<Result<number>> {
  const config = configIn(job.found, job.found.loaded.config)
  const logsDir = join(job.place.workspace, '.bookspool', 'logs')
  const logFile = config.log_file ?? join(job.found.configPath, '..', 'batch.log')
  const checks = await runChecks({ config, logFile, logsDir }, null)
  show(job, checks, checkLines(checks))
  return succeed(checks.some(({ status }) => status === 'failed') ? exitStatus.failed : exitStatus.success)
}

async function rollback(job: Job, id: string | null): Promise<Result<number>> {
  const planned = await rollbackPlan(job.place, id)
  if (!planned.ok) return planned
  if (!job.flags.yes) {
    show(
      job,
      [planned.value],
      [...planLines(planned.value, false), 'Nothing was changed. Say --yes to do it.'],
    )
    return succeed(exitStatus.success)
  }
  const done = await rollBack(job.place, id, new Date())
  if (!done.ok) return done
  show(job, [done.value], planLines(done.value, true))
  return succeed(exitStatus.success)
}

async function backup(job: Job): Promise<Result<number>> {
  const taken = await backUp(job.place, 'asked for in a terminal', new Date())
  if (!taken.ok) return taken
  show(job, [taken.value.backup], backupLines(taken.value.backup))
  return succeed(exitStatus.success)
}

/** `bookspool migrate WORKSPACE`: what was found there, and the steps over to Bookspool and back. */
export async function migrate(
  workspace: string,
  flags: MigrateFlags,
  terminal: Terminal,
): Promise<Result<number>> {
  const steps = [flags.fix !== undefined, flags.backup, flags.compare !== undefined, flags.check, flags.rollback !== undefined] // prettier-ignore
  if (steps.filter(Boolean).length > 1)
    return fail('usage-invalid', { detail: 'One of --fix, --backup, --compare, --check and --rollback at a time' }) // prettier-ignore
  const found = await findWorkspace(workspace)
  if (!found.ok) return found
  const { workspace: folder, pipelineJson, configPath, configFailure } = found.value
  const runs = flags.check || flags.fix !== undefined || flags.compare !== undefined
  // The look says what is wrong with it, and a rollback may mend it.
  if (runs && configFailure !== null) return { ok: false, failure: configFailure }
  const job: Job = {
    found: found.value,
    place: { workspace: folder, pipelineJson, configPath },
    flags,
    terminal,
  }
  if (flags.backup) return backup(job)
  if (flags.check) return check(job)
  if (flags.fix !== undefined) return fix(job, flags.fix)
  const { compare: file, rollback: back } = flags
  if (file !== undefined) return holding(job, async () => compare(job, file))
  if (back === undefined || back === false) return report(job)
  const id = back === true ? null : back
  // A backup that is not there is told before the workspace is taken.
  const known = await findBackup(folder, id)
  if (!known.ok) return known
  return flags.yes ? holding(job, async () => rollback(job, id)) : rollback(job, id)
}
