import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { homeFolder } from '../../src-node/home-folder.ts'
import { chooseFileId, placesFor } from './places.ts'

const hash = 'ab'.repeat(32)
const nothing = { file: 'alice.pdf', workspace: null, pipelineJson: null, output: null }

describe('placesFor', () => {
  it('takes the folder of --pipeline-json for the workspace, and the contract’s place for the book', () => {
    const places = placesFor({ ...nothing, pipelineJson: 'old/p.json' }, hash)
    expect(places).toEqual({
      source: resolve('alice.pdf'),
      workspace: resolve('old'),
      pipelineJson: resolve('old/p.json'),
      output: resolve('old/phase5_enhancement/output'),
    })
  })

  it('lets --workspace and --output win', () => {
    const flags = { ...nothing, pipelineJson: 'old/p.json', workspace: 'w', output: 'o' }
    const places = placesFor(flags, hash)
    expect(places).toMatchObject({ workspace: resolve('w'), output: resolve('o') })
    expect(places.pipelineJson).toBe(resolve('old/p.json'))
  })

  it('has a workspace for each content and output folder in the data folder', () => {
    const places = [
      placesFor(nothing, hash),
      placesFor(nothing, 'cd'.repeat(32)),
      placesFor({ ...nothing, output: 'o' }, hash),
    ].map(({ workspace }) => workspace)
    expect(new Set(places).size).toBe(3)
    for (const place of places) expect(place.startsWith(join(homeFolder(), 'convert'))).toBe(true)
    expect(placesFor({ ...nothing, file: 'copy.pdf' }, hash).workspace).toBe(places[0])
  })
})

describe('chooseFileId', () => {
  const alice = { path: '/input/alice.pdf', name: 'alice', sha256: hash }
  it.each<[string | null, object]>([
    [null, { ok: true, value: 'alice' }],
    ['bob', { ok: true, value: 'bob' }],
    ['../bob', { ok: false, failure: { code: 'usage-invalid' } }],
  ])('--file-id %j', (named, expected) => {
    expect(chooseFileId(named, alice, {})).toMatchObject(expected)
  })

  it('keeps two files of one name apart', () => {
    const pipeline = { phase1: { files: { alice: { hash: 'cd'.repeat(32), source_path: '/b/alice.pdf' } } } }
    expect(chooseFileId(null, alice, pipeline)).toMatchObject({ value: 'alice~abababab' })
  })
})
