import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { bookPageSchema } from '../../../src-contract/book-page.ts'
import { fail, succeed, type Failure } from '../../../src-contract/failure.ts'
import { workspaceViewSchema } from '../../../src-contract/migration.ts'
import type { App, ControllerOptions } from '../app/bookspool-api.ts'
import { openAppWith } from '../app/open-app-with.ts'
import { batchView, bookView, fakeController, type FakeController } from '../app/testing/fake-controller.ts'
import { pythonWorkspace, type PythonWorkspace } from '../migrate/testing/python-workspace.ts'

let home = ''
let made: PythonWorkspace
let app: App
let controllers: { options: ControllerOptions; controller: FakeController }[] = []
let heard: string[] = []
let allowed: (path: string) => boolean = () => true

async function openApp(): Promise<App> {
  const refusePath = (path: string): Failure | null =>
    allowed(path) ? null : { code: 'path-not-allowed', file: path }
  const opened = await openAppWith(
    {
      home,
      version: '1',
      services: {
        door: 'desktop',
        chooseBooks: async () => Promise.resolve([]),
        chooseFolder: async () => Promise.resolve(null),
        chooseVoices: async () => Promise.resolve([]),
        chooseWorkspace: async () => Promise.resolve(made.root),
        reveal: async () => Promise.resolve(null),
        closeAnswered: () => undefined,
        lockedKeys: [],
        refusePath,
      },
    },
    {
      createController: async (options) => {
        const controller = fakeController()
        controllers.push({ options, controller })
        return Promise.resolve(succeed(controller))
      },
      startLoadSampler: () => ({ stop: async () => Promise.resolve() }),
      runDoctor: async () => Promise.resolve([]),
      listVoices: async () => Promise.resolve(succeed([])),
      installVoice: async () => Promise.resolve(fail('voice-unreachable')),
      actOnVoices: async () => Promise.resolve(fail('voice-missing')),
    },
  )
  if (!opened.ok) throw new Error(opened.failure.code)
  opened.value.onAnnounce((name) => heard.push(name))
  return opened.value
}

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'bookspool-switch-'))
  made = await pythonWorkspace('new')
  controllers = []
  heard = []
  allowed = () => true
  app = await openApp()
})
afterEach(async () => {
  await app.close()
  await made.end()
  await rm(home, { recursive: true, force: true })
})

const last = () => controllers.at(-1) ?? controllers[0]

it('opens a workspace by the dialog: its settings, its record and its journal are in force, and it is told', async () => {
  const before = await made.bytes()
  controllers[0]?.controller.show({ books: [bookView({ id: 'old' })] })
  const answer = await app.asks['workspace.open']({})
  const view = workspaceViewSchema.parse(answer.ok ? answer.value : null)
  expect(view).toMatchObject({
    path: made.root,
    configPath: made.configPath,
    pipelineJson: made.pipelineJson,
    inputDir: made.input,
    isOwn: false,
    books: 2,
  })
  expect(view.findings.map(({ id }) => id)).toEqual(expect.arrayContaining(['old-batch', 'unknown-keys', 'phase-timeout', 'record-unknown'])) // prettier-ignore
  expect(controllers[0]?.controller.calls).toContain('close')
  expect(last()?.options.journalPath).toMatch(/workspaces[\\/][0-9a-f]{16}[\\/]journal\.json$/u)
  expect(last()?.options.placeOf({ path: '/x', sha256: 'y' })).toEqual({
    workspace: made.root,
    pipelineJson: made.pipelineJson,
    outputDir: null,
  })
  expect(heard).toEqual(expect.arrayContaining(['settings.changed', 'state.changed']))
  expect(await app.asks['state.snapshot'](undefined)).toMatchObject({
    value: { workspace: { path: made.root, isOwn: false }, books: [] },
  })
  expect(await app.asks['settings.read'](undefined)).toMatchObject({
    value: { path: made.configPath, unknownKeys: ['my_own_key'], config: { max_workers: 2 } },
  })
  expect(await made.bytes()).toEqual(before)
})

it('is remembered over a quit, and closed again', async () => {
  await app.asks['workspace.open']({ path: made.pipelineJson })
  await app.close()
  app = await openApp()
  expect(await app.asks['workspace.read'](undefined)).toMatchObject({
    value: { path: made.root, isOwn: false },
  })
  expect(last()?.options.journalPath).toMatch(/workspaces/u)
  expect(await app.asks['workspace.close'](undefined)).toMatchObject({
    value: { path: join(home, 'workspace'), isOwn: true },
  })
  expect(last()?.options.journalPath).toBe(join(home, 'journal.json'))
})

it('one that is gone at the next start: the own one, and the choice is kept', async () => {
  await app.asks['workspace.open']({ path: made.root })
  await app.close()
  await rm(made.root, { recursive: true })
  app = await openApp()
  expect(await app.asks['workspace.read'](undefined)).toMatchObject({ value: { isOwn: true } })
  expect(await readFile(join(home, 'workspace-choice.json'), 'utf8')).toContain('My Pipeline')
  expect(await readFile(join(home, 'logs', 'window.log'), 'utf8')).toContain('workspace-not-found')
})

