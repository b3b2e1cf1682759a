import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openKit, until, type Kit } from './testing/controller-kit.ts'

let kit: Kit | null = null
afterEach(async () => {
  await kit?.end()
  kit = null
})

test('one password opens all that wait for it, and those that come later; it stands nowhere on disk', async () => {
  kit = await openKit()
  const controller = await kit.open()
  await controller.add([
    await kit.book('one.txt', 'secret'),
    await kit.book('two.txt', 'secret'),
    await kit.book('three.txt', 'secret'),
  ])
  const [one, two] = await until(controller, (books) =>
    books.every((book) => book.state === 'needs-attention'),
  )
  await controller.unlock(two?.id ?? '', 'wrong')
  await until(controller, (books) => books[1]?.failure?.code === 'password-wrong')
  await controller.unlock(one?.id ?? '', 'sesame')
  const all = await until(controller, (books) => books.every((book) => book.state === 'waiting'))
  expect(all.map((book) => book.failure)).toEqual([null, null, null])
  await controller.add([await kit.book('late.txt', 'secret')])
  await until(controller, (books) => books.length === 4 && books[3]?.state === 'waiting')
  await controller.close()
  expect(await readFile(join(kit.folder, 'journal.json'), 'utf8')).not.toContain('sesame')
})
