import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openSettings, type LiveSettings } from './live-settings.ts'

let folder = ''
let path = ''
let settings: LiveSettings
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-settings-'))
  path = join(folder, 'config.yaml')
  await writeFile(path, '# mine\nmax_workers: 2\nspeed: 1.1\n')
  settings = await openSettings(path, ['ffmpeg'], 20)
})
afterEach(async () => {
  settings.close()
  await rm(folder, { recursive: true, force: true })
})

const changedOutside = async (text: string): Promise<void> => {
  const heard = new Promise<void>((resolve) => {
    settings.onChange(resolve)
  })
  await writeFile(path, text)
  await heard
}

it('a file that is changed outside is read again, and told', async () => {
  await changedOutside('max_workers: 7\nmine: 1\n')
  expect(settings.config().max_workers).toBe(7)
  expect(settings.view().unknownKeys).toEqual(['mine'])
})

it('a file that cannot be used any more is told, and mended again', async () => {
  await changedOutside('max_workers: [\n')
  expect(settings.failure()).toMatchObject({ code: 'config-unreadable', file: path })
  await changedOutside('max_workers: 3\n')
  expect(settings.failure()).toBe(null)
})

it.each([
  ['what the form showed still stands', 2, 4, true],
  ['the form did not say what it showed', undefined, 4, true],
  ['somebody else set another value', 5, 4, false],
  ['somebody else set the same value', 5, 2, true],
])('a write where %s', async (_name, seen, value, isWritten) => {
  const before = await readFile(path, 'utf8')
  const written = await settings.write('max_workers', value, seen)
  expect(written.ok).toBe(isWritten)
  const failure = written.ok ? null : written.failure
  expect(failure).toEqual(isWritten ? null : { code: 'setting-changed-outside', file: path, detail: '2' })
  const expected = isWritten ? before.replace('max_workers: 2', `max_workers: ${value}`) : before
  expect(await readFile(path, 'utf8')).toBe(expected)
})

it('another file can be taken for the one in force, with what holds where it says nothing', async () => {
  const other = join(folder, 'theirs.yaml')
  const mine = join(folder, 'mine.yaml')
  await writeFile(other, 'max_workers: 9\nffmpeg: ./evil\nserve_roots: [/]\n')
  await settings.use({
    path: other,
    ownPath: mine,
    fill: (config) => ({ ...config, pipeline_json: '/w/pipeline.json' }),
  })
  expect(settings.config()).toMatchObject({ max_workers: 9, pipeline_json: '/w/pipeline.json' })
  // The form shows what the file says.
  expect(settings.view()).toMatchObject({ path: other, config: { pipeline_json: null } })
  expect(await settings.write('max_workers', 3)).toMatchObject({ ok: true })
  expect(await readFile(other, 'utf8')).toMatch(/^max_workers: 3\n/u)
  // What names programs, or widens what a browser may reach, is said by the user's own file alone.
  expect(settings.config()).toMatchObject({ ffmpeg: null, serve_roots: [] })
  expect(await settings.write('serve_roots', ['/books'])).toMatchObject({
    value: { config: { serve_roots: ['/books'] } },
  })
  expect(await readFile(mine, 'utf8')).toContain('/books')
  expect(await readFile(path, 'utf8')).toContain('max_workers: 2')
  expect(await settings.write('ffmpeg', '/x')).toMatchObject({ failure: { code: 'setting-locked' } })
})
