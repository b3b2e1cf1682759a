import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import {
  droppedAt,
  recognitionIn,
  statusReportSchema,
  type StatusItem,
} from '../../../src-contract/book-page.ts'
import type { Config } from '../../../src-contract/config-options.ts'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import { ownSpeechWords } from '../../../src-contract/own-speech-words.ts'
import { phaseOf } from '../../../src-contract/phases.ts'
import { scanWords } from '../../../src-contract/scan-account.ts'
import { detectEncoding, encodingLabel } from '../../../src-contract/text-encodings.ts'
import { sourceExists } from '../../../src-node/source-files.ts'
import { homeFolder } from '../../../src-node/home-folder.ts'
import { homePlaces } from '../config/places.ts'
import { dayInWords } from '../../../src-contract/day-in-words.ts'
import { bookStatuses, type StatusPlaces } from '../workspace/book-statuses.ts'
import { batchPlaces } from '../workspace/config-places.ts'
import { configIn, findWorkspace } from '../workspace/find-workspace.ts'
import { batchInputs } from './batch-inputs.ts'
import { exitStatus } from './book-report.ts'
import { phasesInWords } from './dry-run.ts'
import { configFromFlags } from './flags.ts'
import { loadSettings } from './load-settings.ts'
import { printJson, type Terminal } from './terminal.ts'

export const statusFlagsSchema = z.object({
  config: z.string().optional(),
  pipelineJson: z.string().optional(),
  json: z.boolean().default(false),
})
export type StatusFlags = z.infer<typeof statusFlagsSchema>

type Where = StatusPlaces & { inputDir: string | null; config: Config }

/** The workspace that is meant: by its config, by its record, the one here, else Bookspool's own. */
export async function placesOf(flags: StatusFlags, terminal: Terminal): Promise<Result<Where>> {
  const here = process.cwd()
  const given = configFromFlags({ pipeline_json: flags.pipelineJson }, here)
  if (!given.ok) return given
  const usual = resolve(here, 'config.yaml')
  const hasConfig = flags.config !== undefined || existsSync(usual)
  if (hasConfig) {
    const loaded = await loadSettings(flags.config, usual, given.value, terminal)
    if (!loaded.ok) return loaded
    const places = batchPlaces(loaded.value, here)
    if (!places.ok) return places
    const { inputDir } = places.value
    return succeed({ ...places.value, config: { ...loaded.value.config, input_dir: inputDir } })
  }
  const named = given.value.pipeline_json ?? null
  const own = homePlaces(homeFolder())
  const isHere = existsSync(resolve(here, 'pipeline.json'))
  if (named === null && !isHere) {
    const loaded = await loadSettings(undefined, own.configFile, {}, terminal)
    if (!loaded.ok) return loaded
    const { config } = loaded.value
    const pipelineJson = config.pipeline_json ?? resolve(own.workspace, 'pipeline.json')
    return succeed({ pipelineJson, inputDir: config.input_dir, config })
  }
  const found = await findWorkspace(named ?? here)
  if (!found.ok) return found
  if (found.value.configFailure !== null) return { ok: false, failure: found.value.configFailure }
  const { pipelineJson, loaded } = found.value
  const config = configIn(found.value, loaded.config)
  return succeed({ pipelineJson, inputDir: config.input_dir, config })
}

export function statusLines(item: StatusItem, now: Date): string[] {
  const { action, why, phases } = item.plan
  const would = {
    skip: 'would be skipped',
    run: 'would run',
    resume: 'would go on with',
    refuse: 'would not run',
  }[action]
  const dropped = dayInWords(droppedAt(item.phases), now)
  const own = ownSpeechWords(item.speech)
  const { encoding } = item
  const scan = recognitionIn(item.phases)
  const which = phases.length === 0 ? '' : ` ${phasesInWords(phases)}`
  return [
    `${item.fileId}${item.source === null ? '' : `  ${item.source}`}`,
    ...item.phases.map(({ phase, status, source, readAt, finishedAt }) => {
      const day = dayInWords(finishedAt, now)
      const about = [day, source === 'none' ? null : source, readAt]
        .filter((word) => word !== null)
        .join(', ')
      return `  ${phase} ${phaseOf(phase).label.padEnd(7)} ${status.padEnd(15)} ${about}`.trimEnd()
    }),
    ...(dropped === null ? [] : [`  working files dropped on ${dropped}`]),
    ...(scan === null ? [] : [`  ${scanWords(scan)}`]),
    ...(own === null ? [] : [`  spoken in its own way: ${own}`]),
    ...(encoding === null
      ? []
      : [`  read as ${encoding === detectEncoding ? 'detected' : encodingLabel(encoding)}`]),
    `  → ${would}${which}: ${why}`,
  ]
}

/** `bookspool status [FILE]`: for each book its phases, where each status was read, and what Start would do. Nothing is run or written. */
export async function status(
  file: string | undefined,
  flags: StatusFlags,
  terminal: Terminal,
): Promise<Result<number>> {
  const places = await placesOf(flags, terminal)
  if (!places.ok) return places
  const path = file === undefined ? null : resolve(file)
  if (path !== null && !(await sourceExists(path))) return fail('file-missing', { file: path })
  const { inputDir } = places.value
  const inputs =
    path === null && inputDir !== null && existsSync(inputDir) ? await batchInputs(inputDir, false) : null
  if (inputs !== null && !inputs.ok) return inputs
  const files = path === null ? (inputs?.value.paths ?? []) : [path]
  const items = await bookStatuses(places.value, files, path !== null)
  if (!items.ok) return items
  if (flags.json) printJson(terminal, statusReportSchema.parse({ items: items.value }))
  else if (items.value.length === 0) terminal.say(`No books in ${places.value.pipelineJson}.`)
  else for (const item of items.value) for (const line of statusLines(item, new Date())) terminal.say(line)
  return succeed(exitStatus.success)
}
