import { resolve } from 'node:path'
import envPaths from 'env-paths'

/**
 * The folder of Bookspool's own data: BOOKSPOOL_HOME, else the system's place for application data, computed without Electron so that
 * every door finds the same one. Absolute; it need not exist yet.
 */
export function homeFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment['BOOKSPOOL_HOME']
  if (named !== undefined && named !== '') return resolve(named)
  return envPaths('Bookspool', { suffix: '' }).data
}
