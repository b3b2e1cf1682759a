import { execFile } from 'node:child_process'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { partKey } from '../../../src-contract/book-structure.ts'
import { changeReportSchema } from '../../../src-contract/reports.ts'
import { noTextChoices, withPart } from '../../../src-contract/text-choices.ts'
import { fileHash } from '../../../src-node/file-hash.ts'
import { packageRoot } from '../../../src-node/install-layout.ts'
import { writeTextChoices } from '../../../src-node/text-choices-file.ts'

const run = promisify(execFile)
const words = 'The old man lit the lamps one after the other and went home along the river. '.repeat(8)
const tale = ['The Lamps', 'By Ada Wells', 'CHAPTER I', words, 'CHAPTER II', words, 'CHAPTER III', words].join('\n\n') // prettier-ignore

test('extract lists the parts of a book as the listener wants them, and its report says the same to machines', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'structure-'))
  const home = join(folder, 'home')
  const [book, report] = [join(folder, 'tale.txt'), join(folder, 'report.json')]
  await writeFile(book, tale)
  const chapter = (title: string) => partKey({ title, page: null, nth: 0 })
  const named = withPart(noTextChoices, chapter('CHAPTER III'), { title: 'The End' })
  const choices = withPart(named, chapter('CHAPTER I'), { left: true })
  await writeTextChoices(home, await fileHash(book, 'sha256'), choices)
  const { stdout } = await run(
    process.execPath,
    [join(packageRoot(), 'bin', 'bookspool.mjs'), 'extract', book, '--structure', '--report', report],
    { cwd: folder, env: { ...process.env, BOOKSPOOL_HOME: home } },
  )
  expect(stdout.trimEnd().split('\n')).toEqual([
    '   –  The Lamps (7 words; left out: a title page, an imprint or the like)',
    '   –  CHAPTER I (128 words; left out: by you)',
    '   1  CHAPTER II (128 words)',
    '   2  The End (128 words; found as “CHAPTER III”)',
  ])
  const { structure, chapters } = changeReportSchema.parse(JSON.parse(await readFile(report, 'utf8')))
  expect(chapters.map(({ title }) => title)).toEqual(['CHAPTER II', 'The End'])
  expect(structure?.map(({ isRead }) => isRead)).toEqual([false, false, true, true])
})
