import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import { commandEngine, type SpeechCommand } from '../../../src-contract/speech-command.ts'
import type { Theirs } from '../../core/orchestrator/choose.ts'
import type { Consent } from './consent.ts'
import { findOrchestrator, theLogin } from './find-orchestrator.ts'

export type SpeechPrograms = {
  /** All commands of the settings, as they would be started: for a list of voices, which runs none. */
  named: () => Promise<SpeechCommand[]>
  /**
   * Those of them that may be run. Where one of these voices is a command that nobody has allowed yet, that is asked, and 'speech-command-untrusted' where the
   * answer is no.
   */
  allowed: (voices: readonly string[], signal?: AbortSignal) => Promise<Result<SpeechCommand[]>>
}

export type SpeechProgramsParts = {
  commands: () => readonly SpeechCommand[]
  /** Where relative paths among their words count from. */
  folder: () => string
  /** Null: whoever named them is the user, as in Bookspool's own settings and in a terminal. */
  consent: () => Consent | null
  /** What allows them in a terminal, for a door that cannot ask. */
  terminalCommand: () => string
}

type Startable = { command: SpeechCommand; theirs: Theirs | null }

/** With the program as PATH has it and files made absolute; as it stands where there is no such program, which is said when it is to speak. */
async function startable(command: SpeechCommand, folder: string): Promise<Startable> {
  const choice = await findOrchestrator(
    { setting: command.command, workspace: folder, folder, withoutPoetry: null },
    theLogin,
  )
  if (choice.kind !== 'theirs') return { command, theirs: null }
  const { theirs } = choice
  return { command: { ...command, command: [...theirs.words] }, theirs }
}

const voiceOf = ({ name }: SpeechCommand): string => `${commandEngine}:${name}`.toLowerCase()

/** The user's commands that speak: what of them may be run. */
export function openSpeechPrograms(parts: SpeechProgramsParts): SpeechPrograms {
  const all = async (): Promise<Startable[]> =>
    Promise.all(parts.commands().map(async (command) => startable(command, parts.folder())))
  return {
    named: async () => (await all()).map(({ command }) => command),
    allowed: async (voices, signal) => {
      const found = await all()
      const consent = parts.consent()
      if (consent === null) return succeed(found.map(({ command }) => command))
      const wanted = new Set(voices.map((voice) => voice.toLowerCase()))
      const allowed: SpeechCommand[] = []
      for (const { command, theirs } of found) {
        const isWanted = wanted.has(voiceOf(command))
        // What is not there cannot be run, and may be told of.
        const may = theirs === null || (isWanted ? await consent.ask(theirs, signal) : await consent.isGiven(theirs)) // prettier-ignore
        if (may) allowed.push(command)
        else if (isWanted)
          return signal?.aborted === true
            ? fail('interrupted')
            : fail('speech-command-untrusted', {
                file: theirs?.program ?? '',
                detail: parts.terminalCommand(),
              })
      }
      return succeed(allowed)
    },
  }
}
