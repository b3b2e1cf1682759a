import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openOwnedFiles, sha256Of } from '../owned-files.ts'
import { ffmetadata } from './ffmetadata.ts'
import { bookFileName } from './file-name.ts'
import { chapterMarks } from './join-book.ts'
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
    expect(bookFileName(form, { author, title, file: 'stem' })).toBe(name)
  })

  test('a long one is cut between characters', () => {
    const name = bookFileName('{title}', { author: null, title: '👨‍👩‍👧é'.repeat(60), file: 'x' })
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180)
    expect(name).not.toContain('\uFFFD')
  })
})

test('tags and marks are escaped, and chapters end where the next begins', () => {
  const marks = [{ title: 'One = a;b#c', startSec: 0 }, { title: 'Two', startSec: 1.5 }] // prettier-ignore
  expect(ffmetadata({ title: 'T', author: null, language: 'en-GB' }, marks, 3).split('\n')).toEqual([
    ';FFMETADATA1', 'title=T', 'album=T', 'genre=Audiobook', 'language=eng', 'encoder=Bookspool',
    '[CHAPTER]', 'TIMEBASE=1/1000', 'START=0', 'END=1500', 'title=One \\= a\\;b\\#c',
    '[CHAPTER]', 'TIMEBASE=1/1000', 'START=1500', 'END=3000', 'title=Two', '',
  ]) // prettier-ignore
  const part = { frames: 100, samplesPerFrame: 576, sampleRateHz: 22_050 }
  expect(chapterMarks(['A', 'B'], [part, part]).marks[1]?.startSec).toBeCloseTo(57_600 / 22_050, 9)
})

describe('no file that is not ours, unchanged, is replaced', () => {
  test('foreign, ours, changed, overwritten', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'bookspool-place-'))
    const owned = await openOwnedFiles({ private: folder, workspace: folder }, 'outputs')
    const put = async (words: string, overwrite = false): Promise<string> => {
      const temporary = join(folder, 'new.part')
      await writeFile(temporary, words)
      const path = await placeOutput(temporary, { folder, name: 'Book', extension: 'mp3', overwrite }, owned)
      owned.note(path, Buffer.byteLength(words), await sha256Of(path))
      return path.slice(folder.length + 1)
    }
    await writeFile(join(folder, 'Book.mp3'), 'foreign')
    expect(await put('first')).toBe('Book (2).mp3')
    expect(await put('second')).toBe('Book (2).mp3')
    await writeFile(join(folder, 'Book (2).mp3'), 'edited')
    expect(await put('third')).toBe('Book (3).mp3')
    expect(await put('fourth', true)).toBe('Book.mp3')
    expect(await readFile(join(folder, 'Book (2).mp3'), 'utf8')).toBe('edited')
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
  })
})
