import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultConfig } from '../../../src-contract/config-options.ts'
import { checkSchema, comparisonSchema } from '../../../src-contract/migration.ts'
import { runChecks } from './checks.ts'
import { compareBook, type ComparePlace } from './compare.ts'
import { theirOrchestrator, type PoetryAnswers } from '../orchestrator/their-orchestrator.ts'
import { pythonWorkspace, type PythonWorkspace } from './testing/python-workspace.ts'

let made: PythonWorkspace
let place: ComparePlace
beforeEach(async () => {
  made = await pythonWorkspace('new')
  const theirs = await theirOrchestrator({ workspace: made.root, setting: 'auto', folder: made.root })
  if (!theirs.ok) throw new Error(theirs.failure.code)
  const { root: workspace, pipelineJson, input: inputDir } = made
  place = { workspace, pipelineJson, inputDir, theirs: theirs.value, config: defaultConfig }
})
afterEach(async () => {
  await made.end()
})

describe('the same book, made by both', () => {
  it('is shown side by side, and nothing of it stays', async () => {
    const before = await made.bytes()
    const compared = await compareBook(place, join(made.input, 'bob.txt'))
    const { theirs, ours } = comparisonSchema.parse(compared.ok ? compared.value : null)
    const all = { '1': 'success', '2': 'success', '3': 'success', '4': 'success', '5': 'success' }
    expect(theirs).toMatchObject({ exitCode: 0, phases: all, words: 6, audioSec: 2, output: 'audiobook.mp3' })
    expect(ours).toMatchObject({ exitCode: 0, phases: all, words: 6 })
    expect(theirs.loudnessLufs).toBeLessThan(0)
    // Two seconds are too short for a gate to settle.
    expect(Math.abs((ours.loudnessLufs ?? 0) + 18)).toBeLessThan(2)
    expect(ours.audioSec).toBeGreaterThan(1)
    expect(await made.bytes()).toEqual(before)
  })

  it('one that fails there is shown as failed, and nothing of it stays', async () => {
    const file = join(made.input, 'carol.txt')
    await writeFile(file, 'fail4 on purpose')
    const before = await made.bytes()
    const compared = await compareBook(place, file)
    expect(compared).toMatchObject({
      value: { theirs: { exitCode: 1, phases: { '3': 'success', '4': 'failed', '5': 'unknown' } }, ours: { exitCode: 0 } },
    }) // prettier-ignore
    expect(await made.bytes()).toEqual(before)
  })

  it('by python3 where Poetry is meant only if that was answered before', async () => {
    const folder = join(made.root, 'phase6_orchestrator')
    await writeFile(join(folder, 'pyproject.toml'), '')
    const found = async (answers: PoetryAnswers): ReturnType<typeof theirOrchestrator> =>
      theirOrchestrator({ workspace: made.root, setting: 'auto', folder: made.root }, answers, async () =>
        Promise.resolve({ PATH: '/usr/bin' }),
      )
    const asked = { failure: { code: 'orchestrator-needs-poetry' } }
    expect(await found({})).toMatchObject(asked)
    expect(await found({ [`${folder}-elsewhere`]: 'python3' })).toMatchObject(asked)
    // The built-in one is no other to compare with.
    expect(await found({ [folder]: 'builtin' })).toMatchObject(asked)
    expect(await found({ [folder]: 'python3' })).toMatchObject({
      value: {
        theirs: { words: [expect.stringMatching(/python3$/u), expect.stringMatching(/orchestrator\.py$/u)] },
      },
    })
  })

  it('not of a file that is not there', async () => {
    const before = await made.bytes()
    expect(await compareBook(place, join(made.input, 'none.txt'))).toMatchObject({
      failure: { code: 'file-missing' },
    })
    expect(await made.bytes()).toEqual(before)
  })
})

it('seven checks, each with its result; nothing in the workspace is touched', async () => {
  const before = await made.bytes()
  const logFile = join(made.root, 'phase7_batch', 'batch.log')
  const checks = await runChecks({ config: defaultConfig, logFile, logsDir: made.root }, null)
  expect(checks.map((check) => checkSchema.parse(check).id)).toEqual([
    'command', 'test-file', 'output', 'resume', 'logs', 'errors', 'cpu',
  ]) // prettier-ignore
  expect(checks.filter(({ id }) => id !== 'command').map(({ status }) => status)).toEqual(Array(6).fill('ok'))
  expect(await made.bytes()).toEqual(before)
  expect(await readFile(made.pipelineJson)).toBeInstanceOf(Buffer)
})
