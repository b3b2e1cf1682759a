import { readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { z } from 'zod'
import { fail, succeed, type Failure, type Result } from '../../../src-contract/failure.ts'
import { markColourWords, markKinds, markWords } from '../../../src-contract/page-view.ts'
import { changeReportSchema, type extractItemSchema } from '../../../src-contract/reports.ts'
import { homeFolder } from '../../../src-node/home-folder.ts'
import { orchestratorProgram } from '../../../src-node/install-layout.ts'
import { openInspector } from '../batch/inspector.ts'
import { homePlaces } from '../config/places.ts'
import { exitStatus, reportError } from './book-report.ts'
import { runFirstPhases, type FirstPhases } from './first-phases.ts'
import { configFromFlags } from './flags.ts'
import { loadSettings } from './load-settings.ts'
import { readingFlags, readingFlagValues } from './reading-flags.ts'
import { structureLines } from './structure-lines.ts'
import { printJson, type Terminal } from './terminal.ts'
import { writeText } from './write-text.ts'

export const extractFlagsSchema = z.object({
  output: z.string().min(1).optional(),
  report: z.string().min(1).optional(),
  structure: z.boolean().default(false),
  spoken: z.boolean().default(false),
  preview: z.string().min(1).optional(),
  page: z.string().optional(),
  ...readingFlags,
  json: z.boolean().default(false),
  overwrite: z.boolean().default(false),
  config: z.string().optional(),
})
type ExtractFlags = z.infer<typeof extractFlagsSchema>
type ExtractItem = z.infer<typeof extractItemSchema>

function failedItem(source: string, failure: Failure): ExtractItem {
  return { source, status: 'failed', output: null, words: null, chapters: null, error: reportError(failure) }
}

type Target = {
  source: string
  /** Null: only what else is asked for. */
  output: string | null
  report: string | null
  structure: boolean
  preview: { output: string; page: number } | null
  spoken: boolean
  overwrite: boolean
}

/** Null where there is none to be written; a usage failure where the two flags make no sense. */
function previewAsked({ preview, page = '1' }: ExtractFlags): Result<Target['preview']> {
  if (preview === undefined) return succeed(null)
  if (!/^[1-9]\d{0,6}$/u.test(page))
    return fail('usage-invalid', { detail: `--page ${page}: pages count from 1` })
  return succeed({ output: resolve(preview), page: Number(page) })
}

/** The picture of a page, and, for people, what its colours mean. */
async function writePreview(
  { source, preview, overwrite }: Target,
  { workspace, fileId, password }: FirstPhases,
  notesDir: string,
  terminal: Terminal,
): Promise<Failure | null> {
  if (preview === null) return null
  const drawn = join(workspace, 'page.png')
  const inspector = openInspector(orchestratorProgram(), (words) => terminal.warn(words))
  const wish = { page: preview.page, output: drawn, workspace, fileId, coloured: true }
  const view = await inspector.page(source, password, wish)
  await inspector.close()
  if (!view.ok) return view.failure
  const unwritten = await writeText(await readFile(drawn), {
    output: preview.output,
    source,
    overwrite,
    notesDir,
  })
  if (unwritten !== null) return unwritten
  const { page, pages, marks } = view.value
  const legend = markKinds.flatMap((kind) => {
    const count = marks.filter((mark) => mark.kind === kind).length
    return count === 0 ? [] : [`${markWords[kind]}: ${markColourWords[kind]}, ${count}`]
  })
  terminal.say(
    `Page ${page} of ${pages} → ${preview.output}${legend.length === 0 ? '' : `\n  ${legend.join('; ')}`}`,
  )
  return null
}

/** The chapters and parts of the book, for people. */
async function sayStructure(reportPath: string, terminal: Terminal): Promise<void> {
  const report = changeReportSchema.parse(JSON.parse(await readFile(reportPath, 'utf8')))
  for (const line of structureLines(report.structure ?? [])) terminal.say(line)
}

async function extractItem(target: Target, run: FirstPhases, terminal: Terminal): Promise<ExtractItem> {
  const { reportPath, saidPath, failure, warnings, words, chapters } = run.heard
  const { source, output, report, structure, spoken, overwrite } = target
  for (const warning of warnings) terminal.warn(`${basename(source)}: ${warning}`)
  const textPath = spoken ? saidPath : run.heard.textPath
  if (failure !== null) return failedItem(source, failure)
  const wantsReport = report !== null || structure
  if (textPath === null || (wantsReport && reportPath === null))
    return failedItem(source, {
      code: 'extraction-failed',
      file: source,
      detail: `the orchestrator named no ${textPath === null ? 'text' : 'report'}`,
    })
  const notesDir = join(homePlaces(homeFolder()).convert, 'texts')
  const text = await readFile(textPath)
  if (output === '-') terminal.result(text.toString('utf8'))
  const unwritten =
    output === '-' || output === null ? null : await writeText(text, { output, source, overwrite, notesDir })
  if (unwritten !== null) return failedItem(source, unwritten)
  if (report !== null && reportPath !== null) {
    const account = await readFile(reportPath)
    const untold = await writeText(account, { output: report, source, overwrite, notesDir })
    if (untold !== null) return failedItem(source, untold)
  }
  if (structure && reportPath !== null) await sayStructure(reportPath, terminal)
  const unshown = await writePreview(target, run, notesDir, terminal)
  if (unshown !== null) return failedItem(source, unshown)
  return { source, status: 'done', output: output === '-' ? null : output, words, chapters, error: null }
}

/** `bookspool extract`: phases 1 and 2, then the reading text; with --spoken phase 3 too, then what is said. Answers with the exit status. */
export async function extract(
  file: string,
  flags: ExtractFlags,
  terminal: Terminal,
): Promise<Result<number>> {
  const source = resolve(file)
  if (flags.json && flags.output === '-')
    return { ok: false, failure: { code: 'usage-invalid', detail: '--json and --output - both want stdout' } }
  if (flags.output === undefined && !flags.structure)
    return {
      ok: false,
      failure: { code: 'usage-invalid', detail: '--output names the file to write; - is stdout' },
    }
  const asked = configFromFlags(readingFlagValues(flags), process.cwd())
  if (!asked.ok) return asked
  const preview = previewAsked(flags)
  if (!preview.ok) return preview
  const configFile = homePlaces(homeFolder()).configFile
  const settings = await loadSettings(flags.config, configFile, asked.value, terminal)
  if (!settings.ok) return settings
  const output = flags.output === undefined ? null : flags.output === '-' ? '-' : resolve(flags.output)
  const report = flags.report === undefined ? null : resolve(flags.report)
  const lastWords = (failure: Failure): void => {
    if (flags.json) printJson(terminal, { items: [failedItem(source, failure)] })
  }
  const run = await runFirstPhases(source, settings.value.config, terminal, {
    spoken: flags.spoken,
    lastWords,
  })
  const item = run.ok
    ? await extractItem(
        {
          source,
          output,
          report,
          structure: flags.structure,
          preview: preview.value,
          spoken: flags.spoken,
          overwrite: flags.overwrite,
        },
        run.value,
        terminal,
      )
    : failedItem(source, run.failure)
  if (flags.json) printJson(terminal, { items: [item] })
  else if (item.error !== null) terminal.warn(`${file}: ${item.error.message} [${item.error.code}]`)
  else if (output !== '-' && output !== null) terminal.say(`${file} → ${output}`)
  if (run.ok && run.value.interrupted) return succeed(exitStatus.interrupted)
  return succeed(item.error === null ? exitStatus.success : exitStatus.failed)
}
