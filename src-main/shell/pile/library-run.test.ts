import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { configSchema } from '../../../src-contract/config-options.ts'
import { createController } from '../batch/create-controller.ts'
import { optionsIn, until } from '../batch/testing/controller-kit.ts'

const orchestrator = fileURLToPath(new URL('../../../src-orchestrator/index.ts', import.meta.url))
const opf = `<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>The Lamps</dc:title><dc:creator>Ada Wells</dc:creator><dc:language>eng</dc:language></metadata></package>`

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-library-'))
})
afterEach(async () => rm(folder, { recursive: true, force: true }))

it('what calibre keeps beside a book reaches its audiobook: title, author, language and cover', async () => {
  const shelf = join(folder, 'in', 'Ada Wells', 'The Lamps (3)')
  const cover = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])
  await mkdir(shelf, { recursive: true })
  await writeFile(join(shelf, 'lamps_final.txt'), 'A short text about lamps, which nobody trims at night.')
  await writeFile(join(shelf, 'metadata.opf'), opf)
  await writeFile(join(shelf, 'cover.jpg'), cover)
  const config = configSchema.parse({ phases_to_run: [1] })
  const made = await createController(
    optionsIn(folder, () => config),
    orchestrator,
  )
  if (!made.ok) throw new Error(made.failure.code)
  const controller = made.value
  try {
    await controller.add([join(shelf, 'lamps_final.txt')])
    const [book] = await until(controller, (books) => books[0]?.state === 'waiting')
    expect(book).toMatchObject({ title: 'The Lamps', author: 'Ada Wells', language: 'en', fileType: 'txt' })
    await controller.start()
    await controller.whenIdle()
    expect(controller.books()[0]).toMatchObject({ state: 'done', failure: null })
  } finally {
    await controller.close()
  }
  const record: unknown = JSON.parse(await readFile(join(folder, 'workspace', 'pipeline.json'), 'utf8'))
  expect(record).toMatchObject({
    phase1: { files: { lamps_final: { title: 'The Lamps', author: 'Ada Wells', artifacts: {} } } },
  })
  const text = JSON.stringify(record)
  const path = /"cover":"([^"]+)"/u.exec(text)?.[1] ?? ''
  expect((await readFile(path)).equals(cover)).toBe(true)
})
