import { homedir } from 'node:os'
import type { Snapshot } from '../../../src-contract/channels.ts'
import { configKeys, type Config } from '../../../src-contract/config-options.ts'
import type { Result } from '../../../src-contract/failure.ts'
import type { DoctorItem } from '../../../src-contract/reports.ts'
import { reportText, type ReportedLog } from '../../core/report/report-text.ts'
import { readLogPage } from './read-log-page.ts'
import { environmentSecrets, redactor, withoutHome } from './redact.ts'
import { filterLog, findInLog } from './search-log.ts'
import { ffmpegVersion, programVersions } from './versions.ts'

const headBytes = 6_000
const firstErrorBytes = 4_000
const tailBytes = 12_000
/** The last errors of a log are looked for in its end, whatever its size. */
const lastErrorsWithin = 8 * 1024 * 1024
const lastErrorsShown = 20

export type ReportParts = {
  snapshot: () => Promise<Snapshot>
  config: () => Config
  runDoctor: () => Promise<DoctorItem[]>
}

/** Words as they may leave this computer: no secret, no name of the user's. */
export type Clean = (words: string) => string

function cleanForOthers(): Clean {
  const secrets = environmentSecrets(process.env)
  const redact = redactor(() => secrets)
  return (words) => withoutHome(redact(words), homedir())
}

async function linesOf(path: string, fromByte: number, maxBytes: number): Promise<string[]> {
  const page = await readLogPage(path, fromByte, maxBytes)
  return page.ok ? page.value.text.trimEnd().split('\n') : []
}

/** The log's beginning, first error, last errors and end; of a short log nothing twice. */
async function reportedLog(path: string): Promise<ReportedLog> {
  const page = await readLogPage(path, 0, headBytes)
  if (!page.ok) return { path, sizeBytes: 0, head: [], firstError: [], lastErrors: [], tail: [] }
  const { sizeBytes, toByte, text } = page.value
  const head = text.trimEnd().split('\n')
  if (toByte >= sizeBytes) return { path, sizeBytes, head, firstError: [], lastErrors: [], tail: [] }
  const first = await findInLog(path, toByte, {})
  const at = first.ok ? first.value.atByte : null
  const tailFrom = Math.max(toByte, sizeBytes - tailBytes)
  const last = await filterLog(path, -lastErrorsWithin, lastErrorsWithin, { least: 'ERROR' })
  const errors = last.ok ? last.value.lines.filter((line) => line.at < tailFrom) : []
  return {
    path,
    sizeBytes,
    head,
    firstError: at === null || at >= tailFrom ? [] : await linesOf(path, at, firstErrorBytes),
    lastErrors: errors.slice(-lastErrorsShown).map((line) => line.text),
    tail: await linesOf(path, tailFrom === toByte ? toByte : tailFrom - sizeBytes, tailBytes),
  }
}

function settingWords(value: unknown): string {
  // A command's words stand side by side, so that a secret is known by the flag before it.
  if (Array.isArray(value)) return value.map(String).join(' ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** What a bug report needs, in bounded size. Null as the book: of the whole batch, with batch.log. */
export async function gatherReport(
  parts: ReportParts,
  bookId: string | null,
  log: Result<string>,
): Promise<{ text: string }> {
  const snapshot = await parts.snapshot()
  const config = parts.config()
  const text = reportText({
    at: new Date().toISOString(),
    versions: [...programVersions(), await ffmpegVersion(config.ffmpeg)],
    door: snapshot.door === 'desktop' ? 'desktop window' : 'browser',
    orchestrator: snapshot.orchestrator.label,
    batch: snapshot.batch,
    book: snapshot.books.find((book) => book.id === bookId) ?? null,
    log: log.ok ? await reportedLog(log.value) : null,
    failures: snapshot.books.filter((book) => book.failure !== null),
    doctor: await parts.runDoctor(),
    settings: configKeys.map((key) => [key, settingWords(config[key])] as const),
  })
  return { text: cleanForOthers()(text) }
}
