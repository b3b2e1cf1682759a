import { createHash } from 'node:crypto'
import { appendFile, link, mkdir, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { withRecord } from '../../../src-contract/pipeline-json/update.ts'
import { openPipelineFile } from '../store/pipeline-file.ts'
import { writeConfigValue } from '../config/config-file.ts'
import { findBackup, listBackups, takeBackup, type Keepable } from './backup.ts'
import { movesPath } from '../../../src-node/move-aside.ts'
import { rollBack, rollbackPlan } from './rollback.ts'
import { pythonWorkspace, type PythonWorkspace } from './testing/python-workspace.ts'

let made: PythonWorkspace
let place: Keepable
beforeEach(async () => {
  made = await pythonWorkspace('new')
  place = { workspace: made.root, pipelineJson: made.pipelineJson, configPath: made.configPath }
})
afterEach(async () => {
  await made.end()
})

const day = (hour: number): Date => new Date(Date.UTC(2026, 4, 3, hour))
const ours = (path: string): boolean => path.startsWith('.bookspool') || path.endsWith('.lock')

/** The user's files alone. */
async function theirs(): Promise<Record<string, string>> {
  return Object.fromEntries(Object.entries(await made.bytes()).filter(([path]) => !ours(path)))
}

async function moveAside(path: string, at: Date): Promise<void> {
  const to = join(made.root, '.bookspool', 'aside', '2026-05-03', `${path}.${at.getUTCHours()}`)
  await mkdir(dirname(to), { recursive: true })
  const line = { at: at.toISOString(), from: join(made.root, path), to }
  await appendFile(movesPath(made.root), `${JSON.stringify(line)}\n`)
  await rename(join(made.root, path), to)
}

it('a backup holds both files byte for byte, and two of a second have two names', async () => {
  const first = await takeBackup(place, 'asked for', day(1))
  const second = await takeBackup(place, 'asked for', day(1))
  if (!first.ok || !second.ok) throw new Error('no backup')
  expect(first.value.backup.id).toBe('2026-05-03T01-00-00')
  expect(second.value.backup.id).toBe('2026-05-03T01-00-00.2')
  expect(await readdir(first.value.backup.path)).toEqual(['config.yaml', 'manifest.json', 'pipeline.json'])
  expect(await readFile(join(first.value.backup.path, 'config.yaml'))).toEqual(
    await readFile(made.configPath),
  )
  expect(await readFile(join(first.value.backup.path, 'pipeline.json'))).toEqual(
    await readFile(made.pipelineJson),
  )
  expect((await listBackups(made.root)).map(({ backup }) => backup.id)).toEqual([
    '2026-05-03T01-00-00.2',
    '2026-05-03T01-00-00',
  ])
})

it('a rollback puts back what was changed and what was moved aside, byte for byte, and names what it forgets', async () => {
  const before = await theirs()
  await takeBackup(place, 'asked for', day(1))
  await writeConfigValue(made.configPath, 'max_workers', 5)
  const record = openPipelineFile(made.pipelineJson)
  record.change((pipeline, now) => withRecord(pipeline, 'carol', 1, { status: 'success' }, now))
  await record.flush()
  const sound = 'phase4_tts/audio_chunks/alice/chunk_0001.wav'
  await moveAside(sound, day(2))
  await writeFile(join(made.root, sound), 'ours')
  await moveAside(sound, day(3))
  await writeFile(join(made.root, sound), 'ours again')
  const changed = await theirs()

  const plan = await rollbackPlan(place, null)
  expect(plan).toMatchObject({
    value: {
      forgets: ['carol'],
      restores: [made.configPath, made.pipelineJson, join(made.root, sound)],
    },
  })
  const done = await rollBack(place, null, day(4))
  expect(done).toEqual(plan)
  expect(await theirs()).toEqual(before)
  const [second] = await listBackups(made.root)
  expect(second).toMatchObject({ manifest: { why: 'before a rollback' } })
  expect(await readFile(join(second?.backup.path ?? '', 'pipeline.json'), 'utf8')).toContain('carol')

  // The way back undone, as a whole, and gone again: each state is found as it was.
  expect(await rollBack(place, second?.backup.id ?? '', day(5))).toMatchObject({ ok: true })
  expect(await theirs()).toEqual(changed)
  expect(await rollBack(place, null, day(6))).toMatchObject({ ok: true })
  expect(await theirs()).toEqual(before)
})

it('chunks that Bookspool has made since go aside, those of others stay, and the way back is undone with them', async () => {
  const before = await theirs()
  await takeBackup(place, 'asked for', day(1))
  const own = join(made.root, '.bookspool', 'books', 'bob')
  const [text, sound, other] = [
    join(made.root, 'phase3-chunking', 'chunks', 'bob_chunk_001.txt'),
    join(made.root, 'phase4_tts', 'audio_chunks', 'bob', 'chunk_0001.wav'),
    join(made.root, 'phase4_tts', 'audio_chunks', 'bob', 'chunk_0002.wav'),
  ]
  for (const path of [text, sound, join(own, 'speech', 'key.wav')])
    await mkdir(dirname(path), { recursive: true })
  await writeFile(join(own, 'speech', 'key.wav'), 'ours')
  await link(join(own, 'speech', 'key.wav'), sound)
  await writeFile(other, 'of Python')
  await writeFile(text, 'ours')
  for (const path of [sound, text]) await utimes(path, day(2), day(2))
  const sha256 = createHash('sha256').update('ours').digest('hex')
  await writeFile(join(own, 'chunk-texts.owned.json'), JSON.stringify({ [text]: { bytes: 4, sha256 } }))
  const changed = await theirs()

  const plan = await rollbackPlan(place, null)
  expect(plan).toMatchObject({
    value: { clears: [text, sound], restores: [made.configPath, made.pipelineJson] },
  })
  expect(await rollBack(place, null, day(3))).toEqual(plan)
  const kept = { [relative(made.root, other)]: changed[relative(made.root, other)] }
  expect(await theirs()).toEqual({ ...before, ...kept })
  expect(await rollBack(place, null, day(4))).toMatchObject({ value: { clears: [] } })
  expect(await theirs()).toEqual({ ...before, ...kept })
  const second = (await listBackups(made.root)).find(({ manifest }) => manifest.at === day(3).toISOString())
  expect(await rollBack(place, second?.backup.id ?? '', day(5))).toMatchObject({ ok: true })
  expect(await theirs()).toEqual(changed)
})

it('of a disk without links the chunks go aside that the ledger knows; a ledger that is no more readable names none', async () => {
  await takeBackup(place, 'asked for', day(1))
  const own = join(made.root, '.bookspool', 'books', 'bob')
  const sounds = join(made.root, 'phase4_tts', 'audio_chunks', 'bob')
  const [copy, changed] = [join(sounds, 'chunk_0001.wav'), join(sounds, 'chunk_0002.wav')]
  for (const folder of [own, sounds]) await mkdir(folder, { recursive: true })
  await writeFile(copy, 'ours')
  await writeFile(changed, 'of Python')
  for (const path of [copy, changed]) await utimes(path, day(2), day(2))
  const known = { bytes: 4, sha256: createHash('sha256').update('ours').digest('hex') }
  await writeFile(
    join(own, 'audio-chunks.owned.json'),
    JSON.stringify({ [relative(made.root, copy)]: known, [changed]: known }),
  )
  await writeFile(join(own, 'chunk-texts.owned.json'), '{"half')
  expect(await rollbackPlan(place, null)).toMatchObject({ value: { clears: [copy] } })
})

it('a file that was not there is taken away again', async () => {
  await rm(made.pipelineJson)
  await takeBackup(place, 'asked for', day(1))
  await writeFile(made.pipelineJson, '{}')
  expect(await rollBack(place, null, day(2))).toMatchObject({ ok: true })
  expect(Object.keys(await made.bytes())).not.toContain('pipeline.json')
})

it('a workspace that was moved as a whole is rolled back where it is now', async () => {
  await takeBackup(place, 'asked for', day(1))
  const record = await readFile(made.pipelineJson)
  const moved = `${made.root} moved`
  await rename(made.root, moved)
  const there: Keepable = {
    workspace: moved,
    pipelineJson: join(moved, 'pipeline.json'),
    configPath: join(moved, 'phase7_batch', 'config.yaml'),
  }
  await writeFile(there.pipelineJson, '{}')
  expect(await rollBack(there, null, day(2))).toMatchObject({
    value: { restores: [there.configPath, there.pipelineJson] },
  })
  expect(await readFile(there.pipelineJson)).toEqual(record)
  await rename(moved, made.root)
})

it('nothing is touched where the backup is missing, unknown or damaged', async () => {
  expect(await rollBack(place, null, day(1))).toMatchObject({
    failure: { code: 'backup-missing', detail: 'none has been made' },
  })
  const taken = await takeBackup(place, 'asked for', day(1))
  if (!taken.ok) throw new Error('no backup')
  expect(await rollBack(place, 'x', day(1))).toMatchObject({ failure: { code: 'backup-missing', file: 'x' } })
  await writeFile(join(taken.value.backup.path, 'pipeline.json'), '{"other": 1}')
  await writeFile(made.pipelineJson, '{"now": 1}')
  const before = await made.bytes()
  const refused = await rollBack(place, null, day(2))
  expect(refused.ok ? '' : refused.failure.detail).toMatch(/pipeline\.json was changed$/u)
  expect(await made.bytes()).toEqual(before)
  expect(await findBackup(made.root, null)).toMatchObject({ ok: true })
})

it('lines that lead out of the workspace move nothing', async () => {
  await takeBackup(place, 'asked for', day(1))
  const outside = join(dirname(made.root), 'outside.txt')
  const aside = join(made.root, '.bookspool', 'aside', 'x')
  await mkdir(dirname(aside), { recursive: true })
  await writeFile(aside, 'bad')
  const at = day(2).toISOString()
  const lines = [
    { at, from: outside, to: aside },
    { at, from: join(made.root, 'input/x'), to: made.configPath },
    'half',
  ]
  await writeFile(movesPath(made.root), lines.map((line) => JSON.stringify(line)).join('\n'))
  expect(await rollBack(place, null, day(3))).toMatchObject({
    value: { restores: [made.configPath, made.pipelineJson] },
  })
  expect(await readdir(dirname(made.root))).not.toContain('outside.txt')
})
