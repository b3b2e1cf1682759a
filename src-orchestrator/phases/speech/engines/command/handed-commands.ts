import { speechCommandsSchema, type SpeechCommand } from '../../../../../src-contract/speech-command.ts'

/** The environment variable in which one process hands the commands that may be run to the next, as JSON. */
export const commandsVariable = 'BOOKSPOOL_SPEECH_COMMANDS'

/** Those that this process was handed; none where nobody has. Throws where it holds something else. */
export function handedCommands(environment: NodeJS.ProcessEnv = process.env): SpeechCommand[] {
  const text = environment[commandsVariable]
  return text === undefined || text === '' ? [] : speechCommandsSchema.parse(JSON.parse(text))
}
