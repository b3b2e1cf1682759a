import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Per system and processor, what an inference on the CPU loads: the rest of the package's 288 MB is for graphics cards, or there twice. */
const libraries = {
  'darwin/arm64': ['onnxruntime_binding.node', 'libonnxruntime.1.dylib'],
  'linux/arm64': ['onnxruntime_binding.node', 'libonnxruntime.so.1'],
  'linux/x64': ['onnxruntime_binding.node', 'libonnxruntime.so.1'],
  'win32/arm64': ['onnxruntime_binding.node', 'onnxruntime.dll'],
  'win32/x64': ['onnxruntime_binding.node', 'onnxruntime.dll'],
}

/**
 * Puts the CPU build of onnxruntime-node into out/, so that the installed package does not depend on it: its install script downloads CUDA libraries from outside of
 * the npm registry on Linux, and only the one who installs could forbid that (docs/decisions/0014-hibari-voices.md). src-orchestrator's onnx-runtime.ts loads it.
 * @param {string} root
 */
export function copyOnnxRuntime(root) {
  const manifestPath = createRequire(import.meta.url).resolve('onnxruntime-node/package.json')
  const source = dirname(manifestPath)
  const target = join(root, 'out', 'onnxruntime-node')
  // Its scripts are run by nobody there: it is no dependency, but a folder.
  const manifest = readFileSync(manifestPath, 'utf8')
  const made = join(target, 'package.json')
  if (existsSync(made) && readFileSync(made, 'utf8') === manifest) return
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  cpSync(join(source, 'dist'), join(target, 'dist'), {
    recursive: true,
    filter: (path) => !path.endsWith('.map'),
  })
  cpSync(join(source, 'README.md'), join(target, 'README.md'))
  for (const [place, files] of Object.entries(libraries))
    for (const file of files) {
      const path = join('bin', 'napi-v6', place, file)
      cpSync(join(source, path), join(target, path))
    }
  // Last: what has it is whole.
  writeFileSync(made, manifest)
}
