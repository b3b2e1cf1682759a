import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { noTextChoices, type TextChoices } from '../../../src-contract/text-choices.ts'
import { fileHash } from '../../../src-node/file-hash.ts'
import { readTextChoices } from '../../../src-node/text-choices-file.ts'
import { openKit, until, type Kit } from './testing/controller-kit.ts'

let kit: Kit
afterEach(async () => {
  vi.unstubAllEnvs()
  await kit.end()
})

test('of choices that follow each other at once, the last one stays', async () => {
  kit = await openKit()
  const home = join(kit.folder, 'home')
  vi.stubEnv('BOOKSPOOL_HOME', home)
  const controller = await kit.open()
  const path = await kit.book('alice.txt', 'ok')
  await controller.add([path])
  const [book] = await until(controller, (books) => books[0]?.state === 'waiting')
  const item = { rule: 'running-head', page: 2, text: 'THE LAMPS', nth: 0, read: true } as const
  // Writing the longer one takes more time than taking all of it back.
  const many: TextChoices = {
    ...noTextChoices,
    items: Array.from({ length: 20_000 }, (_, nth) => ({ ...item, nth })),
  }
  const id = book?.id ?? ''
  const answers = await Promise.all([
    controller.chooseText(id, many),
    controller.chooseText(id, noTextChoices),
  ])
  expect(answers).toEqual([
    { ok: true, value: undefined },
    { ok: true, value: undefined },
  ])
  expect(await readTextChoices(home, await fileHash(path, 'sha256'))).toEqual(noTextChoices)
})
