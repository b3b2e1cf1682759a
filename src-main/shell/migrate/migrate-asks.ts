import { dirname, join } from 'node:path'
import type { AskHandlers } from '../../../src-contract/channels.ts'
import type { Config } from '../../../src-contract/config-options.ts'
import { fail, succeed, type Failure, type Result } from '../../../src-contract/failure.ts'
import type { Theirs } from '../../core/orchestrator/choose.ts'
import { runChecks } from './checks.ts'
import { compareBook } from './compare.ts'
import type { Keepable } from './backup.ts'
import { backUp } from './record-lock.ts'
import { rollBack, rollbackPlan } from './rollback.ts'
import { theirOrchestrator, type PoetryAnswers } from '../orchestrator/their-orchestrator.ts'

export type MigrateAsks = Pick<
  AskHandlers,
  'migrate.backup' | 'migrate.checks' | 'migrate.compare' | 'migrate.rollbackPlan' | 'migrate.rollback'
>

export type MigrateAskParts = {
  keepable: () => Keepable
  config: () => Config
  logsDir: string
  refusePath: (path: string) => Failure | null
  isIdle: () => boolean
  /** Takes the workspace, so that no batch of another door begins there meanwhile. */
  hold: () => Promise<Failure | null>
  release: () => Promise<void>
  /** Puts what was said of the record, and waits for its turn, on disk; or why it cannot be. Later it would be written over what is put back. */
  written: () => Promise<Failure | null>
  poetryAnswers: () => Promise<PoetryAnswers>
  /** Null: the user has allowed that program of the workspace to run. */
  refuseProgram: (program: Theirs) => Promise<Failure | null>
  /** What is in the list is looked at again: the record says something else now. */
  rolledBack: () => Promise<void>
}

/** What the migrate page asks. What changes or runs something is done only while no batch is under way. */
export function createMigrateAsks(parts: MigrateAskParts): MigrateAsks {
  const afterWrites = async <T>(work: () => Promise<Result<T>>): Promise<Result<T>> => {
    const unwritten = await parts.written()
    return unwritten === null ? work() : { ok: false, failure: unwritten }
  }
  const whileIdle = async <T>(work: () => Promise<Result<T>>): Promise<Result<T>> => {
    if (!parts.isIdle()) return fail('not-possible-now', { detail: 'a batch is under way; stop it first' })
    const held = await parts.hold()
    if (held !== null) return { ok: false, failure: held }
    try {
      return await afterWrites(work)
    } finally {
      await parts.release()
    }
  }
  return {
    'migrate.backup': async () => {
      const taken = await afterWrites(async () =>
        backUp(parts.keepable(), 'asked for in the window', new Date()),
      )
      return taken.ok ? succeed(taken.value.backup) : taken
    },
    'migrate.checks': async ({ file }) => {
      const refused = file === undefined ? null : parts.refusePath(file)
      if (refused !== null) return { ok: false, failure: refused }
      const config = parts.config()
      const logFile = config.log_file ?? join(parts.logsDir, 'batch.log')
      return succeed(await runChecks({ config, logFile, logsDir: parts.logsDir }, file ?? null))
    },
    'migrate.compare': async ({ file }) => {
      const refused = parts.refusePath(file)
      if (refused !== null) return { ok: false, failure: refused }
      const { workspace, pipelineJson } = parts.keepable()
      const config = parts.config()
      const folder = dirname(parts.keepable().configPath ?? pipelineJson)
      const found = await theirOrchestrator(
        { workspace, setting: config.orchestrator, folder },
        await parts.poetryAnswers(),
      )
      if (!found.ok) return found
      const theirs = found.value
      const untrusted = await parts.refuseProgram(theirs.theirs)
      if (untrusted !== null) return { ok: false, failure: untrusted }
      return whileIdle(async () =>
        compareBook({ workspace, pipelineJson, inputDir: config.input_dir, theirs, config }, file),
      )
    },
    'migrate.rollbackPlan': async ({ backupId }) => rollbackPlan(parts.keepable(), backupId),
    'migrate.rollback': async ({ backupId }) => {
      const done = await whileIdle(async () => rollBack(parts.keepable(), backupId, new Date()))
      if (done.ok) await parts.rolledBack()
      return done
    },
  }
}
