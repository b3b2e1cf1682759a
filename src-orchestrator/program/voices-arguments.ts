import { InvalidArgumentError, Option, type Command } from 'commander'
import { z } from 'zod'
import { pronunciationsSchema, type Pronunciation } from '../../src-contract/pronunciation.ts'
import type { VoiceAction } from '../../src-contract/reports.ts'

/** How it is said: to people, as one JSON document, or as lines of JSON while it goes on. */
export type VoicesForm = 'words' | 'json' | 'events'

export type VoicesRequest =
  { verb: 'voices'; json: boolean } | { verb: 'voice-action'; action: VoiceAction; form: VoicesForm }

type Options = { json?: true; events?: string }

type SayOptions = Options & {
  voice?: string
  language?: string
  pronunciations?: Pronunciation[]
  output?: string
}

function parseList(value: string): Pronunciation[] {
  try {
    const parsed = pronunciationsSchema.safeParse(JSON.parse(value))
    if (parsed.success) return parsed.data
    throw new InvalidArgumentError(z.prettifyError(parsed.error))
  } catch (error) {
    if (error instanceof SyntaxError) throw new InvalidArgumentError('It is no JSON.')
    throw error
  }
}

const jsonHelp = 'as one JSON document'

/** `voices [list]`, `voices install ID-or-FILE`, `voices remove ID`, `voices sample ID --output FILE`. */
export function addVoices(program: Command, ask: (request: VoicesRequest) => void): void {
  const list = (options: { json?: true }): void => ask({ verb: 'voices', json: options.json === true })
  const act = (action: VoiceAction, { json, events }: Options): void =>
    ask({ verb: 'voice-action', action, form: events !== undefined ? 'events' : json ? 'json' : 'words' })
  const voices = program
    .command('voices')
    .description('list the voices of this machine')
    .option('--json', jsonHelp)
    .enablePositionalOptions()
    .action(list)
  voices.command('list').description('list them').option('--json', jsonHelp).action(list)
  voices
    .command('install')
    .description('install a voice of the catalogue, or those of a file or folder')
    .argument('<what>', 'an id that `voices` lists, e.g. hibari:heart, or a path')
    .option('--json', jsonHelp)
    .addOption(new Option('--events <format>', 'tell the progress, as lines of JSON').choices(['ndjson']))
    .action((what: string, options: Options) => act({ action: 'install', what }, options))
  voices
    .command('remove')
    .description('remove an installed voice')
    .argument('<id>')
    .option('--json', jsonHelp)
    .action((id: string, options: Options) => act({ action: 'remove', id }, options))
  voices
    .command('say')
    .description('put a sentence into words as a book’s are, and speak it')
    .argument('<text>')
    .option('--voice <id>', 'default: one for the language')
    .option('--language <code>', 'default: the voice’s')
    .option(
      '--pronunciations <json>',
      'a list of {printed, said, pattern, match_case, whole_words}',
      parseList,
    )
    .option('--output <file>', 'its sound: .wav, .mp3 and others; without it nothing is spoken')
    .option('--json', jsonHelp)
    .action((text: string, { voice, language, pronunciations, output, ...options }: SayOptions) =>
      act(
        {
          action: 'say',
          text,
          id: voice ?? null,
          language: language ?? null,
          pronunciations: pronunciations ?? [],
          output: output ?? null,
        },
        options,
      ),
    )
  voices
    .command('sample')
    .description('speak a sentence with a voice')
    .argument('<id>')
    .requiredOption('--output <file>', 'a .wav, .flac, .mp3, .m4a, .m4b, .opus or .ogg file')
    .option('--json', jsonHelp)
    .action((id: string, options: Options & { output: string }) =>
      act({ action: 'sample', id, output: options.output }, options),
    )
}
