import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { nothingOwn, recordedSpeech } from '../../../src-contract/own-speech.ts'
import { openKit, until, type Kit } from './testing/controller-kit.ts'

let kit: Kit
afterEach(async () => kit.end())

const recordSchema = z.record(z.string(), z.unknown())
const recorded = async (): Promise<z.infer<typeof recordSchema>> =>
  recordSchema.parse(JSON.parse(await readFile(join(kit.folder, 'workspace', 'pipeline.json'), 'utf8')))
const own = { voice: 'espeak:de', speed: 1.5, chapters: { '2': { voice: 'espeak:en' } } }

test('what is chosen for a book stands in the record when it is answered, is handed to its run, and outlives main', async () => {
  kit = await openKit()
  const controller = await kit.open()
  await controller.add([await kit.book('alice.txt', 'ok')])
  const [book] = await until(controller, (books) => books[0]?.state === 'waiting')
  const id = book?.id ?? ''
  expect(await controller.choose(id, own)).toEqual({ ok: true, value: undefined })
  expect(recordedSpeech(await recorded(), 'alice')).toEqual(own)
  expect(await recorded()).toMatchObject({
    pipeline_version: '4.0.0',
    voice_overrides: { alice: 'espeak:de' },
  })
  expect(controller.books()[0]?.voice).toBe('espeak:de')
  expect(await controller.wishedVoices()).toEqual({ ok: true, value: ['espeak:de', 'espeak:en'] })
  await controller.start()
  await until(controller, (books) => books[0]?.state === 'done')
  const settings: unknown = JSON.parse(
    await readFile((controller.logPath(id) ?? '').replace(/\.log$/u, '.settings.json'), 'utf8'),
  )
  expect(settings).toMatchObject({ speed: 1, recorded: { speech_overrides: { alice: { speed: 1.5 } } } })
  expect(recordedSpeech(await recorded(), 'alice')).toEqual(own)
  await controller.close()
  const next = await kit.open()
  const again = await next.recordOf(id)
  expect(recordedSpeech(again?.record ?? {}, 'alice')).toEqual(own)
})

test('a finished book says that it was made otherwise, and no more where it is chosen as it was', async () => {
  kit = await openKit()
  const controller = await kit.open()
  await controller.add([await kit.book('alice.txt', 'ok')])
  const [book] = await until(controller, (books) => books[0]?.state === 'waiting')
  const id = book?.id ?? ''
  await controller.start()
  await until(controller, (books) => books[0]?.state === 'done')
  await controller.choose(id, own)
  expect(controller.books()[0]?.madeOtherwise).toBe(4)
  await controller.choose(id, nothingOwn)
  expect(controller.books()[0]?.madeOtherwise).toBeNull()
})

test('the encoding that is chosen for a text stands in the record, is handed to its run, and makes a finished book other than it is wanted', async () => {
  kit = await openKit()
  const controller = await kit.open()
  await controller.add([await kit.book('alice.txt', 'ok')])
  const [book] = await until(controller, (books) => books[0]?.state === 'waiting')
  const id = book?.id ?? ''
  expect(await controller.chooseEncoding(id, 'koi8-r')).toEqual({ ok: true, value: undefined })
  expect(await recorded()).toMatchObject({ text_encodings: { alice: 'koi8-r' } })
  await controller.start()
  await until(controller, (books) => books[0]?.state === 'done')
  const settings: unknown = JSON.parse(
    await readFile((controller.logPath(id) ?? '').replace(/\.log$/u, '.settings.json'), 'utf8'),
  )
  expect(settings).toMatchObject({
    text_encoding: 'auto',
    recorded: { text_encodings: { alice: 'koi8-r' } },
  })
  await controller.chooseEncoding(id, 'ibm866')
  expect(controller.books()[0]?.madeOtherwise).toBe(2)
  await controller.chooseEncoding(id, null)
  expect(controller.books()[0]?.madeOtherwise).toBeNull()
  expect(await recorded()).not.toHaveProperty('text_encodings')
})

test('a book that is being made, or is not known, is refused', async () => {
  kit = await openKit()
  const controller = await kit.open()
  await controller.add([await kit.book('alice.txt', 'slow')])
  const [book] = await until(controller, (books) => books[0]?.state === 'waiting')
  await controller.start()
  await until(controller, (books) => books[0]?.state === 'running' && books[0].phase === 4)
  const refused = await controller.choose(book?.id ?? '', own)
  expect(refused).toMatchObject({ ok: false, failure: { code: 'not-possible-now' } })
  expect(await controller.choose('nobody', own)).toMatchObject({
    ok: false,
    failure: { code: 'book-unknown' },
  })
})
