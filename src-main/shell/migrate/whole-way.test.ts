import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { z } from 'zod'
import { createController } from '../batch/create-controller.ts'
import { standIn, until } from '../batch/testing/controller-kit.ts'
import { writeConfigValue } from '../config/config-file.ts'
import { configIn, findWorkspace } from '../workspace/find-workspace.ts'
import { bookStatuses } from '../workspace/book-statuses.ts'
import { takeBackup } from './backup.ts'
import { rollBack } from './rollback.ts'
import { pythonWorkspace, type PythonWorkspace } from './testing/python-workspace.ts'

const open: PythonWorkspace[] = []
afterEach(async () => {
  for (const made of open.splice(0)) await made.end()
})

/**
 * What a run leaves behind and a rollback does not take away: each was announced, and none is a file of the user's. The last two are the stand-in's
 * notes.
 */
const ours =
  /^\.bookspool|^phase5_enhancement.output|\.lock$|^pipeline\.json\.batch-\d{4}-\d\d-\d\d\.json$|^runs\.txt$|\.made$/u

const recordSchema = z.looseObject({
  batch: z.looseObject({ run_id: z.string() }),
  batch_runs: z.array(z.unknown()),
})

it.each(['new', 'old'] as const)(
  'a workspace of the Python pipeline, %s shape: looked at, backed up, run, rolled back: not a byte of it is another',
  async (shape) => {
    const made = await pythonWorkspace(shape)
    open.push(made)
    const before = await made.bytes()
    const found = await findWorkspace(made.root)
    if (!found.ok) throw new Error(found.failure.code)
    const config = configIn(found.value, found.value.loaded.config)
    const place = { workspace: made.root, pipelineJson: made.pipelineJson, configPath: made.configPath }
    expect(await takeBackup(place, 'asked for', new Date())).toMatchObject({ ok: true })
    await writeConfigValue(made.configPath, 'max_workers', 1)

    const controller = await createController(
      {
        config: () => ({ ...config, log_file: null }),
        placeOf: () => ({
          workspace: made.root,
          pipelineJson: made.pipelineJson,
          outputDir: join(made.root, 'phase5_enhancement', 'output'),
        }),
        logsDir: join(made.root, '.bookspool', 'logs'),
        journalPath: null,
        runsDir: join(made.root, '.bookspool', 'runs'),
        redo: { kind: 'nothing' },
        overwrite: false,
      },
      standIn,
    )
    if (!controller.ok) throw new Error(controller.failure.code)
    await controller.value.add([join(made.input, 'alice.txt'), join(made.input, 'bob.txt')])
    const looked = await until(controller.value, (books) => books.every(({ state }) => state !== 'checking'))
    const notes = looked.map(({ fileName, state, note }) => [fileName, state, note])
    expect(notes).toEqual(
      shape === 'new'
        ? [
            ['alice.txt', 'skipped', 'Already done on 3 May'],
            ['bob.txt', 'waiting', 'Resumes at phase 4 (Speak)'],
          ]
        : [
            ['alice.txt', 'skipped', 'Already done'],
            ['bob.txt', 'waiting', null],
          ],
    )
    await controller.value.start()
    await controller.value.whenIdle()
    expect(await controller.value.close()).toEqual([])

    const record = recordSchema.parse(JSON.parse(await readFile(made.pipelineJson, 'utf8')))
    expect(record.batch_runs).toHaveLength(1)
    const files = [join(made.input, 'bob.txt')]
    expect(await bookStatuses({ pipelineJson: made.pipelineJson, config }, files, true)).toMatchObject({
      value: [{ fileId: 'bob', plan: { action: 'skip' } }],
    })
    const aside = (await readdir(made.root)).filter((name) => name.startsWith('pipeline.json.batch-'))
    expect(aside).toHaveLength(shape === 'new' ? 1 : 0)

    const back = await rollBack(place, null, new Date())
    expect(back).toMatchObject({ ok: true, value: { forgets: shape === 'new' ? [] : ['bob'] } })
    const after = await made.bytes()
    expect(Object.fromEntries(Object.entries(after).filter(([path]) => !ours.test(path)))).toEqual(before)
  },
)
