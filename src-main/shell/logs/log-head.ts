import { allPhaseNumbers, phaseOf, type PhaseNumber } from '../../../src-contract/phases.ts'
import type { Config } from '../../../src-contract/config-options.ts'
import type { RunSummary } from '../../core/batch/book.ts'
import { ffmpegVersion, programVersions, sha256OfFile } from './versions.ts'

export type HeadFacts = {
  /** "Built in", "phase6_orchestrator/orchestrator.py through Poetry". */
  orchestrator: string
  /** The orchestrator's own file, whose hash tells which one it was; null where PATH resolves it. */
  program: string | null
  attempt: number
  phases: readonly PhaseNumber[]
  /** Why less or more is done than the phases say: "resumes", "discards what earlier runs made". */
  manner: string
  /** Where what is made goes. */
  workspace: string
  output: string
  config: Config
  /** The program waits for a password before it begins. */
  hasPassword: boolean
}

function phasesLine(asked: readonly PhaseNumber[]): string {
  const names = asked.map((phase) => `${phase} ${phaseOf(phase).name}`).join(', ')
  const left = allPhaseNumbers.filter((phase) => !asked.includes(phase))
  return `Phases: ${names}${left.length === 0 ? '' : ` (${left.join(', ')} skipped: not asked for)`}`
}

const passwordLine =
  'Password: the command waits for a line {"type":"password","password":""} on its standard input, the password between the last quotes'

/** How a run ended, for the last line of its log. */
export function endWords({ outcome, exitCode, signal, durationSec }: RunSummary): string {
  const how = exitCode === null ? (signal === null ? '' : `, by ${signal}`) : `, exit status ${exitCode}`
  return `The run ended: ${outcome}${how}, after ${durationSec.toFixed(1)} s`
}

/** What stands behind the command at a log's beginning: all that a report of a fault is asked for. Lines without their ends. */
export async function logHead(facts: HeadFacts): Promise<string[]> {
  const { config } = facts
  const sha256 = facts.program === null ? null : await sha256OfFile(facts.program)
  const about = [
    `Begun: ${new Date().toISOString()}, attempt ${facts.attempt}`,
    ...programVersions(),
    await ffmpegVersion(config.ffmpeg),
    `Orchestrator: ${facts.orchestrator}${facts.program === null ? '' : `, ${facts.program}`}${sha256 === null ? '' : `, sha256 ${sha256}`}`,
    phasesLine(facts.phases),
    `Manner: ${facts.manner}`,
    `Voice: ${config.voice ?? 'by the language of the book'}, speed ${config.speed}, ${config.loudness_lufs} LUFS, ${config.formats.join(' ')}`,
    `Limits: ${config.max_workers} books at a time, CPU ${config.cpu_threshold} %, ${config.max_retries} retries, phase timeout ${config.phase_timeout} s, log level ${config.log_level}`,
    `Workspace: ${facts.workspace}`,
    `Output: ${facts.output}`,
    ...(facts.hasPassword ? [passwordLine] : []),
  ]
  // Behind a mark that a shell takes for a comment: the command can be copied together with them.
  return about.map((line) => `# ${line}`)
}
