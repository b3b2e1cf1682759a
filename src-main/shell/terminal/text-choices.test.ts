import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { partKey } from '../../../src-contract/book-structure.ts'
import { changeReportSchema } from '../../../src-contract/reports.ts'
import { noTextChoices, withPart, withRule } from '../../../src-contract/text-choices.ts'
import { fileHash } from '../../../src-node/file-hash.ts'
import { packageRoot } from '../../../src-node/install-layout.ts'
import { writeTextChoices } from '../../../src-node/text-choices-file.ts'

const run = promisify(execFile)
const words = 'The old man lit the lamps one after the other and went home along the river. '.repeat(8)
const tale = ['The Lamps', 'By Ada Wells', 'CHAPTER I', words, 'CHAPTER II', words].join('\n\n')

test('extract reads what the listener chose to have read, wherever the book lies, and tells it apart in its report', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'text-choices-'))
  const home = join(folder, 'home')
  await mkdir(join(folder, 'moved'))
  const book = join(folder, 'tale.txt')
  await writeFile(book, tale)
  const extract = async (source: string): Promise<{ text: string; restored: string[]; said: string }> => {
    const [text, report] = [join(folder, 'text.txt'), join(folder, 'report.json')]
    const { stdout } = await run(
      process.execPath,
      [
        join(packageRoot(), 'bin', 'bookspool.mjs'),
        'extract',
        source,
        '-o',
        text,
        '--report',
        report,
        '--structure',
      ],
      { cwd: folder, env: { ...process.env, BOOKSPOOL_HOME: home } },
    )
    const { items } = changeReportSchema.parse(JSON.parse(await readFile(report, 'utf8')))
    return {
      said: stdout,
      text: await readFile(text, 'utf8'),
      restored: items.flatMap((item) => (item.restored ? [item.rule] : [])),
    }
  }
  const sha256 = await fileHash(book, 'sha256')
  const front = withRule(noTextChoices, 'front-matter', true)
  const second = partKey({ title: 'CHAPTER II', page: null, nth: 0 })
  await writeTextChoices(home, sha256, withPart(front, second, { left: true }))
  const moved = join(folder, 'moved', 'another-name.txt')
  await writeFile(moved, tale)
  const chosen = await extract(moved)
  expect(chosen.text).toContain('By Ada Wells')
  expect(chosen.restored).toEqual(['front-matter'])
  expect(chosen.text).not.toContain('CHAPTER II')
  expect(chosen.said).toContain(
    '   2  CHAPTER I (128 words)\n   –  CHAPTER II (128 words; left out: by you)\n',
  )
  await writeTextChoices(home, sha256, noTextChoices)
  const asFound = await extract(moved)
  expect(asFound.text).not.toContain('By Ada Wells')
  expect(asFound.text).toContain('CHAPTER II')
  expect(asFound.restored).toEqual([])
})
