import { runIdVariable } from './process-table.ts'

/** What would change how the program itself runs, or which libraries are mapped into it. */
const stripped = ['NODE_OPTIONS', 'NODE_CHANNEL_FD', 'NODE_V8_COVERAGE', 'ELECTRON_RUN_AS_NODE']

/** The environment of the built-in orchestrator: ours, without Node's options; under Electron with the word that makes its binary a Node. */
export function childEnvironment(runId: string): NodeJS.ProcessEnv {
  const environment = { ...process.env }
  for (const name of stripped) delete environment[name]
  if (process.versions['electron'] !== undefined) environment['ELECTRON_RUN_AS_NODE'] = '1'
  environment[runIdVariable] = runId
  return environment
}

/**
 * The environment of an orchestrator of another make: ours without what is meant for Node or Electron, with what Python needs to speak at once and in UTF-8.
 * Conda's variables stay, ours before the login shell's. `login`: what loginEnvironment answered.
 */
export function theirEnvironment(login: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { ...login, ...process.env, PATH: login['PATH'] }
  for (const name of stripped) delete environment[name]
  return { ...environment, PYTHONUTF8: '1', PYTHONUNBUFFERED: '1' }
}

/** The binary that runs our programs. On macOS Electron's helper, else a second icon would appear in the dock. */
export function nodeBinary(): string {
  const helper: unknown = Reflect.get(process, 'helperExecPath')
  return process.platform === 'darwin' && typeof helper === 'string' ? helper : process.execPath
}
