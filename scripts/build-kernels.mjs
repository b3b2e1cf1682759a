import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = 'src-orchestrator/phases/speech/engines/hibari/kernels'

const options = [
  '-O3', '--enable', 'simd',
  // Nothing is allocated and nothing can fail in them: no runtime, no import but the memory that they work in, of any size.
  '--runtime', 'stub', '--noAssert', '--importMemory', '--initialMemory', '1',
  // Vectors pass between their files only, never to JavaScript.
  '--disableWarning', '112',
] // prettier-ignore

/**
 * Compiles the kernels of the hibari voices (docs/decisions/0030-the-wave-in-webassembly.md) to out/hibari-kernels.wasm, where that was not made of the present sources
 * by the present compiler: three seconds of a core. The sources' tests need it as the built programs do, so vitest runs this too.
 */
export function buildKernels() {
  const manifest = createRequire(import.meta.url).resolve('assemblyscript/package.json')
  const hash = createHash('sha256').update(readFileSync(manifest)).update(options.join(' '))
  for (const name of readdirSync(join(root, folder)).toSorted())
    hash
      .update(name)
      .update('\0')
      .update(readFileSync(join(root, folder, name)))
  const present = hash.digest('hex')
  const out = join(root, 'out')
  const kernels = join(out, 'hibari-kernels.wasm')
  const stamp = join(out, 'hibari-kernels-from')
  if (existsSync(kernels) && existsSync(stamp) && readFileSync(stamp, 'utf8') === present) return
  mkdirSync(out, { recursive: true })
  // Under a name of its own first: another build may be doing the same.
  const made = join('out', `hibari-kernels.${process.pid}.wasm`)
  const compiler = join(dirname(manifest), 'bin', 'asc.js')
  execFileSync(process.execPath, [compiler, `${folder}/index.ts`, '-o', made, ...options], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  renameSync(join(root, made), kernels)
  writeFileSync(stamp, present)
}
