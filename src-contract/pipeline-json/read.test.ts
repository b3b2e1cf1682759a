import { describe, expect, it } from 'vitest'
import { recordedHash, statusOf, type BookIdentity, type StatusSource } from './read.ts'
import { pipelineJsonSchema, type PhaseStatus, type PipelineJson } from './schema.ts'

const hash = 'ab'.repeat(32)
const otherHash = 'cd'.repeat(32)
const alice: BookIdentity = { fileId: 'alice', sha256: hash, sourcePath: '/home/me/input/alice.pdf' }

type Row = [name: string, pipeline: PipelineJson, phase: 1 | 4, status: PhaseStatus, from: StatusSource]

describe('statusOf', () => {
  it.each<Row>([
    ['an empty record', {}, 1, 'unknown', 'none'],
    [
      'per file',
      { phase1: { status: 'failed', files: { alice: { status: 'success' } } } },
      1,
      'success',
      'files',
    ],
    [
      'another file only, with an overall success',
      { phase1: { status: 'success', hash, files: { bob: { status: 'success' } } } },
      1,
      'unknown',
      'none',
    ],
    ['files that is empty', { phase1: { status: 'success', hash, files: {} } }, 1, 'unknown', 'none'],
    ['files that is no object', { phase1: { status: 'success', hash, files: [] } }, 1, 'unknown', 'none'],
    ['per file id at the top', { alice: { phase4: { status: 'complete' } } }, 4, 'success', 'file-id'],
    [
      'both: the newer shape wins',
      { alice: { phase4: { status: 'success' } }, phase4: { files: { alice: { status: 'failed' } } } },
      4,
      'failed',
      'files',
    ],
    ['single book, named by hash', { phase1: { status: 'ok', hash } }, 1, 'success', 'overall'],
    [
      'single book, hash in capitals',
      { phase1: { status: 'ok', hash: hash.toUpperCase() } },
      1,
      'success',
      'overall',
    ],
    [
      'single book, named by path',
      {
        phase1: { status: 'success', file_path: '/home/me/input/alice.pdf' },
        phase4: { status: 'in_progress' },
      },
      4,
      'running',
      'overall',
    ],
    [
      'single book, named by a relative path',
      { phase1: { status: 'success', source_path: '../input/alice.pdf' } },
      1,
      'success',
      'overall',
    ],
    [
      'a bare name names no file: another folder may hold its like',
      { phase1: { status: 'success', source_path: 'alice.pdf' } },
      1,
      'unknown',
      'none',
    ],
    ['single book, nothing named', { phase1: { status: 'success' } }, 1, 'unknown', 'none'],
    [
      'single book, another one',
      {
        phase1: { status: 'success', hash: otherHash, file_path: '/else/bob.pdf' },
        phase4: { status: 'success' },
      },
      4,
      'unknown',
      'none',
    ],
    [
      'a later phase without files beside a phase 1 with one',
      { phase1: { files: { alice: { status: 'success', hash } } }, phase4: { status: 'success' } },
      4,
      'success',
      'overall',
    ],
    [
      'a later phase without files beside a phase 1 with two',
      { phase1: { files: { alice: { status: 'success', hash }, bob: {} } }, phase4: { status: 'success' } },
      4,
      'unknown',
      'none',
    ],
    [
      'a status that nobody knows',
      { phase1: { files: { alice: { status: 'splendid' } } } },
      1,
      'unknown',
      'files',
    ],
    ['sections that are no objects', { phase1: 'success', alice: [], phase4: null }, 4, 'unknown', 'none'],
  ])('%s', (_, pipeline, phase, status, from) => {
    expect(statusOf(pipeline, alice, phase)).toMatchObject({ status, from })
  })

  it.each(['constructor', '__proto__', 'phase1', 'batch', 'hasOwnProperty'])('a book called %s', (fileId) => {
    const book = { ...alice, fileId }
    expect(statusOf({ phase1: { files: {} }, batch: {} }, book, 1).from).toBe('none')
    const json = `{"phase1":{"files":{"${fileId}":{"status":"success"}}}}`
    const pipeline = pipelineJsonSchema.parse(JSON.parse(json))
    expect(statusOf(pipeline, book, 1)).toMatchObject({ status: 'success', from: 'files' })
  })
})

describe('recordedHash', () => {
  it.each([
    [{ hash }, hash],
    [{ sha256: hash.toUpperCase() }, hash],
    [{ metrics: { hash } }, hash],
    [{ hash: 'md5:123' }, null],
    [{ hash: 12 }, null],
  ])('%j', (entry, expected) => {
    expect(recordedHash(entry)).toBe(expected)
  })
})
