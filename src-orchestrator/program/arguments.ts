import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { inPhaseOrder, isPhaseNumber, type PhaseNumber } from '../../src-contract/phases.ts'
import { addVoices, type VoicesRequest } from './voices-arguments.ts'

/** What the command line asks for, as it was written; paths are not resolved yet. */
export type ConvertRequest = {
  verb: 'convert'
  file: string
  pipelineJson: string | null
  phases: PhaseNumber[]
  resume: boolean
  /** What this phase and those after it made for the book is made again. */
  redoFrom: PhaseNumber | null
  /** The same, but for what the settings leave as it was: nothing is discarded. */
  redoChanged: PhaseNumber | null
  /** Only what phase 4 could not speak is tried again, then phase 5 runs. */
  retryGaps: boolean
  /** Null: what the settings say. */
  maxRetries: number | null
  voice: string | null
  enableSubtitles: boolean
  settings: string | null
  fileId: string | null
  workspace: string | null
  output: string | null
  events: boolean
  overwrite: boolean
  passwordOnStdin: boolean
}

export type ProgramRequest =
  | ConvertRequest
  | { verb: 'inspect' }
  | { verb: 'work' }
  | VoicesRequest
  /** Help or version was printed, or the line could not be read and the reason was. */
  | { verb: 'none'; exitCode: number }

const usageExitCode = 2

function parsePhase(value: string, before: PhaseNumber[] | undefined): PhaseNumber[] {
  const numbers = value.split(/[\s,]+/u).filter((part) => part !== '')
  const phases = numbers.map((text) => {
    const number = Number(text)
    if (!isPhaseNumber(number)) throw new InvalidArgumentError('Phases are numbers from 1 to 5.')
    return number
  })
  return [...(before ?? []), ...phases]
}

function parseOnePhase(value: string): PhaseNumber {
  const [phase, ...others] = parsePhase(value, undefined)
  if (phase === undefined || others.length > 0) throw new InvalidArgumentError('It is a number from 1 to 5.')
  return phase
}

function parseRetries(value: string): number {
  if (!/^\d{1,2}$/u.test(value.trim())) throw new InvalidArgumentError('It is a whole number from 0 to 99.')
  return Number(value)
}

type Options = {
  pipelineJson?: string
  phases?: PhaseNumber[]
  resume: boolean
  redoFrom?: PhaseNumber
  redoChanged?: PhaseNumber
  retryGaps?: true
  maxRetries?: number
  voice?: string
  enableSubtitles?: true
  settings?: string
  fileId?: string
  workspace?: string
  output?: string
  events?: string
  overwrite?: true
  passwordOnStdin?: true
}

function requestFrom(file: string, options: Options): ConvertRequest {
  return {
    verb: 'convert',
    file,
    pipelineJson: options.pipelineJson ?? null,
    phases: inPhaseOrder(options.phases ?? [1, 2, 3, 4, 5]),
    resume: options.resume,
    redoFrom: options.redoFrom ?? null,
    redoChanged: options.redoChanged ?? null,
    retryGaps: options.retryGaps === true,
    maxRetries: options.maxRetries ?? null,
    voice: options.voice ?? null,
    enableSubtitles: options.enableSubtitles === true,
    settings: options.settings ?? null,
    fileId: options.fileId ?? null,
    workspace: options.workspace ?? null,
    output: options.output ?? null,
    events: options.events === 'ndjson',
    overwrite: options.overwrite === true,
    passwordOnStdin: options.passwordOnStdin === true,
  }
}

function describeProgram(version: string): Command {
  return (
    new Command('bookspool-orchestrator')
      .description('Makes an audiobook of one book: phases 1 to 5, in order, each resumed where it stopped.')
      .version(version, '--version')
      .argument('[file]', 'the book')
      .option('--pipeline-json <path>', 'the record; the workspace is its folder')
      .option('--phases <numbers...>', 'which of the phases 1 to 5 (default: all)', parsePhase)
      .option('--no-resume', 'discard what earlier runs made, and begin again')
      .option('--redo-from <phase>', 'make again what this phase and those after it made', parseOnePhase)
      .option('--redo-changed <phase>', 'the same, but keep what the settings leave as it was', parseOnePhase)
      .option('--retry-gaps', 'speak again only what could not be spoken, then master the book')
      .option('--max-retries <count>', 'further attempts at a phase that failed (default: 2)', parseRetries)
      .option('--voice <id>', 'for instance espeak:en-us; `voices` lists them')
      .option('--enable-subtitles', 'write SRT and WebVTT beside the audio, where the settings name none')
      .option('--settings <file>', 'settings of this book, as JSON')
      .option(
        '--file-id <id>',
        "the book's name in the workspace (default: the file's name without extension)",
      )
      .option('--workspace <folder>', 'where work and results lie')
      .option('--output <folder>', 'where the finished book goes')
      .addOption(new Option('--events <format>', 'speak the line protocol on stdout').choices(['ndjson']))
      .option('--overwrite', 'replace an output even if it is not ours or was changed')
      .option('--password-on-stdin', 'the password that opens the book comes on stdin')
      // Options after a verb are the verb's: --output of `voices sample` is another one.
      .enablePositionalOptions()
      .exitOverride()
  )
}

/** Reads the command line. Help and errors are printed by the way. */
export function readArguments(argv: readonly string[], version: string): ProgramRequest {
  let request: ProgramRequest | null = null
  const program = describeProgram(version)
  program.action((file: string | undefined, options: Options) => {
    if (file === undefined) program.error("error: missing required argument 'file'")
    else request = requestFrom(file, options)
  })
  program
    .command('inspect')
    .description('look at files: lines {id, path, password?} in, lines {id, facts, failure} out')
    .action(() => {
      request = { verb: 'inspect' }
    })
  program
    .command('work')
    .description(
      'measure, compress and drop the working files of books: a line for each request in, a line for each answer out',
    )
    .action(() => {
      request = { verb: 'work' }
    })
  addVoices(program, (voices) => {
    request = voices
  })
  try {
    program.parse([...argv], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return { verb: 'none', exitCode: error.exitCode === 0 ? 0 : usageExitCode }
  }
  return request ?? { verb: 'none', exitCode: usageExitCode }
}
