import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import type { Config } from '../../../src-contract/config-options.ts'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import type { BookSpeech } from '../../../src-contract/own-speech.ts'
import type { ChosenOrchestrator } from '../app/bookspool-api.ts'
import type { Redo } from '../../core/batch/book.ts'
import { createWorkspaceHold } from '../app/workspace-hold.ts'
import { createController } from '../batch/create-controller.ts'
import { folderTrouble } from '../config/writable-folder.ts'
import { preparedOrchestrator } from '../orchestrator/prepared.ts'
import { batchPlaces, type BatchPlaces } from '../workspace/config-places.ts'
import { batchInputs, lockedByAnother } from './batch-inputs.ts'
import { exitStatus, exitStatusOf, summaryLines } from './book-report.ts'
import { dryRun, withScratchFolder } from './dry-run.ts'
import { fileFlags, fileFlagValues } from './file-flags.ts'
import { readingFlags, readingFlagValues } from './reading-flags.ts'
import { noBooksWords } from './no-books.ts'
import { configFromFlags } from './flags.ts'
import { whileListening } from './interrupt.ts'
import { loadSettings } from './load-settings.ts'
import { shownName } from './progress-lines.ts'
import { redoFlags, redoFromFlags } from './redo-flags.ts'
import { runBooks } from './run-books.ts'
import { speechFlags, speechFromFlags } from './speech-flags.ts'
import { terminalSpeakers, terminalSpeech } from './terminal-speech.ts'
import { printJson, type Terminal } from './terminal.ts'

const text = z.string().optional()
export const batchFlagsSchema = z.object({
  config: text,
  inputDir: text,
  pipelineJson: text,
  outputDir: text,
  logLevel: text,
  logFile: text,
  maxWorkers: text,
  cpuThreshold: text,
  throttleDelay: text,
  pauseWhenBusy: z.boolean().optional(),
  batchSize: text,
  phases: z.array(z.string()).optional(),
  phaseTimeout: text,
  maxRetries: text,
  diskFloor: text,
  batteryFloor: text,
  voice: text,
  speed: text,
  orchestrator: text,
  ...fileFlags,
  ...readingFlags,
  ...speechFlags,
  resume: z.boolean().optional(),
  ...redoFlags,
  dryRun: z.boolean().default(false),
  recursive: z.boolean().default(false),
  json: z.boolean().default(false),
})
/** `bothResumes`: --resume and --no-resume were given. */
type BatchFlags = z.infer<typeof batchFlagsSchema> & { bothResumes?: boolean }

function flagValues(flags: BatchFlags): Record<string, unknown> {
  return {
    input_dir: flags.inputDir,
    pipeline_json: flags.pipelineJson,
    output_dir: flags.outputDir,
    log_level: flags.logLevel,
    log_file: flags.logFile,
    max_workers: flags.maxWorkers,
    cpu_threshold: flags.cpuThreshold,
    throttle_delay: flags.throttleDelay,
    pause_when_busy: flags.pauseWhenBusy,
    batch_size: flags.batchSize,
    phases_to_run: flags.phases?.flatMap((list) => list.split(/[\s,]+/u)).filter((word) => word !== ''),
    phase_timeout: flags.phaseTimeout,
    max_retries: flags.maxRetries,
    disk_floor: flags.diskFloor,
    battery_floor: flags.batteryFloor,
    voice: flags.voice,
    speed: flags.speed,
    orchestrator: flags.orchestrator,
    ...fileFlagValues(flags),
    ...readingFlagValues(flags),
    resume_enabled: flags.resume,
  }
}

type BatchJob = {
  places: BatchPlaces
  config: Config
  redo: Redo
  redoChanged: boolean
  paths: readonly string[]
  json: boolean
  recursive: boolean
  terminal: Terminal
  /** Null: the built-in one. */
  orchestrator: ChosenOrchestrator | null
  said: BookSpeech
  saidEncoding: string | undefined
  /** Absolute path of the config.yaml in force. */
  configPath: string
}

function nothingIn({ inputDir }: BatchPlaces, recursive: boolean): string {
  return noBooksWords([inputDir], recursive ? null : 'Folders in it are looked through with --recursive.')
}

function controllerFor(
  { places, config, redo, redoChanged, orchestrator, said, saidEncoding, terminal, configPath }: BatchJob,
  ownFolder: string,
): ReturnType<typeof createController> {
  return createController({
    config: () => config,
    placeOf: () => ({
      workspace: places.workspace,
      pipelineJson: places.pipelineJson,
      outputDir: config.output_dir,
    }),
    logsDir: join(ownFolder, 'logs'),
    journalPath: null,
    runsDir: join(ownFolder, 'runs'),
    redo,
    overwrite: false,
    ...(redoChanged ? { asked: { besides: true } } : {}),
    said,
    saidEncoding,
    ...terminalSpeakers(terminal, { config, path: configPath }),
    orchestrator: async () => Promise.resolve(succeed(orchestrator)),
  })
}

