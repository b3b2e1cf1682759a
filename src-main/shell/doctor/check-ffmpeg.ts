import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { wordsFor } from '../../../src-contract/failure.ts'
import type { DoctorItem } from '../../../src-contract/reports.ts'
import { findFfmpeg, type Ffmpeg } from '../../../src-node/ffmpeg.ts'

const run = promisify(execFile)

const origins: Record<Ffmpeg['origin'], string> = {
  configured: 'named in the settings',
  path: 'on PATH',
  package: 'from the npm package',
}

/** MP3 is written through libmp3lame; a build without it makes no book. */
export function hasMp3Encoder(encoders: string): boolean {
  return /^\s*A\S*\s+libmp3lame\s/mu.test(encoders)
}

export async function checkFfmpeg(configured: string | null): Promise<DoctorItem> {
  const found = await findFfmpeg(configured)
  if (!found.ok) {
    const { what, todo } = wordsFor(found.failure)
    return { id: 'ffmpeg', name: 'ffmpeg', status: 'failed', detail: what, fix: todo }
  }
  const { path, version, origin, passedOver } = found.value
  const instead = passedOver === null ? '' : `; ${passedOver}`
  const detail = `${version}, ${origins[origin]} (${path})${instead}`
  const { stdout } = await run(path, ['-hide_banner', '-encoders'], {
    maxBuffer: 4_000_000,
    windowsHide: true,
  })
  if (hasMp3Encoder(stdout)) return { id: 'ffmpeg', name: 'ffmpeg', status: 'ok', detail, fix: null }
  return {
    id: 'ffmpeg',
    name: 'ffmpeg',
    status: 'failed',
    detail: `${detail} has no MP3 encoder (libmp3lame)`,
    fix: 'Install a complete ffmpeg, or name another one in the settings (ffmpeg).',
  }
}
