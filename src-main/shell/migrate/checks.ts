import { access, constants, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Config } from '../../../src-contract/config-options.ts'
import type { MigrationCheck } from '../../../src-contract/migration.ts'
import { recordedOutputs } from '../../../src-contract/pipeline-json/skip.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { stemOf } from '../../../src-contract/file-id.ts'
import { statusOf } from '../../../src-contract/pipeline-json/read.ts'
import { findOnPath } from '../run/find-on-path.ts'
import { loadBetween, sumCpuTimes } from '../load/cpu-times.ts'
import { loginPath } from '../run/login-path.ts'
import { folderTrouble } from '../config/writable-folder.ts'
import { openPipelineFile } from '../store/pipeline-file.ts'
import { runOurs } from './compare.ts'
import { measureSound } from './side.ts'
import type { ProgramEnd } from '../run/run-program.ts'

export type CheckPlace = { config: Config; logFile: string; logsDir: string }

const names: Record<MigrationCheck['id'], string> = {
  command: 'The command works',
  'test-file': 'A test file succeeds',
  output: 'The output is there',
  resume: 'Resume skips what is done',
  logs: 'Logs can be written and read',
  errors: 'Errors are handled',
  cpu: 'The CPU is watched',
}

type Verdict = [MigrationCheck['status'], string, string?]

const check = (id: MigrationCheck['id'], [status, detail, fix]: Verdict): MigrationCheck => ({
  id,
  name: names[id],
  status,
  detail,
  fix: fix ?? null,
})

/** Two sentences are a book: enough for every phase, and done in a second or two. */
const testText =
  'A test of the way.\n\nThis book has two sentences. It is made to see whether one can be made.\n'

const lastLine = (end: ProgramEnd): string => end.tail.trim().split('\n').at(-1)?.trim() ?? 'it said nothing'

async function command(): Promise<Verdict> {
  const found = findOnPath('batch-audiobook', await loginPath())
  if (found !== null) return ['ok', `a shell finds ${found}`]
  return ['warning', 'a shell finds no batch-audiobook', 'Only scripts need it: `npm install -g bookspool`, or `npm link` in the checkout.'] // prettier-ignore
}

async function outputOf(scratch: string, source: string): Promise<string | null> {
  const read = await openPipelineFile(join(scratch, 'pipeline.json')).read()
  if (!read.ok) return null
  const fileId = stemOf(source.split(/[\\/]/u).at(-1) ?? '')
  const { entry } = statusOf(read.value, { fileId, sha256: null, sourcePath: source }, 5)
  return recordedOutputs(entry)[0] ?? null
}

async function output(path: string | null, config: Config): Promise<Verdict> {
  if (path === null) return ['failed', 'the record names no finished file', 'See the log of the test file: `bookspool convert FILE`.'] // prettier-ignore
  try {
    const { size } = await stat(path)
    const { audioSec, loudnessLufs } = await measureSound(path, config.ffmpeg)
    if (size === 0 || audioSec === null)
      return ['failed', `${path} holds no sound that ffmpeg can read`, 'See `bookspool doctor`.']
    return ['ok', `${size} bytes, ${audioSec} s${loudnessLufs === null ? '' : `, ${loudnessLufs} LUFS`}`]
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
    return [
      'failed',
      `${path} is not there`,
      'Check that nothing clears the folder for temporary files meanwhile.',
    ]
  }
}

async function resume(
  first: string | null,
  again: () => Promise<ProgramEnd>,
  config: Config,
): Promise<Verdict> {
  if (first === null) return ['not-run', 'there is no finished book to skip']
  const before = (await stat(first)).mtimeMs
  const end = await again()
  const stood = end.exitCode === 0 && (await stat(first)).mtimeMs === before
  if (!stood) return ['failed', `a second run did not leave the finished book alone: ${lastLine(end)}`, 'Please report it, with the log.'] // prettier-ignore
  return config.resume_enabled
    ? ['ok', 'a second run found it done']
    : ['warning', 'a second run found it done, but resume_enabled is false in this workspace', 'Switch resume on (`--fix resume-off`).'] // prettier-ignore
}

async function logs({ logFile, logsDir }: CheckPlace): Promise<Verdict> {
  const trouble = await folderTrouble(logsDir, 'home-not-writable')
  if (trouble !== null) return ['failed', `${logsDir}: ${trouble.detail ?? ''}`, 'Free it for writing.']
  try {
    await access(logFile, constants.R_OK | constants.W_OK)
    return ['ok', `${logFile}, and one a book and attempt in ${logsDir}`]
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return ['ok', `${logFile} is begun with the first run`]
    return ['failed', `${logFile} cannot be read and written`, 'Free it, or set log_file to another place.']
  }
}

async function errors(scratch: string, config: Config, signal?: AbortSignal): Promise<Verdict> {
  const folder = join(scratch, 'broken')
  const source = join(scratch, 'broken.pdf')
  await writeFile(source, '')
  const end = await runOurs(source, folder, config, signal)
  return end.exitCode !== null && end.exitCode !== 0 && end.tail.trim() !== ''
    ? ['ok', `an empty PDF is refused: ${lastLine(end)}`]
    : ['failed', 'an empty PDF was not refused', 'Please report it.']
}

/** Long enough for a clock tick of every core. */
const sampleMs = 250

async function cpu(config: Config): Promise<Verdict> {
  const before = sumCpuTimes(cpus())
  await wait(sampleMs)
  const now = sumCpuTimes(cpus())
  if (now.totalMs <= before.totalMs) return ['failed', 'the system does not tell its load', 'See `bookspool doctor`.'] // prettier-ignore
  const load = Math.round(loadBetween(before, now))
  return ['ok', `${cpus().length} cores, ${load} % busy now; limited at ${config.cpu_threshold} %`]
}

/**
 * The seven checks of the old guide. The book is made in a folder of its own, by the built-in orchestrator with the workspace's settings: nothing in the
 * workspace is touched. `file`: a book of the user's instead of two sentences.
 */
export async function runChecks(
  place: CheckPlace,
  file: string | null,
  signal?: AbortSignal,
): Promise<MigrationCheck[]> {
  const { config } = place
  const scratch = await mkdtemp(join(tmpdir(), 'bookspool-check-'))
  try {
    const source = file === null ? join(scratch, 'test.txt') : resolve(file)
    if (file === null) await writeFile(source, testText)
    const folder = join(scratch, 'workspace')
    const run = async (): Promise<ProgramEnd> => runOurs(source, folder, config, signal)
    const end = await run()
    const made = end.exitCode === 0 ? await outputOf(folder, source) : null
    const tried: Verdict =
      end.exitCode === 0
        ? ['ok', `made in ${end.elapsedSec} s`]
        : ['failed', `${end.exitCode === null ? 'ended' : `exit code ${end.exitCode}`}: ${lastLine(end)}`, 'See `bookspool doctor`.'] // prettier-ignore
    return [
      check('command', await command()),
      check('test-file', tried),
      check('output', end.exitCode === 0 ? await output(made, config) : ['not-run', 'no book was made']),
      check('resume', await resume(made, run, config)),
      check('logs', await logs(place)),
      check('errors', await errors(scratch, config, signal)),
      check('cpu', await cpu(config)),
    ]
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}
