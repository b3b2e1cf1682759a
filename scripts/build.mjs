import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildKernels } from './build-kernels.mjs'
import { copyOnnxRuntime } from './copy-onnxruntime.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * The script behind a package's command: run with this very Node, so that nothing depends on PATH or on a shell.
 * @param {string} name
 * @param {string} bin
 */
function commandOf(name, bin) {
  const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`)
  return join(dirname(manifest), bin)
}

/**
 * @param {string} script
 * @param {string[]} args
 */
function run(script, ...args) {
  execFileSync(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
}

run(commandOf('electron-vite', 'bin/electron-vite.js'), 'build', '--logLevel', 'warn')
run(
  commandOf('vite', 'bin/vite.js'),
  'build',
  '--config',
  'vite.orchestrator.config.ts',
  '--logLevel',
  'warn',
)
buildKernels()
copyOnnxRuntime(root)
