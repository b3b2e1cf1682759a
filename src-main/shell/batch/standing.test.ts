import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { configSchema, type Config } from '../../../src-contract/config-options.ts'
import type { BookView } from '../../../src-contract/book-view.ts'
import { noTextChoices, withPart } from '../../../src-contract/text-choices.ts'
import { fileHash } from '../../../src-node/file-hash.ts'
import { writeTextChoices } from '../../../src-node/text-choices-file.ts'
import type { Controller, ControllerOptions } from '../app/bookspool-api.ts'
import { pythonWorkspace, type PythonWorkspace } from '../migrate/testing/python-workspace.ts'
import { createController } from './create-controller.ts'
import { standIn, until } from './testing/controller-kit.ts'

let made: PythonWorkspace
beforeEach(async () => {
  made = await pythonWorkspace('new')
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await made.end()
})

/** The list with one file of the workspace, looked at by these settings. */
async function openWith(
  name: string,
  config: Config,
  asked: ControllerOptions['asked'] = {},
): Promise<Controller> {
  const own = join(made.root, '.bookspool')
  const controller = await createController(
    {
      config: () => config,
      placeOf: () => ({ workspace: made.root, pipelineJson: made.pipelineJson, outputDir: null }),
      logsDir: join(own, 'logs'),
      journalPath: null,
      runsDir: join(own, 'runs'),
      redo: { kind: 'nothing' },
      overwrite: false,
      asked,
    },
    standIn,
  )
  if (!controller.ok) throw new Error(controller.failure.code)
  await controller.value.add([join(made.input, name)])
  await until(controller.value, (all) => all.every(({ state }) => state !== 'checking'))
  return controller.value
}

/** What the list says of one file of the workspace, by these settings. */
async function lookAt(
  name: string,
  values: Partial<Config> = {},
  asked: ControllerOptions['asked'] = {},
): Promise<BookView | undefined> {
  const controller = await openWith(name, { ...configSchema.parse({}), ...values }, asked)
  const [book] = controller.books()
  await controller.close()
  return book
}

it('a finished book says when, and whether the settings in force would make it otherwise', async () => {
  expect(await lookAt('alice.txt')).toMatchObject({
    state: 'skipped',
    note: 'Already done on 3 May',
    voice: 'af_heart',
    madeOtherwise: null,
  })
  expect(await lookAt('alice.txt', { voice: 'af_heart' })).toMatchObject({
    state: 'skipped',
    madeOtherwise: null,
  })
  expect(await lookAt('alice.txt', { voice: 'espeak:de' })).toMatchObject({
    state: 'skipped',
    madeOtherwise: 4,
  })
})

it('a finished book says so too where the settings change while it is in the list', async () => {
  const config: Config = configSchema.parse({})
  const controller = await openWith('alice.txt', config)
  const otherwise = (): unknown => controller.books()[0]?.madeOtherwise
  expect(otherwise()).toBeNull()
  config.voice = 'espeak:de'
  await controller.settingsRead()
  expect(otherwise()).toBe(4)
  config.voice = 'af_heart'
  await Promise.all([controller.settingsRead(), controller.settingsRead()])
  expect(otherwise()).toBeNull()
  await controller.close()
})

it('a finished book whose text was chosen otherwise since is made again where that was asked for, and says so elsewhere', async () => {
  vi.stubEnv('BOOKSPOOL_HOME', join(made.root, 'home'))
  const sha256 = await fileHash(join(made.input, 'alice.txt'), 'sha256')
  const key = { begins: 'part', page: null, text: 'CHAPTER I', nth: 0 } as const
  await writeTextChoices(join(made.root, 'home'), sha256, withPart(noTextChoices, key, { left: true }))
  expect(await lookAt('alice.txt')).toMatchObject({ state: 'skipped', madeOtherwise: 2 })
  expect(await lookAt('alice.txt', {}, { text: true })).toMatchObject({ state: 'waiting' })
  await writeTextChoices(join(made.root, 'home'), sha256, noTextChoices)
  expect(await lookAt('alice.txt', {}, { text: true })).toMatchObject({ state: 'skipped' })
})

it('a source that was renamed or moved keeps its work', async () => {
  await rename(join(made.input, 'alice.txt'), join(made.input, 'wonderland.txt'))
  await rename(join(made.input, 'bob.txt'), join(made.input, 'builder.txt'))
  expect(await lookAt('wonderland.txt')).toMatchObject({ state: 'skipped', note: 'Already done on 3 May' })
  expect(await lookAt('builder.txt')).toMatchObject({
    state: 'waiting',
    note: `Moved from ${join(made.input, 'bob.txt')}, resumes at phase 4 (Speak)`,
  })
})

it('a changed source, and one whose phases are not there, say so before anything is run', async () => {
  expect(await lookAt('bob.txt')).toMatchObject({
    state: 'waiting',
    note: 'Resumes at phase 4 (Speak)',
    phases: [
      { status: 'done' },
      { status: 'done' },
      { status: 'done' },
      { status: 'waiting' },
      { status: 'waiting' },
    ],
  })
  expect(await lookAt('bob.txt', { phases_to_run: [5] })).toMatchObject({
    note: 'Phase 4 (Speak) has to be run first',
  })
  await writeFile(join(made.input, 'alice.txt'), 'another text')
  expect(await lookAt('alice.txt')).toMatchObject({
    state: 'waiting',
    note: 'Changed since 3 May',
    phases: [],
  })
})
