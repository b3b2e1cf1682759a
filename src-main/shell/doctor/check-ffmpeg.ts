import { wordsFor } from '../../../src-contract/failure.ts'
import type { DoctorItem } from '../../../src-contract/reports.ts'
import { findFfmpeg, type Ffmpeg } from '../../../src-node/ffmpeg.ts'

const origins: Record<Ffmpeg['origin'], string> = {
  configured: 'named in the settings',
  path: 'on PATH',
  package: 'from the npm package',
}

export async function checkFfmpeg(configured: string | null): Promise<DoctorItem> {
  const found = await findFfmpeg(configured)
  const item = { id: 'ffmpeg', name: 'ffmpeg' }
  if (!found.ok) {
    const { what, todo } = wordsFor(found.failure)
    return { ...item, status: 'failed', detail: what, fix: todo }
  }
  const { path, version, origin, missing, passedOver } = found.value
  const instead = passedOver === null ? '' : `; ${passedOver}`
  const detail = `${version}, ${origins[origin]} (${path})${instead}`
  if (missing.length === 0) return { ...item, status: 'ok', detail, fix: null }
  return {
    ...item,
    // The usual format; without the others some are missing, without this one no book is made.
    status: missing.includes('libmp3lame') ? 'failed' : 'warning',
    detail: `${detail} has no ${missing.join(', ')}`,
    fix: 'Install a complete ffmpeg, or name another one in the settings (ffmpeg).',
  }
}
