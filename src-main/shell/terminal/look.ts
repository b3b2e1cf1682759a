import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { defaultConfig } from '../../../src-contract/config-options.ts'
import { succeed, type Result } from '../../../src-contract/failure.ts'
import type { VoiceAction } from '../../../src-contract/reports.ts'
import { homeFolder } from '../../../src-node/home-folder.ts'
import { actOnVoices, listVoices } from '../app/ask-orchestrator.ts'
import { outputFolder, windowPlace } from '../app/output-place.ts'
import { loadConfig } from '../config/config-file.ts'
import { defaultOutputFolder, homePlaces } from '../config/places.ts'
import { runDoctor } from '../doctor/run-doctor.ts'
import { exitStatus } from './book-report.ts'
import { printJson, type Terminal } from './terminal.ts'

const marks = { ok: '✓', warning: '!', failed: '✗' } as const

/** `bookspool doctor`: exit status 1 where something without which no book can be made does not work. */
export async function doctor(
  flags: { json: boolean; config?: string | undefined },
  terminal: Terminal,
): Promise<Result<number>> {
  const places = homePlaces(homeFolder())
  const besideUs = resolve('config.yaml')
  const configFile =
    flags.config === undefined ? (existsSync(besideUs) ? besideUs : places.configFile) : resolve(flags.config)
  const loaded = await loadConfig(configFile, process.cwd())
  const config = loaded.ok ? loaded.value.config : defaultConfig
  const items = await runDoctor({
    home: places.home,
    configFile,
    configFailure: loaded.ok ? null : loaded.failure,
    config,
    outputFolder: outputFolder(windowPlace(config, places.workspace, await defaultOutputFolder())),
  })
  if (flags.json) printJson(terminal, { items })
  else
    for (const { status, name, detail, fix } of items) {
      terminal.say(`${marks[status]} ${name}: ${detail}`)
      if (fix !== null) terminal.say(`    → ${fix}`)
    }
  return succeed(items.some(({ status }) => status === 'failed') ? exitStatus.failed : exitStatus.success)
}

/** `bookspool voices`: what can be spoken with on this machine. */
export async function voices(flags: { json: boolean }, terminal: Terminal): Promise<Result<number>> {
  const listed = await listVoices()
  if (!listed.ok) return listed
  if (flags.json) printJson(terminal, { items: listed.value })
  else {
    const width = Math.max(...listed.value.map((voice) => voice.id.length), 2)
    for (const voice of listed.value)
      terminal.say(
        `${voice.id.padEnd(width)}  ${voice.language.padEnd(8)}  ${voice.name}${voice.installed ? '' : ' (not installed)'}`,
      )
  }
  return succeed(exitStatus.success)
}

const done: Record<VoiceAction['action'], string> = {
  install: 'Installed',
  remove: 'Removed',
  sample: 'Spoken by',
}

/** `bookspool voices install | remove | sample`. */
export async function voiceAction(
  action: VoiceAction,
  flags: { json: boolean },
  terminal: Terminal,
): Promise<Result<number>> {
  const acted = await actOnVoices(action)
  if (!acted.ok) return acted
  const { items, output } = acted.value
  if (flags.json) printJson(terminal, acted.value)
  else
    for (const { id, name } of items)
      terminal.say(`${done[action.action]} ${id}, ${name}${output === null ? '' : `: ${output}`}`)
  return succeed(exitStatus.success)
}
