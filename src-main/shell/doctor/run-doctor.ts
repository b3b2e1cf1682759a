import { existsSync } from 'node:fs'
import type { Failure, Result } from '../../../src-contract/failure.ts'
import { wordsFor } from '../../../src-contract/failure.ts'
import type { Config } from '../../../src-contract/config-options.ts'
import type { DoctorItem, Voice } from '../../../src-contract/reports.ts'
import { fileExists } from '../../../src-node/atomic-file.ts'
import { orchestratorProgram } from '../../../src-node/install-layout.ts'
import { actOnVoices, listVoices } from '../app/ask-orchestrator.ts'
import { loginEnvironment } from '../run/login-path.ts'
import { freeBytes } from '../app/output-place.ts'
import { folderTrouble } from '../config/writable-folder.ts'
import type { SpeechPrograms } from '../orchestrator/speech-programs.ts'
import { checkBatchCommand } from './check-batch-command.ts'
import { checkCommands } from './check-commands.ts'
import { checkFfmpeg } from './check-ffmpeg.ts'
import { checkDisplay, checkElectron } from './check-electron.ts'

export type DoctorOptions = {
  home: string
  /** Absolute path of the config.yaml in force, and what is wrong with it. */
  configFile: string
  configFailure: Failure | null
  config: Config
  outputFolder: string
  /** The user's commands that speak. */
  speech: SpeechPrograms
}

export const ok = (id: string, name: string, detail: string): DoctorItem => ({
  id,
  name,
  status: 'ok',
  detail,
  fix: null,
})

const failed = (id: string, name: string, failure: Failure): DoctorItem => {
  const { what, todo } = wordsFor(failure)
  return { id, name, status: 'failed', detail: what, fix: todo }
}

/** The oldest Node that the programs run on (package.json, engines). */
const oldestNode = [20, 19] as const

function checkNode(): DoctorItem {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const isRecent = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])
  const item = ok('node', 'Node.js', `${process.versions.node} at ${process.execPath}`)
  return isRecent
    ? item
    : {
        ...item,
        status: 'failed',
        fix: `Install Node.js ${oldestNode.join('.')} or newer from https://nodejs.org.`,
      }
}

async function checkOrchestrator(): Promise<DoctorItem> {
  const program = orchestratorProgram()
  return (await fileExists(program))
    ? ok('orchestrator', 'Orchestrator', `built in, at ${program}`)
    : failed('orchestrator', 'Orchestrator', { code: 'orchestrator-missing', file: program })
}

function voicesItem(voices: Result<Voice[]>): DoctorItem {
  if (!voices.ok) return failed('voices', 'Voices', voices.failure)
  const installed = voices.value.filter((voice) => voice.installed)
  const languages = new Set(installed.map((voice) => voice.language.split('-')[0]))
  if (installed.length > 0)
    return ok('voices', 'Voices', `${installed.length} installed, in ${languages.size} languages`)
  return {
    id: 'voices',
    name: 'Voices',
    status: 'failed',
    detail: 'none is installed',
    fix: 'Install Bookspool again.',
  }
}

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`

async function checkFolder(
  id: string,
  name: string,
  folder: string,
  diskFloorGb: number,
  fix: string,
): Promise<DoctorItem> {
  const refused = await folderTrouble(folder, 'home-not-writable')
  if (refused !== null)
    return {
      id,
      name,
      status: 'failed',
      detail: `${folder} cannot be written to: ${refused.detail ?? ''}`,
      fix,
    }
  const free = await freeBytes(folder)
  if (free === null) return ok(id, name, `${folder}, free space unknown`)
  const detail = `${folder}, ${gigabytes(free)} free`
  if (free >= diskFloorGb * 1e9) return ok(id, name, detail)
  const advice = `Free some space: the batch pauses below ${diskFloorGb} GB (disk_floor).`
  return { id, name, status: 'warning', detail, fix: advice }
}

function checkConfig(options: DoctorOptions): DoctorItem {
  if (options.configFailure !== null) return failed('config', 'Settings', options.configFailure)
  const there = existsSync(options.configFile)
  return ok(
    'config',
    'Settings',
    there ? options.configFile : `all defaults (${options.configFile} is not there)`,
  )
}

/** What works on this machine, and how to mend what does not. `failed`: no book can be made until it is mended. */
export async function runDoctor(options: DoctorOptions): Promise<DoctorItem[]> {
  const floor = options.config.disk_floor
  const orchestrator = await checkOrchestrator()
  return [
    checkNode(),
    orchestrator,
    ...(orchestrator.status === 'ok' ? [voicesItem(await listVoices())] : []),
    ...(await checkCommands({
      speech: options.speech,
      voice: options.config.voice,
      say: async (action, commands) => actOnVoices(action, { commands }),
    })),
    await checkFfmpeg(options.config.ffmpeg),
    checkConfig(options),
    await checkFolder(
      'home',
      'Data folder',
      options.home,
      floor,
      'Free it for writing, or set BOOKSPOOL_HOME.',
    ),
    await checkFolder(
      'output',
      'Finished books',
      options.outputFolder,
      floor,
      'Choose another folder (output_dir).',
    ),
    checkElectron(),
    checkDisplay(),
    await checkBatchCommand((await loginEnvironment())['PATH'] ?? ''),
  ]
}
