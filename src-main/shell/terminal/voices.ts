import { describeFailure, succeed, type Result } from '../../../src-contract/failure.ts'
import type { Voice, VoiceActionReport } from '../../../src-contract/reports.ts'
import type { SpeechCommand } from '../../../src-contract/speech-command.ts'
import { exists } from '../../../src-node/path-exists.ts'
import { homeFolder } from '../../../src-node/home-folder.ts'
import { actOnVoices, listVoices, type ShortVoiceAction } from '../app/ask-orchestrator.ts'
import { installVoice } from '../app/install-voice.ts'
import type { LoadedConfig } from '../config/config-file.ts'
import { homePlaces } from '../config/places.ts'
import { exitStatus } from './book-report.ts'
import { watchInterrupt } from './interrupt.ts'
import { loadSettings } from './load-settings.ts'
import { terminalSpeech } from './terminal-speech.ts'
import { tellVoiceUses } from './voice-uses.ts'
import { printJson, type Terminal } from './terminal.ts'

export type VoicesFlags = { json: boolean; config?: string | undefined }

/** The commands that are voices too, by the config that is named, else Bookspool's own. One that cannot be used is told: the other voices are there all the same. */
async function speechCommands(flags: VoicesFlags, terminal: Terminal): Promise<SpeechCommand[]> {
  const loaded = await settingsOf(flags, terminal)
  return loaded === null ? [] : terminalSpeech(loaded).named()
}

async function settingsOf({ config }: VoicesFlags, terminal: Terminal): Promise<LoadedConfig | null> {
  const loaded = await loadSettings(config, homePlaces(homeFolder()).configFile, {}, terminal)
  if (loaded.ok) return loaded.value
  terminal.warn(describeFailure(loaded.failure))
  return null
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1e6)} MB`

const noLicence =
  'Licence: none is stated. Whether its sound may be used, and passed on, its makers can tell.'

function termsOf({ licence, forbids }: Pick<Voice, 'licence' | 'forbids'>): string {
  return forbids === null ? (licence ?? '') : `${licence}, which forbids ${forbids}`
}

/** What is worth knowing of a voice before it is fetched. */
function offerWords(voice: Voice): string {
  const size = voice.downloadBytes === null ? [] : [megabytes(voice.downloadBytes)]
  return [...size, ...(voice.licence === null ? [] : [termsOf(voice)])].join('; ')
}

/** The voices that are there, then those that could be, the best first in each language. */
function voiceLines(voices: readonly Voice[]): string[] {
  const width = Math.max(...voices.map(({ id }) => id.length), 2)
  const line = (voice: Voice): string =>
    `${voice.id.padEnd(width)}  ${voice.language.padEnd(8)}  ${voice.name}`
  const offers = voices.filter(({ installed }) => !installed)
  return [
    ...voices.filter(({ installed }) => installed).map(line),
    ...(offers.length === 0
      ? []
      : [
          '',
          'To be had with `bookspool voices install ID`:',
          ...offers.map((voice) => `${line(voice)}  (${offerWords(voice)})`),
        ]),
  ]
}

/** `bookspool voices`: what can be spoken with on this machine, and what could be. */
export async function voices(flags: VoicesFlags, terminal: Terminal): Promise<Result<number>> {
  const listed = await listVoices({ commands: await speechCommands(flags, terminal) })
  if (!listed.ok) return listed
  if (flags.json) printJson(terminal, { items: listed.value })
  else for (const line of voiceLines(listed.value)) terminal.say(line)
  return succeed(exitStatus.success)
}

const done: Record<ShortVoiceAction['action'] | 'install', string> = {
  install: 'Installed',
  remove: 'Removed',
  sample: 'Spoken by',
  say: 'Spoken by',
}

function printAction(
  action: keyof typeof done,
  report: VoiceActionReport,
  flags: { json: boolean },
  terminal: Terminal,
): void {
  if (flags.json) printJson(terminal, report)
  else {
    for (const { id, name } of report.items)
      terminal.say(`${done[action]} ${id}, ${name}${report.output === null ? '' : `: ${report.output}`}`)
    // The voices of one file, a hundred speakers of some, have one licence.
    const terms = report.items.map((voice) =>
      voice.licence === null ? noLicence : `Licence: ${termsOf(voice)}`,
    )
    if (action === 'install') for (const words of new Set(terms)) terminal.say(words)
  }
}

/** `bookspool voices remove | sample`. */
export async function voiceAction(
  action: ShortVoiceAction,
  flags: VoicesFlags,
  terminal: Terminal,
): Promise<Result<number>> {
  const loaded = await settingsOf(flags, terminal)
  const commands = loaded === null ? [] : await terminalSpeech(loaded).named()
  const acted = await actOnVoices(action, { commands })
  if (!acted.ok) return acted
  printAction(action.action, acted.value, flags, terminal)
  if (action.action === 'remove')
    for (const voice of acted.value.items)
      await tellVoiceUses(voice, homeFolder(), loaded?.config.pipeline_json ?? null, terminal)
  return succeed(exitStatus.success)
}

/** Tells how much is here: on a screen as it goes on, else at every tenth. */
function progressWords(terminal: Terminal): (progress: { done: number; total: number }) => void {
  let told = 0
  return ({ done: bytes, total }) => {
    const percent = Math.floor((100 * bytes) / total)
    const words = `${String(percent).padStart(3)} % of ${megabytes(total)}`
    terminal.draw([words])
    if (terminal.isScreen || percent < told + 10) return
    told = percent
    terminal.say(words)
  }
}

/** `bookspool voices install`: Ctrl-C calls it off; the next time it goes on where it stopped. */
export async function install(
  what: string,
  flags: { json: boolean },
  terminal: Terminal,
): Promise<Result<number>> {
  const calledOff = new AbortController()
  const interrupt = watchInterrupt(() => calledOff.abort())
  try {
    const installed = await installVoice(what, {
      signal: calledOff.signal,
      onProgress: progressWords(terminal),
    })
    terminal.draw([])
    if (!installed.ok && interrupt.happened()) {
      const kept = (await exists(what)) ? '' : ' What has come is kept: the next time it goes on from there.'
      terminal.warn(`Called off.${kept}`)
      if (flags.json) printJson(terminal, { items: [], output: null, error: installed.failure })
      return succeed(exitStatus.interrupted)
    }
    if (!installed.ok) return installed
    printAction('install', installed.value, flags, terminal)
    return succeed(exitStatus.success)
  } finally {
    interrupt.release()
  }
}
