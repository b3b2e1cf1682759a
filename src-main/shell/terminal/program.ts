import { Command, Option } from 'commander'
import { z } from 'zod'
import type { Failure } from '../../../src-contract/failure.ts'
import { carryOut, jsonHelp, noItems, type Finish } from './carry-out.ts'
import { addFileOptions } from './file-flags.ts'
import { pronunciationOption } from './pronunciation-option.ts'
import { addReadingOptions } from './reading-flags.ts'
import { addSpeechOptions } from './speech-flags.ts'
import { addVoices } from './voices-commands.ts'
import { addClean, addHistory, addMigrate, addStatus } from './workspace-commands.ts'

const jsonFlag = z.object({ json: z.boolean().default(false) })
const serveFlagsSchema = z.object({
  host: z.string().optional(),
  port: z.coerce.number().int().min(0).max(65_535).default(0),
})

const configHelp = 'settings file'
const redoFromHelp = 'make again what this phase (1 to 5) and those after it made'
const redoChangedHelp =
  'make again what was made with other settings or text choices, and of it only what they change'
const retryGapsHelp = 'speak again only what could not be spoken, in books that are done with gaps'

const noBooks = (): unknown => ({ books: [], elapsedSec: 0 })

function addConvert(program: Command, finish: Finish): void {
  const command = program
    .command('convert')
    .description('Make audiobooks of files and folders.')
    .argument('<file...>', 'books, or folders of them; ./-name or -- before a name that begins with a dash')
    .option(
      '-o, --output <folder>',
      'where finished books go (default: output_dir, else Audiobooks in your Music folder)',
    )
    .option('--voice <id>', 'e.g. espeak:en-us; `bookspool voices` lists them')
    .option('--speed <factor>', "0.5 to 2; 1 is the voice's own pace")
  addReadingOptions(addFileOptions(addSpeechOptions(command)))
    .option('--max-workers <count>', 'books at a time')
    .option(
      '--cpu-threshold <percent>',
      'take less when the computer is busier than this; 100: take everything',
    )
    .option('--take-pictures-and-texts', 'in folders take pictures and .txt files for books too')
    .option('--overwrite', 'replace a finished book even if it is not ours or was changed')
    .option('--no-resume', 'discard what earlier runs made, and begin again')
    .option('--redo-from <phase>', redoFromHelp)
    .option('--redo-changed', redoChangedHelp)
    .option('--retry-gaps', retryGapsHelp)
    .option('--dry-run', 'say what would happen, and why; run nothing')
    .option('--json', jsonHelp)
    .option('--config <file>', configHelp)
    .action(async (files: string[], options: unknown) => {
      const { convert, convertFlagsSchema } = await import('./convert.ts')
      const flags = convertFlagsSchema.parse(options)
      await carryOut(async (terminal) => convert(files, flags, terminal), flags.json, noBooks, finish)
    })
}

function addExtract(program: Command, finish: Finish): void {
  const command = program
    .command('extract')
    .description(
      'Write the reading text of a book: chapter titles on lines of their own, one paragraph a line.',
    )
    .argument('<file>', 'a book')
    .option(
      '-o, --output <text>',
      'the file to write; - is stdout; with --structure alone nothing is written',
    )
    .option('--spoken', 'write the words as they are said: numbers, abbreviations, your pronunciations')
    .option('--report <json>', 'write what was left out, joined or moved: page, box, rule, counts')
    .option('--structure', 'list the chapters and parts of the book, what is left out of it and why')
    .option('--preview <png>', 'write the picture of a page of a PDF, what is read and what is not coloured')
    .option('--page <number>', 'of --preview (default: 1)')
  addReadingOptions(command)
    .option('--overwrite', 'replace those files even if they are not ours or were changed')
    .option('--json', jsonHelp)
    .option('--config <file>', configHelp)
    .action(async (file: string, options: unknown) => {
      const { extract, extractFlagsSchema } = await import('./extract.ts')
      const flags = extractFlagsSchema.parse(options)
      // With the text on stdout, words about it belong on stderr as with --json.
      const quiet = flags.json || flags.output === '-'
      const empty = flags.json ? noItems : null
      await carryOut(
        async (terminal) => extract(file, flags, terminal),
        quiet,
        empty ?? (() => undefined),
        finish,
      )
    })
}

function addSay(program: Command, finish: Finish): void {
  program
    .command('say')
    .description('Say a text as a book would have it said: print the words, and speak them.')
    .argument('<text>', 'a sentence or more')
    .option('--voice <id>', 'e.g. hibari:heart (default: the one that is set, else one for the language)')
    .option('--language <code>', 'e.g. de (default: the voice’s)')
    .option('-o, --output <file>', 'its sound: .wav, .mp3 and others; without it nothing is spoken')
    .option('--book <name>', 'with the pronunciations of this book too')
    .addOption(pronunciationOption())
    .option('--json', jsonHelp)
    .option('--config <file>', configHelp)
    .action(async (text: string, options: unknown) => {
      const { say, sayFlagsSchema } = await import('./say.ts')
      const flags = sayFlagsSchema.parse(options)
      const empty = (error: Failure): unknown => ({ items: [], output: null, said: null, error })
      await carryOut(async (terminal) => say(text, flags, terminal), flags.json, empty, finish)
    })
}

