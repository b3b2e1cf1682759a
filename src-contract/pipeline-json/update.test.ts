import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { statusOf } from './read.ts'
import { pipelineJsonSchema, type BatchSection, type PhaseStatus, type PipelineJson } from './schema.ts'
import { isOldBatch, overallStatus, withBatch, withRecord } from './update.ts'

const now = '2026-05-03T10:00:00.000Z'
const before = '2026-01-01T00:00:00.000Z'
const hash = 'ab'.repeat(32)
const otherHash = 'cd'.repeat(32)

describe('overallStatus', () => {
  it.each<[PhaseStatus[], PhaseStatus]>([
    [[], 'unknown'],
    [['success', 'success'], 'success'],
    [['success', 'skipped'], 'success'],
    [['skipped'], 'skipped'],
    [['success', 'running', 'failed'], 'running'],
    [['success', 'failed'], 'partial'],
    [['success', 'pending'], 'partial'],
    [['success', 'partial_success'], 'partial_success'],
    [['partial_success', 'error'], 'partial'],
    [['failed', 'pending'], 'failed'],
    [['pending'], 'pending'],
    [['unknown', 'pending'], 'unknown'],
  ])('%j → %s', (statuses, expected) => {
    expect(overallStatus(statuses)).toBe(expected)
  })
})

describe('withRecord', () => {
  it('begins a new record', () => {
    expect(withRecord({}, 'alice', 1, { status: 'success', hash }, now)).toEqual({
      pipeline_version: '4.0.0',
      created_at: now,
      last_updated: now,
      phase1: { status: 'success', files: { alice: { status: 'success', hash } } },
    })
  })

  it('keeps every key that it does not know, at every depth, and changes nothing of its argument', () => {
    const pipeline: PipelineJson = {
      pipeline_version: '4.1.0',
      created_at: before,
      tts_voice: 'bella',
      voice_overrides: { alice: 'x' },
      phase2: {
        note: 'kept',
        files: {
          alice: {
            status: 'running',
            mine: 1,
            metrics: { odd: 2, yield_pct: 3 },
            timestamps: { start: 'a' },
          },
          bob: { status: 'failed' },
        },
      },
    }
    const copy = structuredClone(pipeline)
    const entry = { status: 'success', metrics: { yield_pct: 97 }, timestamps: { end: 'b' } } as const
    expect(withRecord(pipeline, 'alice', 2, entry, now)).toEqual({
      pipeline_version: '4.1.0',
      created_at: before,
      last_updated: now,
      tts_voice: 'bella',
      voice_overrides: { alice: 'x' },
      phase2: {
        note: 'kept',
        status: 'partial',
        files: {
          alice: {
            status: 'success',
            mine: 1,
            metrics: { odd: 2, yield_pct: 97 },
            timestamps: { start: 'a', end: 'b' },
          },
          bob: { status: 'failed' },
        },
      },
    })
    expect(pipeline).toEqual(copy)
  })

  it('does not take an old single book’s success away when a second book joins', () => {
    const old = {
      phase1: { status: 'completed', hash, file_path: '/input/alice.pdf' },
      phase5: { status: 'success', output_file: 'a.mp3' },
    }
    const next = withRecord(old, 'bob', 1, { status: 'success', hash: otherHash }, now)
    const alice = { fileId: 'alice', sha256: hash, sourcePath: '/input/alice.pdf' }
    expect(statusOf(next, alice, 1)).toMatchObject({ status: 'success', from: 'files' })
    expect(statusOf(next, alice, 5)).toMatchObject({ status: 'success', entry: { output_file: 'a.mp3' } })
    expect(statusOf(next, { fileId: 'bob', sha256: otherHash, sourcePath: '/input/bob.pdf' }, 5).from).toBe(
      'none',
    )
  })

  it('finds an old single book again of which only the hash was recorded', () => {
    const old = { phase1: { status: 'success', hash }, phase5: { status: 'success' } }
    const next = withRecord(old, 'bob', 1, { status: 'running', hash: otherHash }, now)
    const alice = { fileId: 'alice', sha256: hash, sourcePath: '/input/alice.pdf' }
    expect(statusOf(next, alice, 5)).toMatchObject({ status: 'success', from: 'files' })
  })

  it('keeps the old phases of the same single book when its first phase is recorded anew', () => {
    const old = { phase1: { status: 'success', hash }, phase5: { status: 'success' } }
    const next = withRecord(old, 'alice', 1, { status: 'success', hash }, now)
    expect(next['phase5']).toMatchObject({ files: { alice: { status: 'success' } } })
  })

  it('leaves per-file ids at the top readable', () => {
    const old = { alice: { phase1: { status: 'success' }, phase2: { status: 'success' } } }
    const next = withRecord(old, 'bob', 2, { status: 'success' }, now)
    const alice = { fileId: 'alice', sha256: null, sourcePath: '/alice.pdf' }
    expect(statusOf(next, alice, 2)).toMatchObject({ status: 'success', from: 'file-id' })
  })

  it('stores a book called __proto__ as a book', () => {
    const next = withRecord({}, '__proto__', 1, { status: 'success' }, now)
    const read = pipelineJsonSchema.parse(JSON.parse(JSON.stringify(next)))
    const book = { fileId: '__proto__', sha256: null, sourcePath: '/__proto__.pdf' }
    expect(statusOf(read, book, 1)).toMatchObject({ status: 'success', from: 'files' })
  })
})

