import { fileURLToPath } from 'node:url'
import { builtFile } from '../../../src-node/install-layout.ts'

/**
 * The file that a worker thread of main starts from: NAME.ts beside the asking module where the sources run directly (Node 24 reads TypeScript),
 * else the built bundle out/main/NAME.js.
 */
export function workerEntry(name: string, askingModule: string): string {
  if (askingModule.endsWith('.ts')) return fileURLToPath(new URL(`./${name}.ts`, askingModule))
  return builtFile('main', `${name}.js`)
}
