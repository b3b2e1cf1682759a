import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { checkFfmpeg } from './check-ffmpeg.ts'

const all = ['libmp3lame', 'aac', 'libopus', 'flac', 'pcm_s16le']

it.skipIf(process.platform === 'win32').each([
  ['has all encoders', all, 0, 'ok', /^9\.9-own, named in the settings/u],
  ['has no Opus', all.filter((name) => name !== 'libopus'), 0, 'warning', /has no libopus$/u],
  ['has no MP3', ['aac'], 0, 'failed', /has no libmp3lame, libopus, flac, pcm_s16le$/u],
  ['says its version and breaks off', [], 1, 'failed', /has no libmp3lame, aac/u],
])('an ffmpeg that %s', async (_what, encoders, exitCode, status, detail) => {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-check-ffmpeg-'))
  onTestFinished(async () => rm(folder, { recursive: true, force: true }))
  const path = join(folder, 'ffmpeg')
  const said = encoders.map((name) => `echo ' A....D ${name} words'`).join('\n')
  await writeFile(path, `#!/bin/sh\necho 'ffmpeg version 9.9-own built' >&2\n${said}\nexit ${exitCode}\n`)
  await chmod(path, 0o755)
  const item = await checkFfmpeg(path)
  expect(item.status).toBe(status)
  expect(item.detail).toMatch(detail)
})
