import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { Config } from '../../../src-contract/config-options.ts'
import { fileIdFor } from '../../../src-contract/file-id.ts'
import { asksForPassword, succeed, type Failure, type Result } from '../../../src-contract/failure.ts'
import type { OrchestratorEvent } from '../../../src-contract/orchestrator-protocol.ts'
import { orchestratorSettingsSchema } from '../../../src-contract/orchestrator-settings.ts'
import { recordedScanSchema, scanWarning } from '../../../src-contract/scan-account.ts'
import { phaseOf } from '../../../src-contract/phases.ts'
import { fileExists } from '../../../src-node/atomic-file.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { homeFolder } from '../../../src-node/home-folder.ts'
import { orchestratorProgram } from '../../../src-node/install-layout.ts'
import { makeFolder } from '../../../src-node/make-folder.ts'
import { sourceHash, sourceName } from '../../../src-node/source-files.ts'
import { createWorkspaceHold } from '../app/workspace-hold.ts'
import { homePlaces } from '../config/places.ts'
import { folderTrouble } from '../config/writable-folder.ts'
import { startProcess } from '../run/run-process.ts'
import { askPassword, passwordTries } from './ask-passwords.ts'
import { watchInterrupt } from './interrupt.ts'
import type { Terminal } from './terminal.ts'

/** What the orchestrator says about the text while the first phases run. */
export type Heard = {
  textPath: string | null
  reportPath: string | null
  /** The text in the words that are said, where phase 3 was asked for. */
  saidPath: string | null
  failure: Failure | null
  /** What was left out or done otherwise, in words. */
  warnings: string[]
  words: number | null
  chapters: number | null
}

const phase2Record = z.looseObject({
  extracted_text_path: z.string().optional(),
  artifacts: z
    .looseObject({ extracted_text_path: z.string().optional(), report_path: z.string().optional() })
    .optional(),
  metrics: z.looseObject({ words: z.number().optional(), chapters: z.number().optional() }).optional(),
  recognition: recordedScanSchema.optional(),
})

const phase3Record = z.looseObject({ artifacts: z.looseObject({ said_path: z.string() }) })

export function hear(heard: Heard, event: OrchestratorEvent): void {
  if (event.type === 'artifact' && event.kind === 'text') heard.textPath = event.path
  if (event.type === 'failed') heard.failure = event.failure
  if (event.type === 'warning') heard.warnings.push(event.message)
  if (event.type === 'record' && event.phase === 3)
    heard.saidPath = phase3Record.safeParse(event.entry).data?.artifacts.said_path ?? null
  if (event.type !== 'record' || event.phase !== 2) return
  const record = phase2Record.safeParse(event.entry)
  if (!record.success) return
  const { extracted_text_path, artifacts, metrics, recognition } = record.data
  // Of a text that an earlier run made, its record alone speaks.
  const warning = recognition === undefined ? null : scanWarning(recognition)
  if (warning !== null && !heard.warnings.includes(warning)) heard.warnings.push(warning)
  heard.textPath ??= artifacts?.extracted_text_path ?? extracted_text_path ?? null
  heard.reportPath = artifacts?.report_path ?? heard.reportPath
  heard.words = metrics?.words ?? heard.words
  heard.chapters = metrics?.chapters ?? heard.chapters
}

async function sha256Of(path: string): Promise<Result<string>> {
  try {
    return succeed(await sourceHash(path))
  } catch (error) {
    const failure = fileFailure(error, path, 'file-unreadable')
    if (failure === null) throw error
    return { ok: false, failure }
  }
}

/** `workspace`, `fileId`: where what the phases leave lies, and under which name. `password`: the one that opened the book. */
export type FirstPhases = {
  heard: Heard
  interrupted: boolean
  workspace: string
  fileId: string
  password: string | null
}

type Job = {
  source: string
  workspace: string
  fileId: string
  settingsFile: string
  spoken: boolean
  terminal: Terminal
  lastWords: (failure: Failure) => void
}

export function nothingHeard(): Heard {
  return {
    textPath: null,
    reportPath: null,
    saidPath: null,
    failure: null,
    warnings: [],
    words: null,
    chapters: null,
  }
}

