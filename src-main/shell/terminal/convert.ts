import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import type { Config } from '../../../src-contract/config-options.ts'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import type { BookSpeech } from '../../../src-contract/own-speech.ts'
import type { WorkPlace } from '../work/work-desk.ts'
import { otherStates } from '../work/other-states.ts'
import { convertPlaces } from '../work/work-places.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { homeFolder } from '../../../src-node/home-folder.ts'
import { lockFile, type FileLock } from '../../../src-node/file-lock.ts'
import type { ControllerOptions } from '../app/bookspool-api.ts'
import { createController } from '../batch/create-controller.ts'
import { convertWorkspace, defaultOutputFolder, homePlaces } from '../config/places.ts'
import { folderTrouble } from '../config/writable-folder.ts'
import { exitStatusOf } from './book-report.ts'
import { dryRun, withScratchFolder } from './dry-run.ts'
import { fileFlags, fileFlagValues } from './file-flags.ts'
import { noBooksWords } from './no-books.ts'
import { readingFlags, readingFlagValues } from './reading-flags.ts'
import { configFromFlags } from './flags.ts'
import { loadSettings } from './load-settings.ts'
import { redoFlags, redoFromFlags } from './redo-flags.ts'
import { runBooks } from './run-books.ts'
import { saysChapters, speechFlags, speechFromFlags } from './speech-flags.ts'
import { terminalSpeakers } from './terminal-speech.ts'
import { printJson, type Terminal } from './terminal.ts'

export const convertFlagsSchema = z.object({
  output: z.string().min(1).optional(),
  voice: z.string().optional(),
  speed: z.string().optional(),
  ...fileFlags,
  ...readingFlags,
  ...speechFlags,
  maxWorkers: z.string().optional(),
  cpuThreshold: z.string().optional(),
  dryRun: z.boolean().default(false),
  takePicturesAndTexts: z.boolean().optional(),
  overwrite: z.boolean().default(false),
  resume: z.boolean().default(true),
  ...redoFlags,
  json: z.boolean().default(false),
  config: z.string().optional(),
})
/** For a folder of nothing but texts: they may be licences and lists, and are taken only when they are asked for. */
const textsHint = 'Text files and pictures in a folder are taken with --take-pictures-and-texts.'

type ConvertFlags = z.infer<typeof convertFlagsSchema>

/**
 * A folder of run records of our own: whoever opens one ends the runs that it finds there, so two converts side by side never share one. The lock goes
 * with the process, and the next one finds what a killed one left.
 */
async function takeRunsFolder(folder: string): Promise<Result<{ path: string; lock: FileLock }>> {
  try {
    for (let slot = 0; ; slot++) {
      const path = join(folder, String(slot))
      const lock = await lockFile(join(folder, `${slot}.lock`), 0)
      if (lock === null) continue
      await mkdir(path, { recursive: true })
      return succeed({ path, lock })
    }
  } catch (error) {
    // Some places tell only when something is made in them that nothing can be.
    const failure = fileFailure(error, folder, 'home-not-writable')
    if (failure === null) throw error
    return { ok: false, failure }
  }
}

function flagValues(flags: ConvertFlags): Record<string, unknown> {
  return {
    voice: flags.voice,
    speed: flags.speed,
    ...fileFlagValues(flags),
    ...readingFlagValues(flags),
    max_workers: flags.maxWorkers,
    cpu_threshold: flags.cpuThreshold,
    take_pictures_and_texts: flags.takePicturesAndTexts,
    resume_enabled: flags.resume ? undefined : false,
  }
}

type Settings = {
  config: Config
  path: string
  asked: NonNullable<ControllerOptions['asked']>
  said: BookSpeech
  saidEncoding: string | undefined
}

async function settingsOf(flags: ConvertFlags, usual: string, terminal: Terminal): Promise<Result<Settings>> {
  const given = configFromFlags(flagValues(flags), process.cwd())
  if (!given.ok) return given
  const loaded = await loadSettings(flags.config, usual, given.value, terminal)
  if (!loaded.ok) return loaded
  const said = speechFromFlags(flags, given.value)
  if (!said.ok) return said
  const { voice, speed } = given.value
  const flagged = { ...fileFlagValues(flags), ...readingFlagValues(flags) }
  const besides =
    flags.redoChanged || saysChapters(flags) || Object.values(flagged).some((value) => value !== undefined)
  const asked = { voice: voice ?? undefined, speed, besides, text: true }
  return succeed({
    config: loaded.value.config,
    path: loaded.value.path,
    asked,
    said: said.value,
    saidEncoding: given.value.text_encoding,
  })
}

