import { describe, expect, it } from 'vitest'
import { batchRuns, withoutBulk } from './batch-runs.ts'

const summary = {
  status: 'partial',
  total_files: 4,
  successful_files: 2,
  failed_files: 1,
  skipped_files: 1,
  duration_sec: 100,
  avg_cpu_usage: 81.5,
  errors: ['It broke'],
  started_at: '2026-05-03T10:00:00Z',
  completed_at: '2026-05-03T10:01:40Z',
}
const files = {
  a: { status: 'success', source_path: '/in/a.pdf', errors: [], error_message: null },
  b: { status: 'failed', source_path: 'C:\\in\\b.pdf', error_message: 'It broke', errors: ['It broke'] },
}
const ours = { run_id: 'one', made_by: 'bookspool', summary: { ...summary, audio_sec: 700 }, files }
const newer = {
  run_id: 'py-1',
  status: 'failed',
  timestamps: { start: '2026-05-02T10:00:00', end: '2026-05-02T11:00:00', duration: 3600 },
  metrics: { total_files: 2, successful_files: 0, failed_files: 2, skipped_files: 0, avg_cpu_usage: 40 },
  errors: [{ message: 'Conda is not there' }],
  artifacts: {},
  files: {},
}

describe('batchRuns', () => {
  it('reads our shape with what only we know', () => {
    expect(batchRuns({ batch: ours, batch_runs: [ours] })).toEqual([
      {
        runId: 'one',
        startedAt: '2026-05-03T10:00:00Z',
        endedAt: '2026-05-03T10:01:40Z',
        status: 'partial',
        total: 4,
        done: 2,
        failed: 1,
        skipped: 1,
        durationSec: 100,
        audioSec: 700,
        avgCpu: 81.5,
        failures: [{ file: 'b.pdf', message: 'It broke' }],
      },
    ])
  })

  it('reads the newer Python shape, its own failures where no file has one', () => {
    expect(batchRuns({ batch_runs: [newer] })[0]).toMatchObject({
      runId: 'py-1',
      status: 'failed',
      total: 2,
      failed: 2,
      durationSec: 3600,
      audioSec: null,
      avgCpu: 40,
      failures: [{ file: '', message: 'Conda is not there' }],
    })
  })

  it('tells the newest first, a vanished batch or not, and the same run once, as it stands last', () => {
    const older = {
      ...ours,
      run_id: 'zero',
      summary: { ...summary, started_at: null, completed_at: '2026-05-01T00:00:00Z' },
    }
    const running = { ...ours, summary: { ...ours.summary, status: 'running' } }
    const ids = (pipeline: Record<string, unknown>): string[] => batchRuns(pipeline).map(({ runId }) => runId)
    expect(ids({ batch_runs: [older, newer, ours] })).toEqual(['one', 'py-1', 'zero'])
    expect(ids({ batch: ours, batch_runs: [running, older, newer] })).toEqual(['one', 'py-1', 'zero'])
    expect(batchRuns({ batch: ours, batch_runs: [running] })[0]?.status).toBe('partial')
  })

  it('knows runs without an id apart by their times', () => {
    const nameless = { summary, files: {} }
    const later = { summary: { ...summary, started_at: '2026-05-04T10:00:00Z' }, files: {} }
    expect(batchRuns({ batch: nameless, batch_runs: [nameless, later] })).toHaveLength(2)
  })

  it.each([
    ['nothing', {}],
    ['an empty batch', { batch: {} }],
    ['a list that is none', { batch_runs: 'none' }],
    ['entries that are none', { batch_runs: [null, 7, 'run', []] }],
  ])('finds no run in %s', (_what, pipeline) => {
    expect(batchRuns(pipeline)).toEqual([])
  })

  it('counts the files where a summary does not', () => {
    const bare = {
      summary: { status: 'partial' },
      files: { ...files, c: { status: 'skipped' }, d: { status: 'ok' } },
    }
    expect(batchRuns({ batch: bare })[0]).toMatchObject({
      total: 4,
      done: 2,
      failed: 1,
      skipped: 1,
      durationSec: null,
    })
  })

  it('calls a run that was cut short interrupted', () => {
    const cut = { ...ours, summary: { ...summary, errors: ['interrupted', 'It broke'] } }
    expect(batchRuns({ batch: cut })[0]).toMatchObject({ status: 'interrupted' })
  })

  it('takes the length of a book from phase 5, where that run made it', () => {
    const made = (end: string) => ({ files: { a: { timestamps: { end }, metrics: { audio_sec: 500 } } } })
    const run = { run_id: 'r', summary, files }
    const audio = (end: string) => batchRuns({ batch: run, phase5: made(end) })[0]?.audioSec
    expect(audio('2026-05-03T10:01:00Z')).toBe(500)
    expect(audio('2026-05-09T10:01:00Z')).toBeNull()
  })
})

describe('withoutBulk', () => {
  const long = {
    ...ours,
    files: {
      a: { ...files.a, phase6: { exit_code: 0, stdout_tail: 'words', stderr_tail: 'more' } },
      b: { ...files.b, phase6: { exit_code: 1, stdout_tail: 'words', stderr_tail: 'why' } },
      c: { status: 'skipped' },
    },
  }
  const list = (run: unknown): unknown[] => [run, ...Array.from({ length: 10 }, () => ours)]

  it('shortens a run of ours that is long over; its history stays the same', () => {
    const [short] = withoutBulk(list(long))
    expect(short).toMatchObject({
      files: { a: { phase6: { exit_code: 0, stdout_tail: '' } }, b: { phase6: { stderr_tail: 'why' } } },
    })
    expect(JSON.stringify(short)).not.toContain('"c"')
    expect(batchRuns({ batch: short })).toEqual(batchRuns({ batch: long }))
  })

  it('leaves the newest, and every run of another program, as they are', () => {
    const foreign = { ...long, made_by: undefined }
    expect(withoutBulk(list(foreign))[0]).toBe(foreign)
    expect(withoutBulk([long])[0]).toBe(long)
  })
})
