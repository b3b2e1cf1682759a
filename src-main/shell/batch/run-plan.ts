import { basename, join } from 'node:path'
import { assertNever } from '../../../src-contract/assert-never.ts'
import { withRecordedEncoding } from '../../../src-contract/book-encoding.ts'
import type { Config } from '../../../src-contract/config-options.ts'
import { nameOfSource } from '../../../src-contract/file-id.ts'
import { cutToBytes } from '../../../src-contract/portable-names.ts'
import {
  orchestratorSettingsSchema,
  type OrchestratorSettings,
} from '../../../src-contract/orchestrator-settings.ts'
import {
  recordedSpeech,
  withRecordedSpeech,
  withSaidSpeech,
  type BookSpeech,
} from '../../../src-contract/own-speech.ts'
import type { PhaseNumber } from '../../../src-contract/phases.ts'
import type { PipelineJson } from '../../../src-contract/pipeline-json/schema.ts'
import type { Book, Place, Redo } from '../../core/batch/book.ts'
import type { VoiceAnswers } from '../orchestrator/voice-answers.ts'
import type { LibraryFacts } from '../../core/pile/library-facts.ts'

/** What one book needs of the settings in force; unknown to it: everything else. */
export function settingsFor(
  config: Config,
  mayReplace: Pick<OrchestratorSettings, 'overwrite' | 'replaceable'>,
  library: LibraryFacts | null,
  recorded: PipelineJson,
  voiceAnswers: VoiceAnswers,
): OrchestratorSettings {
  const { title, author, language, coverPath } = library ?? noLibraryFacts
  const { series = null, seriesPart = null, year = null, description = null } = library ?? {}
  const known = {
    ...(title === null ? {} : { title }),
    ...(author === null ? {} : { author }),
    ...(language === null ? {} : { language }),
    ...(coverPath === null ? {} : { cover: coverPath }),
    ...(series === null ? {} : { series }),
    ...(seriesPart === null ? {} : { series_part: seriesPart }),
    ...(year === null ? {} : { year }),
    ...(description === null ? {} : { description }),
  }
  return orchestratorSettingsSchema.parse({
    ...config,
    ...mayReplace,
    ...known,
    recorded,
    voice_answers: voiceAnswers,
  })
}

/** The record of a book with what was said for this run in place of what it says of how the book is read and spoken. */
export function asSaid(
  recorded: PipelineJson,
  fileId: string,
  { said, saidEncoding }: { said?: BookSpeech | undefined; saidEncoding?: string | undefined },
): PipelineJson {
  const read = saidEncoding === undefined ? recorded : withRecordedEncoding(recorded, fileId, saidEncoding)
  if (said === undefined) return read
  return withRecordedSpeech(read, fileId, withSaidSpeech(recordedSpeech(read, fileId), said))
}

const noLibraryFacts: LibraryFacts = { title: null, author: null, language: null, coverPath: null }

export type RunPlan = {
  source: string
  settingsPath: string
  fileId: string
  place: Place
  phases: readonly PhaseNumber[]
  /** Named for this very run; null: by the settings and the record. */
  voice: string | null
  maxRetries: number
  redo: Redo
  overwrite: boolean
  hasPassword: boolean
}

/** The orchestrator's arguments; never a secret among them. */
export function orchestratorArguments(plan: RunPlan): string[] {
  const { place } = plan
  const output = place.outputDir === null ? [] : ['--output', place.outputDir]
  const numbers = plan.phases.map(String)
  const voice = plan.voice === null ? [] : ['--voice', plan.voice]
  const redoFrom = plan.redo.kind === 'from' ? [plan.redo.keeps === true ? '--redo-changed' : '--redo-from', String(plan.redo.phase)] : [] // prettier-ignore
  const switches = [
    plan.redo.kind === 'all' ? '--no-resume' : '',
    plan.redo.kind === 'gaps' ? '--retry-gaps' : '',
    plan.overwrite ? '--overwrite' : '',
    plan.hasPassword ? '--password-on-stdin' : '',
  ].filter((word) => word !== '')
  return [
    plan.source, '--events', 'ndjson', '--settings', plan.settingsPath, '--file-id', plan.fileId,
    '--workspace', place.workspace, ...output, '--max-retries', String(plan.maxRetries),
    '--phases', ...numbers, ...voice, ...redoFrom, ...switches,
  ] // prettier-ignore
}

/** Room within 255 for the id, the attempt and the ending, and for the temporary name of the settings beside it. */
const longestLogStemBytes = 150

/** A log per book and attempt, kept after a retry; the id tells books of one name apart. */
export function logPathFor(
  logsDir: string,
  book: Pick<Book, 'id' | 'fileName' | 'fileType' | 'attempt'>,
): string {
  const name = nameOfSource(basename(book.fileName), book.fileType === 'pictures')
  const stem = cutToBytes(name, longestLogStemBytes)
  return join(logsDir, `${stem}.${book.id.slice(0, 8)}.${book.attempt}.log`)
}

/** Where a run's settings lie: beside its log, which names them in its first line. */
export function settingsPathFor(logPath: string): string {
  return logPath.replace(/\.log$/u, '.settings.json')
}

/** How a run treats what is there already, in words. */
export function mannerOf(redo: Redo): string {
  switch (redo.kind) {
    case 'nothing':
      return 'goes on where earlier runs stopped; phases that are done are skipped'
    case 'all':
      return 'discards what earlier runs made'
    case 'from':
      if (redo.keeps === true)
        return `makes again what the settings make otherwise, from phase ${redo.phase} on`
      return `discards what phase ${redo.phase} and those after it made`
    case 'gaps':
      return 'makes the chunks again that have no sound'
    default:
      return assertNever(redo)
  }
}

/** A command line as it can be pasted into a terminal. Electron's binary needs a word to be a Node. */
export function pasteable(commandLine: readonly string[]): string {
  const words = commandLine.map(shellQuoted).join(' ')
  if (process.versions['electron'] === undefined) return words
  return process.platform === 'win32'
    ? `set "ELECTRON_RUN_AS_NODE=1" && ${words}`
    : `ELECTRON_RUN_AS_NODE=1 ${words}`
}

/** The same for an orchestrator of another make, which runs in its own folder. */
export function theirPasteable(cwd: string, commandLine: readonly string[]): string {
  const words = commandLine.map(shellQuoted).join(' ')
  return process.platform === 'win32'
    ? `cd /d ${shellQuoted(cwd)} && ${words}`
    : `cd ${shellQuoted(cwd)} && PYTHONUTF8=1 PYTHONUNBUFFERED=1 ${words}`
}

/** Where a book's files go, where the contract has them unless another folder was named. */
export function outputOf(place: Place): string {
  return place.outputDir ?? join(place.workspace, 'phase5_enhancement', 'output')
}

/** One argument as a shell would need it, so that a log's first line can be pasted into a terminal. */
export function shellQuoted(argument: string): string {
  if (/^[\w@%+=:,./-]+$/u.test(argument)) return argument
  // A line feed in a file's name would end the line that is to be pasted.
  if (process.platform !== 'win32' && /\p{Cc}/u.test(argument)) return `$'${escapedControls(argument)}'`
  return process.platform === 'win32'
    ? `"${argument.replaceAll('"', '\\"')}"`
    : `'${argument.replaceAll("'", String.raw`'\''`)}'`
}

function escapedControls(argument: string): string {
  return argument
    .replaceAll(/[\\']/gu, String.raw`\$&`)
    .replaceAll(/\p{Cc}/gu, (char) =>
      [...Buffer.from(char)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join(''),
    )
}