function addBatch(program: Command, finish: Finish): void {
  // Commander keeps the last of the two alone.
  const named = new Set<string>()
  const command = program
    .command('batch')
    .on('option:resume', () => named.add('--resume'))
    .on('option:no-resume', () => named.add('--no-resume'))
    .description(
      'Make audiobooks of a folder of books, with an existing pipeline (also called batch-audiobook).',
    )
    .option('--config <file>', 'settings file (default: config.yaml)')
    .option('--input-dir <folder>', 'the books; read at its top level')
    .option('--recursive', 'walk the input folder')
    .option('--pipeline-json <file>', 'the record; the workspace is its folder')
    .option('--output-dir <folder>', 'where finished books go (default: phase5_enhancement/output)')
    .option('--log-level <level>', 'DEBUG, INFO, WARNING, ERROR or CRITICAL')
    .option('--log-file <file>', 'log of the whole batch')
    .option('--max-workers <count>', 'books at a time')
    .option(
      '--cpu-threshold <percent>',
      'take less when the computer is busier than this; 100: take everything',
    )
    .option('--pause-when-busy', 'where other programs use all of that, wait for them with every book')
    .option('--throttle-delay <seconds>', 'wait before taking more or less')
    .option('--batch-size <count>', 'at most this many books')
    .option('--phases <numbers...>', 'which of the phases 1 to 5')
    .option('--phase-timeout <seconds>', 'give a phase up that makes no progress for this long')
    .option('--max-retries <count>', 'how often a phase is tried again')
    .option('--voice <id>', 'e.g. espeak:en-us; `bookspool voices` lists them')
    .option('--speed <factor>', "0.5 to 2; 1 is the voice's own pace")
  addReadingOptions(addFileOptions(addSpeechOptions(command)))
    .option('--disk-floor <GB>', 'pause before the disk has less free than this; 0: never')
    .option('--battery-floor <percent>', 'pause on battery power below this charge; 0: never')
    .option('--resume', 'skip what is done (the default)')
    .addOption(new Option('--no-resume', 'discard what earlier runs made, and begin again'))
    .option('--redo-from <phase>', redoFromHelp)
    .option('--redo-changed', redoChangedHelp)
    .option('--retry-gaps', retryGapsHelp)
    .option('--dry-run', 'say what would happen, and why; run nothing')
    .option('--orchestrator <command>', 'auto, builtin, or the command of your own, in one string')
    .option('--json', jsonHelp)
    .action(async (options: unknown) => {
      const { batch, batchFlagsSchema } = await import('./batch.ts')
      const parsed = batchFlagsSchema.parse(options)
      // A default of true would hide what the config file says.
      const isGiven = command.getOptionValueSource('resume') === 'cli'
      const resumes = { resume: isGiven ? parsed.resume : undefined, bothResumes: named.size > 1 }
      const flags = { ...parsed, ...resumes }
      await carryOut(async (terminal) => batch(flags, terminal), flags.json, noBooks, finish)
    })
}

function addDoctor(program: Command, finish: Finish): void {
  program
    .command('doctor')
    .description('Say what works on this machine, and how to mend what does not.')
    .option('--json', jsonHelp)
    .option('--config <file>', configHelp)
    .action(async (options: unknown) => {
      const { doctor } = await import('./look.ts')
      const flags = jsonFlag.extend({ config: z.string().optional() }).parse(options)
      await carryOut(async (terminal) => doctor(flags, terminal), flags.json, noItems, finish)
    })
}

function addServe(program: Command, version: string, finish: Finish): void {
  program
    .command('serve')
    .description('Open the window in a browser: prints a link that works once.')
    .option('--host <address>', 'listen there instead of on this machine alone (127.0.0.1)')
    .option('--port <number>', 'default: any free one')
    .action(async (options: unknown) => {
      const { serveInTerminal } = await import('./serve-command.ts')
      const flags = serveFlagsSchema.safeParse(options)
      const failure: Failure = { code: 'usage-invalid', detail: '--port is a number from 0 to 65535' }
      await carryOut(
        async (terminal) =>
          flags.success
            ? serveInTerminal(flags.data, version, terminal)
            : Promise.resolve({ ok: false, failure }),
        false,
        noItems,
        finish,
      )
    })
}

const examples = `
Examples:
  $ bookspool convert alice.pdf --output ~/Audiobooks
  $ bookspool convert ~/Documents/books --voice espeak:en-gb --speed 1.2
  $ bookspool convert alice.pdf --voice hibari:heart --chapter-voice 3=hibari:emma --chapter-speed "2-4=0.9"
  $ bookspool convert alice.pdf --formats m4b,mp3 --files-per both --subtitles srt
  $ bookspool extract alice.pdf --output alice.txt
  $ bookspool extract alice.pdf --structure
  $ bookspool batch --config config.yaml --dry-run
  $ bookspool doctor
  $ bookspool serve --port 8080

Exit status: 0 all done or skipped, 2 some failed, 1 all failed or nothing could be run, 130 interrupted.`

/** The one document of a command line that could not be read; null where it asks for none. */
export function documentOfNothing(argv: readonly string[]): string | null {
  if (!argv.includes('--json')) return null
  const hasBooks = argv[0] === 'convert' || argv[0] === 'batch'
  return `${JSON.stringify(hasBooks ? noBooks() : noItems(), null, 2)}\n`
}

/** The terminal's commands. `finish` gets the exit status of the one that ran. */
export function createProgram(version: string, finish: Finish): Command {
  const program = new Command('bookspool')
    .description('Turns PDFs and ebooks into audiobooks, on your own computer.')
    .version(version, '-V, --version')
    .addHelpText('after', examples)
    .showHelpAfterError('(see bookspool --help)')
    .exitOverride()
  addConvert(program, finish)
  addExtract(program, finish)
  addSay(program, finish)
  addBatch(program, finish)
  addStatus(program, finish)
  addHistory(program, finish)
  addClean(program, finish)
  addMigrate(program, finish)
  addDoctor(program, finish)
  addVoices(program, finish)
  addServe(program, version, finish)
  return program
}
