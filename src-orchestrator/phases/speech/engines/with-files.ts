import { stat } from 'node:fs/promises'
import type { Result } from '../../../../src-contract/failure.ts'
import { fileFailure } from '../../../../src-node/fs-failure.ts'

/**
 * Installs from a path into a folder: what the files of either can fail with, as a value. 'file-missing', 'file-unreadable', 'file-locked', 'disk-full',
 * 'home-not-writable'.
 */
export async function withFiles<Installed extends Result<unknown> | null>(
  path: string,
  folder: string,
  install: () => Promise<Installed>,
): Promise<Installed | Extract<Result<never>, { ok: false }>> {
  try {
    await stat(path)
  } catch (error) {
    const failure = fileFailure(error, path, 'file-unreadable')
    if (failure === null) throw error
    return { ok: false, failure }
  }
  try {
    return await install()
  } catch (error) {
    const failure = fileFailure(error, folder, 'home-not-writable')
    if (failure === null) throw error
    return { ok: false, failure }
  }
}
