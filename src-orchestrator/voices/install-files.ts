import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isHiddenName } from '../../src-contract/book-names.ts'
import { fail, succeed, type Failure, type Result } from '../../src-contract/failure.ts'
import { fileFailure } from '../../src-node/fs-failure.ts'
import type { EngineLoader, EngineVoice, InstallWatch } from '../phases/speech/engines/engine.ts'

export type InstalledFrom = { loader: EngineLoader; voices: EngineVoice[] }

async function installFile(
  path: string,
  engines: readonly EngineLoader[],
  watch: InstallWatch,
): Promise<Result<InstalledFrom>> {
  let unknown: Failure | null = null
  for (const loader of engines) {
    const installed = await loader.store?.install(path, watch)
    if (installed === undefined || installed === null) continue
    if (installed.ok) return succeed({ loader, voices: installed.value })
    if (installed.failure.code !== 'voice-file-unknown') return installed
    // The engine that looked into it most closely comes last.
    unknown = installed.failure
  }
  return unknown === null
    ? fail('voice-file-unknown', { file: path, detail: 'no engine takes files of that name' })
    : { ok: false, failure: unknown }
}

/**
 * Installs the voices of a file, or of all files that lie in a folder; what is no voice there is left alone. Fails as stores do, and with 'file-missing',
 * 'file-unreadable', 'folder-unreadable'.
 */
export async function installFiles(
  path: string,
  engines: readonly EngineLoader[],
  watch: InstallWatch,
): Promise<Result<InstalledFrom[]>> {
  let names: string[] | null
  try {
    names = (await stat(path)).isDirectory() ? await readdir(path) : null
  } catch (error) {
    const failure = fileFailure(error, path, 'file-unreadable')
    if (failure === null) throw error
    return { ok: false, failure }
  }
  const whole = await installFile(path, engines, watch)
  if (whole.ok) return succeed([whole.value])
  if (names === null || whole.failure.code !== 'voice-file-unknown') return whole
  // What belongs to another file is installed with that.
  const there = new Set(names)
  names = names.filter(
    (name) => !isHiddenName(name) && (!name.endsWith('.json') || !there.has(name.slice(0, -'.json'.length))),
  )
  const all: InstalledFrom[] = []
  const halves: Failure[] = []
  for (const name of names.toSorted()) {
    const installed = await installFile(join(path, name), engines, watch)
    if (installed.ok) all.push(installed.value)
    else if (installed.failure.code !== 'voice-file-unknown') return installed
    else if (/\.onnx(?:\.json)?$/iu.test(name)) halves.push(installed.failure)
  }
  if (all.length > 0) return succeed(all)
  // What looks like a voice tells why it is none.
  const [half] = halves
  return half === undefined
    ? fail('voice-file-unknown', { file: path, detail: 'there is no voice in this folder' })
    : { ok: false, failure: half }
}
