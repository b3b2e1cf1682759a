import type { Command } from 'commander'
import type { VoiceAction } from '../../src-contract/reports.ts'

export type VoicesRequest =
  { verb: 'voices'; json: boolean } | { verb: 'voice-action'; action: VoiceAction; json: boolean }

const jsonHelp = 'as one JSON document'

/** `voices [list]`, `voices install FILE`, `voices remove ID`, `voices sample ID --output FILE`. */
export function addVoices(program: Command, ask: (request: VoicesRequest) => void): void {
  const list = (options: { json?: true }): void => ask({ verb: 'voices', json: options.json === true })
  const act = (action: VoiceAction, options: { json?: true }): void =>
    ask({ verb: 'voice-action', action, json: options.json === true })
  const voices = program
    .command('voices')
    .description('list the voices of this machine')
    .option('--json', jsonHelp)
    .enablePositionalOptions()
    .action(list)
  voices.command('list').description('list them').option('--json', jsonHelp).action(list)
  voices
    .command('install')
    .description('install the voices of a file: a hibari wheel, or one of its voices (.onnx)')
    .argument('<file>')
    .option('--json', jsonHelp)
    .action((file: string, options: { json?: true }) => act({ action: 'install', file }, options))
  voices
    .command('remove')
    .description('remove an installed voice')
    .argument('<id>')
    .option('--json', jsonHelp)
    .action((id: string, options: { json?: true }) => act({ action: 'remove', id }, options))
  voices
    .command('sample')
    .description('speak a sentence with a voice')
    .argument('<id>')
    .requiredOption('--output <file>', 'a WAV file')
    .option('--json', jsonHelp)
    .action((id: string, options: { json?: true; output: string }) =>
      act({ action: 'sample', id, output: options.output }, options),
    )
}
