import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import { joinCommand } from '../../../src-contract/command-words.ts'
import { wordsFor, type Result } from '../../../src-contract/failure.ts'
import type { DoctorItem, SayAction, VoiceActionReport } from '../../../src-contract/reports.ts'
import { commandEngine, type SpeechCommand } from '../../../src-contract/speech-command.ts'
import { meansVoice } from '../../../src-contract/voice-names.ts'
import type { SpeechPrograms } from '../orchestrator/speech-programs.ts'

/** Said in every language. */
const trialWords = '1, 2, 3.'
/** They are said twice, within the minute that an answer about voices may take. Seconds. */
const patienceSec = 25

export type CommandChecks = {
  speech: SpeechPrograms
  /** The voice of the settings: where it is a command that does not speak, no book is made. */
  voice: string | null
  /** Says it with these commands, into a file. */
  say: (action: SayAction, commands: readonly SpeechCommand[]) => Promise<Result<VoiceActionReport>>
}

async function speaks(
  command: SpeechCommand,
  say: CommandChecks['say'],
): Promise<Pick<DoctorItem, 'detail' | 'fix'>> {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-doctor-'))
  try {
    const id = `${commandEngine}:${command.name}`
    const output = join(folder, 'words.wav')
    const action: SayAction = { action: 'say', id, text: trialWords, language: null, pronunciations: [], output } // prettier-ignore
    const said = await say(action, [{ ...command, timeout: Math.min(command.timeout, patienceSec) }])
    if (said.ok) return { detail: `it speaks: ${joinCommand(command.command)}`, fix: null }
    const { what, todo } = wordsFor(said.failure)
    return { detail: what, fix: todo }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Whether each of the user's commands is there, and whether words come out of it as sound. One that nobody has allowed is not run. */
export async function checkCommands({ speech, voice, say }: CommandChecks): Promise<DoctorItem[]> {
  const allowed = await speech.allowed([])
  const mayRun = new Set(allowed.ok ? allowed.value.map(({ name }) => name) : [])
  const check = async (command: SpeechCommand): Promise<DoctorItem> => {
    const id = `${commandEngine}:${command.name}`
    const item = { id, name: `Command “${command.name}”` }
    const isVoice = voice !== null && meansVoice(voice, { id, aliases: [] })
    const status = isVoice ? 'failed' : 'warning'
    const [program = ''] = command.command
    if (!isAbsolute(program) || !existsSync(program)) {
      const fix = 'Install it, or name it by its whole path in Settings, Commands that speak.'
      return { ...item, status, detail: `there is no program ${program}`, fix }
    }
    if (!mayRun.has(command.name)) {
      const fix = 'Hear a sample of it on the Voices page of the desktop window, which asks whether it may.'
      const detail = `it has not been allowed to run yet: ${joinCommand(command.command)}`
      return { ...item, status: 'warning', detail, fix }
    }
    const { detail, fix } = await speaks(command, say)
    return { ...item, status: fix === null ? 'ok' : status, detail, fix }
  }
  return Promise.all((await speech.named()).map(check))
}
