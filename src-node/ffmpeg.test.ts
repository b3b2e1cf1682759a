import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { findFfmpeg, knownFfmpeg } from './ffmpeg.ts'

const path = process.env['PATH'] ?? ''
let folder: string | null = null
afterEach(async () => {
  process.env['PATH'] = path
  if (folder !== null) await rm(folder, { recursive: true, force: true })
})

/** The first ffmpeg on PATH is a script that says its version, and then these encoders. */
async function putOnPath(encoders: string): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-ffmpeg-'))
  const script = `#!/bin/sh\necho "ffmpeg version 9.9-own built" >&2\n${encoders}\n`
  await writeFile(join(folder, 'ffmpeg'), script)
  await chmod(join(folder, 'ffmpeg'), 0o755)
  process.env['PATH'] = `${folder}${delimiter}${path}`
}

const all = ['libmp3lame', 'aac', 'libopus', 'flac', 'pcm_s16le'].map((name) => ` A....D ${name} words`)

it.skipIf(process.platform === 'win32').each([
  ['has all encoders', `printf '%s\\n' ${all.map((line) => `'${line}'`).join(' ')}`, 'path', null],
  ['has no libopus', `printf '%s\\n' ${all.filter((line) => !line.includes('opus')).map((line) => `'${line}'`).join(' ')}`, 'package', 'ffmpeg 9.9-own on PATH has no libopus'],
  ['breaks off', 'exit 127', 'package', 'ffmpeg 9.9-own on PATH has no libmp3lame, aac, libopus, flac, pcm_s16le'],
])('where the ffmpeg on PATH %s', async (_what, encoders, origin, passedOver) => {
  await putOnPath(encoders)
  expect(await findFfmpeg(null)).toMatchObject({ ok: true, value: { origin, passedOver } })
}) // prettier-ignore

it.skipIf(process.platform === 'win32')(
  'what was found is not looked for again, until PATH is another',
  async () => {
    await putOnPath(`printf '%s\\n' ${all.map((line) => `'${line}'`).join(' ')}`)
    const first = await knownFfmpeg(null)
    expect(first).toMatchObject({ ok: true, value: { version: '9.9-own' } })
    await rm(folder ?? '', { recursive: true })
    expect(await knownFfmpeg(null)).toBe(first)
    process.env['PATH'] = path
    expect(await knownFfmpeg(null)).not.toBe(first)
  },
)

it.skipIf(process.platform === 'win32')('what was not found is looked for again', async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-ffmpeg-'))
  const own = join(folder, 'own-ffmpeg.mjs')
  expect(await knownFfmpeg(own)).toMatchObject({ ok: false })
  await writeFile(own, '#!/usr/bin/env node\nconsole.error("ffmpeg version 9.9-own built")\n')
  await chmod(own, 0o755)
  expect(await knownFfmpeg(own)).toMatchObject({
    ok: true,
    value: { origin: 'configured', passedOver: null },
  })
})

it.skipIf(process.platform === 'win32')('two that ask at once start one look', async () => {
  await putOnPath('echo once >> "$(dirname "$0")/looks"')
  await Promise.all([knownFfmpeg(null), knownFfmpeg(null)])
  expect(await readFile(join(folder ?? '', 'looks'), 'utf8')).toBe('once\n')
})

it.skipIf(process.platform === 'win32')(
  'one on PATH that hangs is ended, passed over, and told of',
  async () => {
    await putOnPath('exec sleep 600')
    expect(await findFfmpeg(null, 2000)).toMatchObject({
      ok: true,
      value: { origin: 'package', passedOver: 'ffmpeg on PATH does not answer' },
    })
    expect(await findFfmpeg(join(folder ?? '', 'ffmpeg'), 100)).toMatchObject({
      ok: false,
      failure: { detail: `${join(folder ?? '', 'ffmpeg')}, as configured, does not answer` },
    })
  },
)
