import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { defaultConfig } from '../../../src-contract/config-options.ts'
import { succeed, type Result } from '../../../src-contract/failure.ts'
import { homeFolder } from '../../../src-node/home-folder.ts'
import { outputFolder, windowPlace } from '../app/output-place.ts'
import { loadConfig } from '../config/config-file.ts'
import { defaultOutputFolder, homePlaces } from '../config/places.ts'
import { runDoctor } from '../doctor/run-doctor.ts'
import { exitStatus } from './book-report.ts'
import { terminalSpeech } from './terminal-speech.ts'
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
    speech: terminalSpeech({ config, path: configFile }),
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
