import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { namesFrom, padded, partName } from '../../../src-contract/file-name.ts'
import { openOwnedFiles, sha256Of } from '../owned-files.ts'
import { placeOutput } from './output-place.ts'

const template = '{author} – {title}'

describe('the name of a book', () => {
  test.each([
    [template, 'Lewis Carroll', "Alice's Adventures", "Lewis Carroll – Alice's Adventures"],
    [template, null, 'Untold', 'Untold'],
    ['{title} ({author})', null, 'Untold', 'Untold'],
    [template, 'A/B', 'What? A "Title": Yes*', "A-B – What A 'Title' - Yes"],
    ['{title}', null, 'CON', '_CON'],
    ['{title}', null, 'nul.txt', '_nul.txt'],
    ['{title}', null, '...', 'Audiobook'],
    ['{title}', null, '../../etc/passwd', 'etc-passwd'],
    ['{file}', null, 'x', 'stem'],
    ['{title}', null, 'می\u200Cخواهم 👩\u200D👧 \u200Dx\u202Ey', 'می\u200Cخواهم 👩\u200D👧 xy'],
    ['{title}', null, 'Ends with a stop. ', 'Ends with a stop'],
  ])('%s, %s, %s', (form, author, title, name) => {
    expect(namesFrom(form, { author, title, stem: 'stem', file: 'stem' })).toEqual([name])
  })

  test.each([
    ['{author}/{series}/{title}', { author: 'A', series: null, title: 'T/U' }, ['A', 'T-U']],
    ['../{author}//{title}/', { author: '..', title: 'T' }, ['T']],
    ['{series} – {title} [{year}]', { series: 'S 2', title: 'T', year: null }, ['S 2 – T']],
    ['{number} – {chapter}', { number: '03', chapter: 'I: Down' }, ['03 – I - Down']],
    ['{nothing}/con', {}, ['{nothing}', '_con']],
    ['///', {}, ['Audiobook']],
  ])('folders and other tokens: %s', (form, values, names) => {
    expect(namesFrom(form, values)).toEqual(names)
  })

  test('parts are numbered so that they sort', () => {
    expect(partName('Book', 1, 1)).toBe('Book')
    expect(partName('Book', 2, 12)).toBe('Book (02 of 12)')
    expect(padded(3, 100)).toBe('003')
  })

  test('a long one is cut between characters', () => {
    const name = namesFrom('{title}', { title: '👨‍👩‍👧é'.repeat(60) }).join('/')
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180)
    expect(name).not.toContain('\uFFFD')
  })
})

describe('no file that is not ours, unchanged, is replaced', () => {
  test('foreign, ours, changed, overwritten', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bookspool-place-'))
    const owned = await openOwnedFiles({ private: folder, workspace: folder }, 'outputs')
    const taken = new Set<string>()
    const put = async (words: string, overwrite = false): Promise<string> => {
      const temporary = join(folder, 'new.part')
      await writeFile(temporary, words)
      const sha256 = await sha256Of(temporary)
      const place = { source: '/no/source', folder, name: 'Book', extension: 'mp3', overwrite, taken, sha256 }
      const path = await placeOutput(temporary, place, owned)
      owned.note(path, Buffer.byteLength(words), sha256)
      return path.slice(folder.length + 1)
    }
    await writeFile(join(folder, 'Book.mp3'), 'foreign')
    expect(await put('first')).toBe('Book (2).mp3')
    expect(await put('second')).toBe('Book (2).mp3')
    await writeFile(join(folder, 'Book (2).mp3'), 'edited')
    expect(await put('third')).toBe('Book (3).mp3')
    // As a run leaves it that is killed before it notes what it has put in its place.
    await writeFile(join(folder, 'Book (2).mp3'), 'killed here')
    expect(await put('killed here')).toBe('Book (2).mp3')
    expect(await put('fourth', true)).toBe('Book.mp3')
    const source = join(folder, 'Book.mp3')
    const temporary = join(folder, 'new.part')
    await writeFile(temporary, 'over its own source')
    expect(await placeOutput(temporary, { source, folder, name: 'Book', extension: 'mp3', overwrite: true, taken, sha256: '' }, owned)).toBe(join(folder, 'Book (2).mp3')) // prettier-ignore
    await rm(join(folder, 'Book (2).mp3'))
    taken.add(source)
    expect(await put('of the same run', true)).toBe('Book (2).mp3')
    await writeFile(join(folder, 'Book (2).mp3'), 'edited')
    expect(await readFile(join(folder, 'Book (2).mp3'), 'utf8')).toBe('edited')
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})
