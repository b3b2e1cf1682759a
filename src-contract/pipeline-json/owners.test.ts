import { describe, expect, it } from 'vitest'
import { fileIdFor } from '../file-id.ts'
import { idByHash, recordedOwners } from './owners.ts'
import { recordedEntries, recordedHash } from './read.ts'
import type { PipelineJson } from './schema.ts'

const hash = 'ab'.repeat(32)
const otherHash = 'cd'.repeat(32)

describe('recordedEntries', () => {
  it('lists the ids of both per-file shapes, with what phase 1 knows of them', () => {
    const pipeline = {
      pipeline_version: '4.0.0',
      voice_overrides: { alice: 'x' },
      phase1: { files: { alice: { hash } } },
      phase2: { files: { alice: {}, bob: {} } },
      carol: { phase1: { hash: otherHash } },
      batch: { files: { dave: {} } },
    }
    const hashes = [...recordedEntries(pipeline)].map(([id, entry]) => [id, entry && recordedHash(entry)])
    expect(Object.fromEntries(hashes)).toEqual({ alice: hash, bob: null, carol: otherHash })
  })
})

describe('recordedOwners', () => {
  const file = { sourcePath: '/input/alice.pdf', sha256: hash }
  const entries = (entry: Record<string, unknown>): PipelineJson => ({ phase1: { files: { Alice: entry } } })
  it.each<[string, PipelineJson, string]>([
    ['nothing recorded', {}, 'alice'],
    ['the same hash', entries({ hash }), 'alice'],
    ['the same path, edited since', entries({ hash: otherHash, source_path: '/input/alice.pdf' }), 'alice'],
    ['neither hash nor path', entries({ status: 'success' }), 'alice'],
    [
      'another file of that name',
      entries({ hash: otherHash, source_path: '/b/alice.pdf' }),
      'alice~abababab',
    ],
    ['another file, of unknown content', entries({ source_path: '/b/alice.pdf' }), 'alice~abababab'],
    ['the same content elsewhere', entries({ hash, source_path: '/b/alice.pdf' }), 'alice'],
  ])('%s', (_, pipeline, id) => {
    expect(fileIdFor('alice', hash, recordedOwners(pipeline, file))).toBe(id)
  })
})

describe('a file that is known by its hash', () => {
  const at = (...entries: [string, Record<string, unknown>][]): PipelineJson => ({
    phase1: { files: Object.fromEntries(entries) },
  })
  const file = { sourcePath: '/new/Wonderland.pdf', sha256: hash, stem: 'Wonderland' }
  it.each<[string, PipelineJson, string | null]>([
    ['nothing recorded', {}, null],
    ['renamed', at(['alice', { hash, source_path: '/old/alice.pdf' }]), 'alice'],
    ['recorded in the shape per id', { alice: { phase1: { sha256: hash.toUpperCase() } } }, 'alice'],
    ['another content', at(['alice', { hash: otherHash }]), null],
    ['no hash recorded', at(['alice', { source_path: '/old/alice.pdf' }]), null],
    ['twice, once under its name', at(['alice', { hash }], ['wonderland', { hash }]), 'wonderland'],
    [
      'twice, once at its path',
      at(['a', { hash }], ['b', { hash, source_path: '/new/Wonderland.pdf' }]),
      'b',
    ],
    ['an old record without a name', at(['~abababab', { hash }]), null],
  ])('%s', (_, pipeline, id) => {
    expect(idByHash(pipeline, file)).toBe(id)
  })
})