function section(runId: string): BatchSection {
  return {
    run_id: runId,
    summary: {
      status: 'success',
      total_files: 1,
      successful_files: 1,
      failed_files: 0,
      skipped_files: 0,
      duration_sec: 1,
      avg_cpu_usage: null,
      errors: [],
      started_at: before,
      completed_at: now,
    },
    files: {},
  }
}

describe('withBatch', () => {
  const runs = z.object({ batch_runs: z.array(z.object({ run_id: z.string() })) })
  const ids = (pipeline: PipelineJson): string[] => runs.parse(pipeline).batch_runs.map((run) => run.run_id)

  it('stores the same run once, however often it is written', () => {
    const once = withBatch({}, section('one'), now)
    const twice = withBatch(once, section('one'), now)
    expect(twice).toEqual(once)
    expect(ids(withBatch(twice, section('two'), now))).toEqual(['one', 'two'])
  })

  it('keeps foreign runs, and moves a foreign batch among them', () => {
    const foreign = { batch: { run_id: 'p2', status: 'success' }, batch_runs: [{ run_id: 'p1', odd: true }] }
    const next = withBatch(foreign, section('one'), now)
    expect(ids(next)).toEqual(['p1', 'p2', 'one'])
    expect(ids(withBatch(next, section('one'), now))).toEqual(['p1', 'p2', 'one'])
  })

  it('puts the newest last, also where the run stands earlier in the list', () => {
    const pipeline = { batch_runs: [{ run_id: 'one' }, { run_id: 'p1' }, { run_id: 'one' }] }
    expect(ids(withBatch(pipeline, section('one'), now))).toEqual(['p1', 'one'])
  })

  it('replaces an old-format section', () => {
    const old = { batch: { alice: { phases_completed: [1, 2] } } }
    expect(isOldBatch(old.batch)).toBe(true)
    expect(ids(withBatch(old, section('one'), now))).toEqual(['one'])
  })
})

describe('isOldBatch', () => {
  it.each([
    [{ files: { alice: { phases_completed: [] } } }, true],
    [{ files: { alice: { status: 'success' } }, summary: {} }, false],
    [{}, false],
    [undefined, false],
    ['text', false],
  ])('%j: %s', (batch, expected) => {
    expect(isOldBatch(batch)).toBe(expected)
  })
})