/** One run of the orchestrator to the end of its phases, with the password that opens the book. */
async function runPhases(
  { source, workspace, fileId, settingsFile, spoken, terminal, lastWords }: Job,
  password: string | null,
): Promise<{ heard: Heard; interrupted: boolean }> {
  const heard = nothingHeard()
  const name = basename(source)
  const run = startProcess({
    runId: randomUUID(),
    program: orchestratorProgram(),
    args: [
      source,
      '--events',
      'ndjson',
      '--settings',
      settingsFile,
      '--file-id',
      fileId,
      '--workspace',
      workspace,
      '--output',
      workspace,
      '--phases',
      '1',
      '2',
      ...(spoken ? ['3'] : []),
      ...(password === null ? [] : ['--password-on-stdin']),
    ],
    log: { write: () => true, onDrain: (again) => again() },
    onEvent: (event) => {
      hear(heard, event)
      if (event.type === 'progress' && event.total > 0)
        terminal.draw([
          `${name}: ${phaseOf(event.phase).label}, ${event.done} of ${event.total} ${event.unit}`,
        ])
    },
  })
  if (password !== null) run.send({ type: 'password', password })
  const interrupt = watchInterrupt(
    () => {
      run.stop('cancelled').catch((error: unknown) => terminal.warn(String(error)))
    },
    () => lastWords({ code: 'interrupted', file: source }),
  )
  try {
    const end = await run.ended
    terminal.draw([])
    if (interrupt.happened()) heard.failure ??= { code: 'interrupted', file: source }
    if (heard.failure === null && end.exitCode !== 0)
      heard.failure = end.failure ?? {
        code: 'orchestrator-failed',
        detail: end.stderrTail || `exit code ${end.exitCode ?? end.signal}`,
      }
    return { heard, interrupted: interrupt.happened() }
  } finally {
    interrupt.release()
  }
}

/** Asks for the password of a book that wants one, as often as for any. */
async function runAsking(job: Job): Promise<Omit<FirstPhases, 'workspace' | 'fileId'>> {
  let password: string | null = null
  for (let left = passwordTries; ; left--) {
    const run = await runPhases(job, password)
    const isShut = asksForPassword(run.heard.failure)
    if (!isShut || !job.terminal.canAsk || left === 0) return { ...run, password }
    if (password !== null) job.terminal.warn('That password does not open it.')
    const given = await askPassword(basename(job.source))
    if (given === null) return { ...run, password }
    password = given
  }
}

/** Runs phases 1 and 2, and 3 where `spoken` is asked for, in a workspace of this source's own, where a second call finds them done. */
export async function runFirstPhases(
  source: string,
  config: Config,
  terminal: Terminal,
  { spoken, lastWords }: Pick<Job, 'spoken' | 'lastWords'>,
): Promise<Result<FirstPhases>> {
  const program = orchestratorProgram()
  if (!(await fileExists(program)))
    return { ok: false, failure: { code: 'orchestrator-missing', file: program } }
  const convertFolder = homePlaces(homeFolder()).convert
  const trouble = await folderTrouble(convertFolder, 'home-not-writable')
  if (trouble !== null) return { ok: false, failure: trouble }
  const sha256 = await sha256Of(source)
  if (!sha256.ok) return sha256
  const workspace = join(convertFolder, `text-${sha256.value.slice(0, 32)}`)
  try {
    await makeFolder(workspace)
  } catch (error) {
    const failure = fileFailure(error, convertFolder, 'home-not-writable')
    if (failure === null) throw error
    return { ok: false, failure }
  }
  const hold = createWorkspaceHold(`bookspool extract, process ${process.pid}`)
  const refused = await hold.take(workspace)
  if (refused !== null) return { ok: false, failure: refused }
  try {
    const settingsFile = join(workspace, 'settings.json')
    // Drawing a cover, and starting ffmpeg for it, takes as long as reading fifty pages.
    const settings = orchestratorSettingsSchema.parse({ ...config, cover: null })
    await writeFile(settingsFile, JSON.stringify(settings))
    const fileId = fileIdFor(await sourceName(source), sha256.value, new Map())
    const job = { source, workspace, fileId, settingsFile, spoken, terminal, lastWords }
    return succeed({ ...(await runAsking(job)), workspace, fileId })
  } finally {
    await hold.release()
  }
}