/** `bookspool convert`: each book in a workspace of its own, so that it may run beside the window. Answers with the exit status. */
export async function convert(
  files: readonly string[],
  flags: ConvertFlags,
  terminal: Terminal,
): Promise<Result<number>> {
  const redo = redoFromFlags(flags)
  if (!redo.ok) return redo
  const places = homePlaces(homeFolder())
  const settings = await settingsOf(flags, places.configFile, terminal)
  if (!settings.ok) return settings
  if (files.length === 0)
    return fail('usage-invalid', { detail: 'Name at least one file or folder to convert' })
  const { config, asked, said, saidEncoding } = settings.value
  if (Array.isArray(config.orchestrator))
    terminal.warn(
      'convert makes books with the built-in orchestrator; `orchestrator` holds for batch and the window.',
    )
  const outputDir =
    flags.output === undefined ? (config.output_dir ?? (await defaultOutputFolder())) : resolve(flags.output)
  const paths = files.map((file) => resolve(file))
  const nothingFound = noBooksWords(files, config.take_pictures_and_texts ? null : textsHint)
  const speakers = terminalSpeakers(terminal, { config, path: settings.value.path })
  /** The records of the books of this run. */
  const used = new Set<string>()
  const open = async (logsDir: string, runsDir: string): ReturnType<typeof createController> =>
    createController({
      config: () => config,
      placeOf: ({ sha256 }) => {
        const workspace = convertWorkspace(places.convert, sha256, outputDir)
        const pipelineJson = join(workspace, 'pipeline.json')
        used.add(pipelineJson)
        return { workspace, pipelineJson, outputDir }
      },
      logsDir,
      journalPath: null,
      runsDir,
      redo: redo.value,
      overwrite: flags.overwrite,
      otherStates: otherStates(places.convert),
      asked,
      said,
      saidEncoding,
      ...speakers,
    })
  if (flags.dryRun)
    return withScratchFolder(async (scratch) => {
      const controller = await open(join(scratch, 'logs'), join(scratch, 'runs'))
      // Each book has a record of its own: there is none for all of them to plan by.
      const alone = { ...config, pipeline_json: null, orchestrator: 'builtin' as const }
      return controller.ok
        ? dryRun(
            controller.value,
            {
              paths,
              config: alone,
              redo: redo.value,
              nothingFound,
              speakers: { said, speech: speakers.speech },
            },
            flags.json,
            terminal,
          )
        : controller
    })
  const trouble =
    (await folderTrouble(places.convert, 'home-not-writable')) ??
    (await folderTrouble(outputDir, 'output-not-writable'))
  if (trouble !== null) return { ok: false, failure: trouble }
  const taken = await takeRunsFolder(join(places.convert, 'runs'))
  if (!taken.ok) return taken
  const runs = taken.value
  try {
    const controller = await open(join(places.convert, 'logs'), runs.path)
    if (!controller.ok) return controller
    const named = new Set(paths)
    const isOfThisRun = ({ pipelineJson }: WorkPlace): boolean => used.has(pipelineJson)
    const done = await runBooks({
      controller: controller.value,
      paths,
      terminal,
      json: flags.json,
      work: {
        places: async () => convertPlaces(places.convert),
        config: () => config,
        compressesIn: isOfThisRun,
      },
      isNamed: ({ file }) => file === undefined || named.has(resolve(file)),
      tell: ({ report, interrupted }) => {
        if (report.books.length === 0 && !interrupted) terminal.warn(nothingFound)
        if (flags.json) printJson(terminal, report)
      },
    })
    if (!done.ok) return done
    return succeed(exitStatusOf(done.value.report.books, done.value.interrupted, done.value.unwritten))
  } finally {
    await runs.lock.release()
  }
}