async function runIn(job: BatchJob): Promise<Result<number>> {
  const { places, paths, json, terminal } = job
  const controller = await controllerFor(job, join(places.workspace, '.bookspool'))
  if (!controller.ok) return controller
  const work = {
    places: async () => Promise.resolve([{ pipelineJson: places.pipelineJson, prefix: '' }]),
    config: () => job.config,
  }
  const done = await runBooks({
    controller: controller.value,
    paths,
    terminal,
    json,
    isNamed: () => false,
    work,
    tell: ({ report, names }) => {
      if (report.books.length === 0) terminal.warn(nothingIn(places, job.recursive))
      else for (const line of summaryLines(report.books, names, report.elapsedSec)) terminal.say(line)
      if (json) printJson(terminal, report)
    },
  })
  if (!done.ok) return done
  const { report, interrupted, unwritten } = done.value
  return succeed(exitStatusOf(report.books, interrupted, unwritten))
}

async function lookIn(job: BatchJob): Promise<Result<number>> {
  const { config, redo, paths, json, terminal } = job
  const nothingFound = nothingIn(job.places, job.recursive)
  const speakers = { said: job.said, speech: terminalSpeech({ config, path: job.configPath }) }
  const quiet = { ...job, config: { ...config, log_file: null }, orchestrator: null }
  return withScratchFolder(async (folder) => {
    const controller = await controllerFor(quiet, folder)
    return controller.ok
      ? dryRun(controller.value, { paths, config, redo, nothingFound, speakers }, json, terminal)
      : controller
  })
}

/** `bookspool batch`, also called `batch-audiobook`. Answers with the exit status. */
export async function batch(flags: BatchFlags, terminal: Terminal): Promise<Result<number>> {
  const workingFolder = process.cwd()
  const given = configFromFlags(flagValues(flags), workingFolder)
  if (!given.ok) return given
  const said = speechFromFlags(flags, given.value)
  if (!said.ok) return said
  const redo = redoFromFlags(flags)
  if (!redo.ok) return redo
  const loaded = await loadSettings(
    flags.config,
    resolve(workingFolder, 'config.yaml'),
    given.value,
    terminal,
  )
  if (!loaded.ok) return loaded
  const places = batchPlaces(loaded.value, workingFolder)
  if (!places.ok) return places
  const inputs = await batchInputs(places.value.inputDir, flags.recursive)
  if (!inputs.ok) return inputs
  if (!existsSync(places.value.workspace))
    return fail('usage-invalid', {
      detail: `The folder of pipeline.json, ${places.value.workspace}, does not exist`,
    })
  const outputDir = loaded.value.config.output_dir
  const trouble =
    (await folderTrouble(places.value.workspace, 'workspace-not-writable')) ??
    (outputDir === null ? null : await folderTrouble(outputDir, 'output-not-writable'))
  if (trouble !== null && !flags.dryRun) return { ok: false, failure: trouble }
  const locked = flags.dryRun ? null : await lockedByAnother(places.value.pipelineJson)
  if (locked !== null) return { ok: false, failure: locked }
  const hold = createWorkspaceHold(`bookspool batch, process ${process.pid}`)
  const refused = flags.dryRun ? null : await hold.take(places.value.workspace)
  if (refused !== null) return { ok: false, failure: refused }
  try {
    const config: Config = {
      ...loaded.value.config,
      input_dir: places.value.inputDir,
      pipeline_json: places.value.pipelineJson,
      log_file: places.value.logFile,
    }
    for (const name of inputs.value.others) terminal.say(`${shownName(name)}: not a book, left out`)
    const { paths } = inputs.value
    const { workspace } = places.value
    // A flag's words count from here, the file's from its own folder.
    const folder = flags.orchestrator === undefined ? dirname(loaded.value.path) : workingFolder
    // Nothing runs in a dry run, not even to be looked at.
    const orchestrator = flags.dryRun
      ? succeed(null)
      : await whileListening(async (signal) =>
          preparedOrchestrator({ setting: config.orchestrator, workspace, folder }, signal),
        )
    if (!orchestrator.ok)
      return orchestrator.failure.code === 'interrupted' ? succeed(exitStatus.interrupted) : orchestrator
    if (orchestrator.value !== null) terminal.say(`Orchestrator: ${orchestrator.value.theirs.label}`)
    const job = {
      places: places.value,
      config,
      redo: redo.value,
      redoChanged: flags.redoChanged,
      paths,
      json: flags.json,
      recursive: flags.recursive,
      terminal,
      orchestrator: orchestrator.value,
      said: said.value,
      saidEncoding: given.value.text_encoding,
      configPath: loaded.value.path,
    }
    return flags.dryRun ? await lookIn(job) : await runIn(job)
  } finally {
    await hold.release()
  }
}
