import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { sampleOf, sampleText } from './sample-text.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-sample-'))
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

const encoding = { name: 'windows-1251', how: 'chosen' } as const

it('shows how a text begins, and lines that show its characters', () => {
  const plain = Array.from({ length: 20 }, (_, index) => `Line ${index + 1}`)
  const { lines } = sampleOf({ text: ['', ...plain, 'Größe', 'more', 'süß'].join('\r\n'), encoding })
  expect(lines).toEqual([...plain.slice(0, 6), 'Größe', 'süß'])
})

it('cuts long lines to where their characters show', () => {
  const { lines } = sampleOf({ text: `${'a '.repeat(500)}süß${' b'.repeat(500)}`, encoding })
  expect(lines[0]?.length).toBe(200)
  expect(lines[0]).toContain('süß')
})

it('reads a file in the encoding that is wanted, counts what means nothing in it, and says what it found by itself', async () => {
  const path = join(folder, 'a.txt')
  await writeFile(path, Buffer.from('D\xE4mmerung \xFCber Gr\xF6\xDFe und S\xFC\xDFes', 'latin1'))
  expect(await sampleText(path, 'auto')).toEqual({
    facts: null,
    failure: null,
    sample: {
      encoding: { name: 'windows-1252', how: 'detected' },
      lines: ['Dämmerung über Größe und Süßes'],
      unreadable: 0,
    },
  })
  expect((await sampleText(path, 'windows-1251')).sample?.lines).toEqual(['Dдmmerung ьber GrцЯe und SьЯes'])
  expect((await sampleText(path, 'utf-8')).sample?.unreadable).toBe(6)
  expect((await sampleText(join(folder, 'gone.txt'), 'auto')).failure?.code).toBe('file-missing')
})

it.each([
  ['a.html', '<html><head><title>\xDCber</title></head><body><p>Gr\xF6\xDFe <i>und</i> mehr<p>S\xFC\xDFes</body></html>'],
  ['a.fb2', '<?xml version="1.0"?><FictionBook><body><title><p>\xDCber</p></title><p>Gr\xF6\xDFe <emphasis>und</emphasis> mehr</p><p>S\xFC\xDFes</p></body><binary>AAAA</binary></FictionBook>'],
])('shows the words of %s, a line a block, and not its markup', async (name, markup) => {
  const path = join(folder, name)
  await writeFile(path, Buffer.from(markup, 'latin1'))
  const lines = ['Über', 'Größe und mehr', 'Süßes']
  const auto = { encoding: { name: 'windows-1252', how: 'detected' }, lines, unreadable: 0 }
  expect((await sampleText(path, 'auto')).sample).toEqual(auto)
  expect((await sampleText(path, 'windows-1251')).sample).toMatchObject({ encoding, lines: ['Ьber', 'GrцЯe und mehr', 'SьЯes'] })
}) // prettier-ignore