it('is not changed while a batch runs, nor to what the door may not reach, nor to what is none', async () => {
  controllers[0]?.controller.show({ batch: batchView({ state: 'running' }) })
  const busy = await app.asks['workspace.open']({ path: made.root })
  expect(busy).toMatchObject({ failure: { code: 'not-possible-now' } })
  controllers[0]?.controller.show({ batch: batchView({ state: 'idle' }) })
  expect(await app.asks['workspace.open']({ path: made.input })).toMatchObject({
    failure: { code: 'workspace-not-found' },
  })
  allowed = (path) => path.startsWith(made.input)
  const elsewhere = join(made.input, 'config.yaml')
  await writeFile(elsewhere, 'pipeline_json: ../pipeline.json\n')
  for (const path of [made.root, elsewhere])
    expect(await app.asks['workspace.open']({ path })).toMatchObject({
      failure: { code: 'path-not-allowed' },
    })
  expect(controllers).toHaveLength(1)
})

it('adds the books of the input folder, sorted, or says why there are none', async () => {
  expect(await app.asks['pile.inputFolder'](undefined)).toMatchObject({
    failure: { code: 'input-folder-unset' },
  })
  await app.asks['workspace.open']({ path: made.root })
  expect(await app.asks['pile.inputFolder'](undefined)).toMatchObject({ value: { added: 2 } })
  expect(last()?.controller.calls).toContain(
    `add ${join(made.input, 'alice.txt')} ${join(made.input, 'bob.txt')}`,
  )
  await rm(made.input, { recursive: true })
  await mkdir(made.input)
  expect(await app.asks['pile.inputFolder'](undefined)).toMatchObject({
    failure: { code: 'input-folder-empty', file: made.input },
  })
})

it('a page of a book: phases, plan, logs and command', async () => {
  await app.asks['workspace.open']({ path: made.root })
  const path = join(made.input, 'bob.txt')
  last()?.controller.show({ books: [bookView({ id: 'abcdefgh-1', path, fileName: 'bob.txt' })] })
  await writeFile(join(home, 'logs', 'bob.abcdefgh.1.log'), 'node run.js bob.txt\nwords\n')
  await writeFile(join(home, 'logs', 'bob.abcdefgh.2.log'), "$ node run.js 'my bob.txt'\nwords\n")
  const page = await app.asks['book.read']({ bookId: 'abcdefgh-1' })
  expect(bookPageSchema.parse(page.ok ? page.value : null)).toMatchObject({
    fileId: 'bob',
    plan: { action: 'resume', phases: [4, 5] },
    phases: [{ source: 'python' }, {}, {}, { source: 'none' }, {}],
    attempts: [{ attempt: 2 }, { attempt: 1 }],
    command: "node run.js 'my bob.txt'",
    workBytes: 0,
  })
  const stored = join(made.root, '.bookspool', 'books', 'bob', 'speech')
  await mkdir(stored, { recursive: true })
  await writeFile(join(stored, 'a.wav'), 'sound')
  expect(await app.asks['book.read']({ bookId: 'abcdefgh-1' })).toMatchObject({ value: { workBytes: 5 } })
  await rm(path)
  expect(await app.asks['book.read']({ bookId: 'abcdefgh-1' })).toMatchObject({
    value: { plan: null, attempts: [{}, {}] },
  })
  expect(await app.asks['book.read']({ bookId: 'x' })).toMatchObject({ failure: { code: 'book-unknown' } })
})

it('the migrate page: backup, a plan of the way back, the way back; nothing of the workspace is run unasked', async () => {
  await app.asks['workspace.open']({ path: made.root })
  const record = await readFile(made.pipelineJson)
  const taken = await app.asks['migrate.backup'](undefined)
  const backupId = taken.ok ? taken.value.id : ''
  expect(await app.asks['workspace.read'](undefined)).toMatchObject({
    value: { backups: [{ id: backupId }] },
  })
  await writeFile(made.pipelineJson, '{"carol": {"phase1": {"status": "success"}}}')
  const plan = await app.asks['migrate.rollbackPlan']({ backupId })
  expect(plan).toMatchObject({
    value: { forgets: ['carol'], restores: [made.configPath, made.pipelineJson] },
  })
  last()?.controller.show({ batch: batchView({ state: 'paused' }) })
  expect(await app.asks['migrate.rollback']({ backupId })).toMatchObject({
    failure: { code: 'not-possible-now' },
  })
  last()?.controller.show({ batch: batchView({ state: 'idle' }) })
  expect(await app.asks['migrate.rollback']({ backupId })).toEqual(plan)
  expect(await readFile(made.pipelineJson)).toEqual(record)
  expect(last()?.controller.calls.at(-1)).toMatch(/^lookAgain/u)
  app.onAnnounce((name, payload) => {
    if (name !== 'state.changed' || !('questions' in payload)) return
    for (const { id } of payload.questions ?? []) void app.asks['question.answer']({ id, answer: 'deny' })
  })
  expect(await app.asks['migrate.compare']({ file: join(made.input, 'bob.txt') })).toMatchObject({
    failure: { code: 'orchestrator-untrusted', file: made.orchestrator },
  })
})

it('a record that cannot be written is told at once, and when it is written again', () => {
  const onRecordTrouble = controllers[0]?.options.onRecordTrouble
  onRecordTrouble?.(made.pipelineJson, { code: 'pipeline-json-unreadable', file: made.pipelineJson })
  onRecordTrouble?.(made.pipelineJson, null)
  expect(heard.filter((name) => name === 'notice.shown')).toHaveLength(2)
})
