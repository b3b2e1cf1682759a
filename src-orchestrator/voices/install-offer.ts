import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, type Result } from '../../src-contract/failure.ts'
import type { CatalogueVoice } from '../../src-contract/voice-catalogue.ts'
import { fileFailure } from '../../src-node/fs-failure.ts'
import { homeFolder } from '../../src-node/home-folder.ts'
import { lockFile, type FileLock } from '../../src-node/file-lock.ts'
import type { EngineVoice, VoiceStore } from '../phases/speech/engines/engine.ts'
import { downloadFile, type DownloadParts } from './download-file.ts'

export type InstallParts = Pick<DownloadParts, 'signal' | 'patienceMs' | 'pauseMs'> & {
  onProgress: (progress: { done: number; total: number }) => void
}

/** What has come of voices that are being downloaded. */
export function downloadFolder(id: string, home: string = homeFolder()): string {
  return join(home, 'voices', 'downloads', id.replaceAll(':', '-'))
}

async function takeLock(): Promise<Result<FileLock>> {
  const path = join(homeFolder(), 'voices', 'install.lock')
  try {
    const lock = await lockFile(path, 0)
    return lock === null ? fail('voice-install-running') : { ok: true, value: lock }
  } catch (error) {
    const failure = fileFailure(error, path, 'home-not-writable')
    if (failure === null) throw error
    return { ok: false, failure }
  }
}

/**
 * Downloads a voice of the catalogue and installs it. What has come is kept until then, so that the next attempt goes on with it. Fails with
 * 'voice-install-running', and as `downloadFile` and the store do.
 */
export async function installOffer(
  offer: CatalogueVoice,
  store: VoiceStore,
  { onProgress, ...parts }: InstallParts,
): Promise<Result<EngineVoice[]>> {
  const lock = await takeLock()
  if (!lock.ok) return lock
  try {
    const shared = (await store.hasShared()) ? [] : offer.shared
    const files = [...shared, ...offer.files]
    const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
    const folder = downloadFolder(offer.id)
    let before = 0
    const paths: string[] = []
    for (const file of files) {
      const onBytes = (bytes: number): void => onProgress({ done: before + bytes, total })
      const downloaded = await downloadFile(file, { ...parts, folder, onBytes })
      if (!downloaded.ok) return downloaded
      before += file.bytes
      paths.push(downloaded.value)
    }
    for (const path of paths.slice(0, shared.length)) {
      const installed = await store.installShared(path)
      if (!installed.ok) return installed
    }
    // The first of its own files is the one that the engine opens; the others lie beside it.
    const main = paths[shared.length] ?? ''
    const installed = await store.install(main, { signal: parts.signal, onProgress: () => undefined })
    if (installed === null) return fail('voice-file-unknown', { file: main, detail: 'its engine does not take it' }) // prettier-ignore
    if (installed.ok) await rm(folder, { recursive: true, force: true })
    return installed
  } finally {
    await lock.value.release()
  }
}
