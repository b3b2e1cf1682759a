import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { removeLeftovers, reserveBeside } from './reserved-file.ts'

test('what a killed run left is removed by the next one, and nothing of anybody else’s', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-reserved-'))
  const [output, own, mastering] = ['out', 'private', 'private/mastering'].map((name) => join(folder, name))
  if (output === undefined || own === undefined || mastering === undefined) throw new Error('no folders')
  await mkdir(mastering, { recursive: true })
  await removeLeftovers(own, mastering)
  await reserveBeside(output, own, 'run-1')
  await writeFile(join(output, '.bookspool-another-1.part'), '')
  await writeFile(join(mastering, '.a.mp3.1.part'), '')
  await writeFile(join(mastering, 'a.mp3'), '')
  expect(await readdir(output)).toHaveLength(2)

  await removeLeftovers(own, mastering)
  expect(await readdir(output)).toEqual(['.bookspool-another-1.part'])
  expect(await readdir(mastering)).toEqual(['a.mp3'])

  const reserved = await reserveBeside(output, own, 'run-2')
  await reserved.release()
  expect(await readdir(output)).toEqual(['.bookspool-another-1.part'])
  expect(await readdir(own)).toEqual(['mastering'])

  await writeFile(join(folder, 'precious.txt'), '')
  await writeFile(join(own, 'output-in-progress'), join(folder, 'precious.txt'))
  await removeLeftovers(own, mastering)
  expect(await readdir(folder)).toContain('precious.txt')
})
