import { describe, expect, it } from 'vitest'
import { fileIdFor, foldStem, isFileId, nameOfSource, stemOf } from './file-id.ts'

/** Ids for files in the order in which they join a pile. */
function fileIdsFor(files: readonly { name: string; sha256: string }[]): string[] {
  const held = new Map<string, string>()
  return files.map(({ name, sha256 }) => {
    const id = fileIdFor(stemOf(name), sha256, held)
    held.set(foldStem(id), sha256)
    return id
  })
}

const hashA = 'aaaa1111'.repeat(8)
const hashB = 'bbbb2222'.repeat(8)
const hashC = 'cccc3333'.repeat(8)

describe('stemOf', () => {
  it.each([
    ['alice.pdf', 'alice'],
    ['book.tar.gz', 'book.tar'],
    ['no-extension', 'no-extension'],
    ['.hidden', '.hidden'],
    ['.hidden.txt', '.hidden'],
    ['ends.', 'ends.'],
    ['Müller & Söhne.PDF', 'Müller & Söhne'],
  ])('%s → %s', (name, stem) => {
    expect(stemOf(name)).toBe(stem)
  })
})

it('a folder has no extension', () => {
  expect([nameOfSource('Vol. 2', true), nameOfSource('Vol. 2.pdf', false)]).toEqual(['Vol. 2', 'Vol. 2'])
})

describe('foldStem', () => {
  it.each([
    ['Alice', 'ALICE'],
    ['Ärger', 'A\u0308rger'],
    ['Straße', 'STRASSE'],
    ['ΟΔΟΣ', 'οδος'],
    ['Alice', 'alice. .'],
  ])('%s and %s are one', (left, right) => {
    expect(foldStem(left)).toBe(foldStem(right))
  })
  it('keeps different stems apart', () => {
    expect(foldStem('alice')).not.toBe(foldStem('alice 2'))
  })
})

describe('fileIdFor', () => {
  it('leaves room in a long name for what is made of it, and tells two apart', () => {
    const [first, second] = fileIdsFor([
      { name: `${'ä'.repeat(125)}.pdf`, sha256: hashA },
      { name: `${'ä'.repeat(125)}.txt`, sha256: hashB },
    ])
    expect(first).toBe(`${'ä'.repeat(80)}~aaaa1111`)
    expect(second).toBe(`${'ä'.repeat(80)}~bbbb2222`)
  })

  it.each<[string, { name: string; sha256: string }[], string[]]>([
    ['one file', [{ name: 'alice.pdf', sha256: hashA }], ['alice']],
    [
      'the same stem with another extension',
      [
        { name: 'alice.pdf', sha256: hashA },
        { name: 'alice.txt', sha256: hashB },
      ],
      ['alice', 'alice~bbbb2222'],
    ],
    [
      'stems that differ in case and composition',
      [
        { name: 'Ärger.pdf', sha256: hashA },
        { name: 'A\u0308RGER.pdf', sha256: hashB },
        { name: 'ärger.txt', sha256: hashC },
      ],
      ['Ärger', 'A\u0308RGER~bbbb2222', 'ärger~cccc3333'],
    ],
    [
      'the same content twice shares its id',
      [
        { name: 'alice.pdf', sha256: hashA },
        { name: 'alice.pdf', sha256: hashA },
      ],
      ['alice', 'alice'],
    ],
    ['a stem with what separates folders elsewhere', [{ name: 'a\\b.pdf', sha256: hashA }], ['a_b~aaaa1111']],
    ['a stem that would lead out of its folder', [{ name: '...pdf', sha256: hashA }], ['..~aaaa1111']],
  ])('%s', (_, files, ids) => {
    expect(fileIdsFor(files)).toEqual(ids)
  })

  it('takes more digits where the first eight are taken too', () => {
    const near = `aaaa1111${'9'.repeat(56)}`
    const owners = new Map([
      ['alice', hashB],
      ['alice~aaaa1111', near],
    ])
    expect(fileIdFor('alice', hashA, owners)).toBe('alice~aaaa1111aaaa1111')
  })

  it('leaves the id to an owner whose hash nobody knows', () => {
    expect(fileIdFor('alice', hashA, new Map([['alice', null]]))).toBe('alice~aaaa1111')
  })

  it('gives a file back the id that it held', () => {
    const owners = new Map([
      ['alice', hashB],
      ['alice~aaaa1111', hashA],
    ])
    expect(fileIdFor('alice', hashA, owners)).toBe('alice~aaaa1111')
  })
})

describe('isFileId', () => {
  it.each([
    ['alice', true],
    ['..hidden', true],
    ['', false],
    ['.', false],
    ['..', false],
    ['a/b', false],
    ['a\\b', false],
    ['a\0b', false],
  ])('%j: %s', (id, expected) => {
    expect(isFileId(id)).toBe(expected)
  })
})
