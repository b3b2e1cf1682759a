import { describe, expect, it } from 'vitest'
import { configSchema, type Config } from '../../../src-contract/config-options.ts'
import { findingsOf, type WorkspaceLook } from './findings.ts'
import { summaryOf } from './record-summary.ts'

const done = { status: 'success' }
const look: WorkspaceLook = {
  configPath: '/w/config.yaml',
  configFailure: null,
  config: configSchema.parse({}),
  given: [],
  unknownKeys: [],
  pipelineJson: '/w/pipeline.json',
  record: null,
  recordFailure: null,
  inputDir: '/w/input',
  inputBooks: 2,
  hasOrchestrator: false,
  orchestrator: 'Built in',
}

function found(change: Partial<WorkspaceLook>, config: Partial<Config> = {}): Map<string, string> {
  return new Map(
    findingsOf({ ...look, ...change, config: { ...look.config, ...config } }).map(({ id, kind }) => [
      id,
      kind,
    ]),
  )
}

describe('findings', () => {
  it.each<[string, Partial<WorkspaceLook>, Partial<Config>, string, string]>([
    ['resume off', {}, { resume_enabled: false }, 'resume-off', 'hold'],
    ['a subset of the phases', {}, { phases_to_run: [1, 2] }, 'phases-subset', 'hold'],
    ['a batch size', {}, { batch_size: 3 }, 'batch-size', 'hold'],
    ['a timeout that was never enforced', { given: ['phase_timeout'] }, {}, 'phase-timeout', 'hold'],
    ['a threshold that only measured', { given: ['cpu_threshold'] }, {}, 'cpu-threshold', 'change'],
    ['keys that nobody knows', { unknownKeys: ['x'] }, {}, 'unknown-keys', 'keep'],
    ['no config', { configPath: null }, {}, 'config-none', 'note'],
    ['a broken config', { configFailure: { code: 'config-unreadable', file: 'c' } }, {}, 'config-unusable', 'problem'],
    ['a broken record', { recordFailure: { code: 'pipeline-json-unreadable' } }, {}, 'record-unreadable', 'problem'],
    ['an old batch section', { record: summaryOf({ batch: { files: { a: { phases_completed: [1] } } } }) }, {}, 'old-batch', 'change'],
    ['a single-book record', { record: summaryOf({ phase1: done }) }, {}, 'record-shape', 'change'],
    ['no input folder', { inputBooks: null }, {}, 'input-missing', 'problem'],
  ])('%s', (_name, change, config, id, kind) => {
    expect(found(change, config).get(id)).toBe(kind)
  }) // prettier-ignore

  it('holds nobody back where nothing does, and offers each change that it names', () => {
    expect([...found({}).values()]).not.toContain('hold')
    const holding = findingsOf({
      ...look,
      given: ['phase_timeout'],
      config: { ...look.config, resume_enabled: false, phases_to_run: [3], batch_size: 1 },
    }).filter(({ kind }) => kind === 'hold')
    const fixes = holding.map(({ fix }) => [fix?.key, fix?.value])
    expect(fixes).toEqual([
      ['resume_enabled', true],
      ['phases_to_run', [1, 2, 3, 4, 5]],
      ['batch_size', null],
      ['phase_timeout', 0],
    ])
  })
})

describe('a record in figures', () => {
  const phases = (entry: object): Record<string, unknown> =>
    Object.fromEntries([1, 2, 3, 4, 5].map((phase) => [`phase${phase}`, entry]))
  it.each([
    ['an empty one', {}, { perFile: 0, perId: 0, single: false, books: 0, done: 0 }],
    ['4.0.0', { ...phases({ files: { a: done, b: done } }), phase5: { files: { a: done } } }, { perFile: 2, perId: 0, single: false, books: 2, done: 1 }],
    ['per id', { a: phases(done), b: { phase1: done } }, { perFile: 0, perId: 2, books: 2, done: 1, unknownTop: [] }],
    ['the oldest', { ...phases({ status: 'completed' }), phase1: { status: 'ok', file_path: '/i/a.pdf' } }, { single: true, books: 1, done: 1 }],
    ['the oldest, of a book without a name', phases(done), { single: true, done: 0 }],
    ['with keys of others', { mine: 1, phase1: {}, tts_voice: 'x' }, { unknownTop: ['mine'] }],
  ])('%s', (_name, pipeline, expected) => {
    expect(summaryOf(pipeline)).toMatchObject(expected)
  }) // prettier-ignore
})
