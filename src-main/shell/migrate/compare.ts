import { constants } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { stemOf } from '../../../src-contract/file-id.ts'
import { succeed, type Result } from '../../../src-contract/failure.ts'
import type { Comparison } from '../../../src-contract/migration.ts'
import type { Config } from '../../../src-contract/config-options.ts'
import { defaultVoiceAnswer } from '../../../src-contract/orchestrator-use.ts'
import { orchestratorSettingsSchema } from '../../../src-contract/orchestrator-settings.ts'
import { errorCode, fileExists, writeFileAtomic } from '../../../src-node/atomic-file.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { orchestratorProgram } from '../../../src-node/install-layout.ts'
import { belongsTo, compareName } from '../../core/migrate/compare-names.ts'
import { allPhaseNumbers } from '../../../src-contract/phases.ts'
import { redoNothing } from '../../core/batch/book.ts'
import { theirArguments } from '../../core/orchestrator/their-arguments.ts'
import { childEnvironment, nodeBinary, theirEnvironment } from '../run/child-environment.ts'
import { runProgram, type ProgramEnd } from '../run/run-program.ts'
import { sideOf } from './side.ts'
import type { ChosenOrchestrator } from '../app/bookspool-api.ts'

export type ComparePlace = {
  workspace: string
  pipelineJson: string
  inputDir: string | null
  /** The orchestrator that ours is compared with. */
  theirs: ChosenOrchestrator
  config: Config
}

/** A copy of the file, beside the workspace's other books, under a name that nothing in the workspace has. */
async function copyBeside(file: string, folder: string, workspace: string): Promise<string> {
  const names = new Set((await filesBelow(workspace)).map((path) => stemOf(basename(path))))
  for (let number = 1; ; number++) {
    const name = compareName(basename(file), number)
    const copy = join(folder, name)
    if (names.has(stemOf(name))) continue
    try {
      await copyFile(file, copy, constants.COPYFILE_EXCL)
      return copy
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error
    }
  }
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.map((entry) => join(entry.parentPath, entry.name))
}

/** Takes away what was made of the copy: only what was not there before, and bears its name. */
async function cleanUp(workspace: string, stem: string, before: ReadonlySet<string>): Promise<void> {
  const made = (await filesBelow(workspace)).filter(
    (path) => !before.has(path) && belongsTo(stem, relative(workspace, path).split(sep)),
  )
  // Folders hold the rest: the shortest paths first.
  for (const path of made.toSorted((one, other) => one.length - other.length))
    await rm(path, { recursive: true, force: true })
}

async function runTheirs(
  { theirs, login }: ChosenOrchestrator,
  source: string,
  pipelineJson: string,
  config: Config,
  signal: AbortSignal | undefined,
): Promise<ProgramEnd> {
  const args = theirArguments({ source, pipelineJson, phases: allPhaseNumbers, redo: redoNothing, maxRetries: config.max_retries, voice: config.voice, subtitles: false }) // prettier-ignore
  return runProgram({
    words: [...theirs.words, ...args],
    cwd: theirs.cwd,
    environment: theirEnvironment(login),
    signal,
  })
}

/** The built-in orchestrator on one file, in a workspace of its own. */
export async function runOurs(
  source: string,
  scratch: string,
  config: Config,
  signal?: AbortSignal,
  program: string = orchestratorProgram(),
): Promise<ProgramEnd> {
  await mkdir(scratch, { recursive: true })
  const settings = join(scratch, 'settings.json')
  // Theirs may have a voice that this machine's engines have not: one of the book's language is compared then.
  const voice_answers = config.voice === null ? {} : { [config.voice]: defaultVoiceAnswer }
  await writeFileAtomic(
    settings,
    JSON.stringify(orchestratorSettingsSchema.parse({ ...config, voice_answers })),
  )
  const words = [
    nodeBinary(), program, source, '--workspace', scratch, '--pipeline-json', join(scratch, 'pipeline.json'), '--settings', settings,
  ] // prettier-ignore
  return runProgram({ words, cwd: scratch, environment: childEnvironment('compare'), signal })
}

/**
 * The same book made twice: by the workspace's own orchestrator, in place, on a copy and with a copied record, and by the built-in one, elsewhere. What was
 * made for it is taken away again; the record, and what stood in the workspace, are as before. The caller holds the workspace.
 */
export async function compareBook(
  place: ComparePlace,
  named: string,
  signal?: AbortSignal,
): Promise<Result<Comparison>> {
  const file = resolve(named)
  const { workspace, pipelineJson, theirs, config } = place
  const scratch = await mkdtemp(join(tmpdir(), 'bookspool-compare-'))
  try {
    const before = new Set(await filesBelow(workspace))
    const copy = await copyBeside(file, place.inputDir ?? dirname(pipelineJson), workspace)
    const stem = stemOf(basename(copy))
    const record = join(dirname(pipelineJson), `${stem}.pipeline.json`)
    try {
      if (await fileExists(pipelineJson)) await copyFile(pipelineJson, record, constants.COPYFILE_EXCL)
      const theirEnd = await runTheirs(theirs, copy, record, config, signal)
      const theirSide = await sideOf(theirs.theirs.label, copy, record, theirEnd, config.ffmpeg)
      const ourEnd = await runOurs(copy, scratch, config, signal)
      const ourSide = await sideOf(
        'the built-in one',
        copy,
        join(scratch, 'pipeline.json'),
        ourEnd,
        config.ffmpeg,
      )
      return succeed({ file, theirs: withoutOutput(theirSide), ours: withoutOutput(ourSide) })
    } finally {
      await rm(copy, { force: true })
      await cleanUp(workspace, stem, before)
    }
  } catch (error) {
    const failure = fileFailure(error, file, 'file-unreadable')
    if (failure === null) throw error
    return { ok: false, failure }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/** Both books are gone when the figures are shown: only the name stays. */
function withoutOutput(side: Comparison['ours']): Comparison['ours'] {
  return { ...side, output: side.output === null ? null : basename(side.output) }
}
