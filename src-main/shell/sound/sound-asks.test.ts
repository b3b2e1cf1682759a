import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fail } from '../../../src-contract/failure.ts'
import { bookView } from '../app/testing/fake-controller.ts'
import { createSoundAsks } from './sound-asks.ts'
import { createSoundShelf } from './sound-shelf.ts'
import { createSpokenBooks } from './spoken-books.ts'

const noPreviews = {
  make: async () => Promise.resolve(fail('nothing-to-hear')),
  chaptersOf: async () => Promise.resolve(fail('nothing-to-hear')),
  stop: async () => Promise.resolve(),
}

const chunk = (index: number, chapter: string) => ({
  type: 'chunk-done' as const,
  chunk: index,
  total: 4,
  audioSec: 10,
  reused: false,
  path: `/work/chunk_${index}.wav`,
  chapter,
})
const started = {
  type: 'phase-started' as const,
  phase: 4 as const,
  done: 0,
  total: 4,
  unit: 'chunks' as const,
}

test('a book is heard as far as it is spoken without a gap, and more of it as more is made', async () => {
  const spoken = createSpokenBooks()
  const shelf = createSoundShelf()
  const book = bookView({ id: 'b', state: 'running', outputs: [] })
  const asks = createSoundAsks({ books: () => [book], spoken, shelf, previews: noPreviews })
  const ask = async (from = 0, run?: number) =>
    asks['sound.ofBook']({ bookId: 'b', from, ...(run === undefined ? {} : { run }) })
  expect(await ask()).toMatchObject({ ok: false, failure: { code: 'nothing-to-hear' } })
  spoken.take('b', started)
  spoken.take('b', chunk(0, 'One'))
  spoken.take('b', chunk(2, 'Two'))
  const first = await ask()
  expect(first).toMatchObject({ value: { isWhole: false, pieces: [{ startSec: 0, durationSec: 10 }] } })
  spoken.take('b', chunk(1, 'One'))
  const run = first.ok ? first.value.run : 0
  const more = await ask(1, run)
  expect(more).toMatchObject({
    value: {
      run,
      pieces: [{ startSec: 10 }, { startSec: 20 }],
      chapters: [
        { title: 'One', startSec: 0 },
        { title: 'Two', startSec: 20 },
      ],
    },
  })
  expect(shelf.pathAt(more.ok ? (more.value.pieces[1]?.address ?? '') : '')).toBe('/work/chunk_2.wav')
  spoken.take('b', { ...chunk(1, 'One'), audioSec: 4 })
  const again = await ask(3, run)
  expect(again).toMatchObject({
    value: {
      pieces: [{ startSec: 0, durationSec: 10 }, { startSec: 10, durationSec: 4 }, { startSec: 14 }],
      chapters: [{ startSec: 0 }, { title: 'Two', startSec: 14 }],
    },
  })
  const [before, after] = [first, again].map((answer) => (answer.ok ? answer.value.pieces : []))
  expect(after?.[0]?.address).toBe(before?.[0]?.address)
  expect(after?.[1]?.address).not.toBe(more.ok ? more.value.pieces[0]?.address : '')
  spoken.take('b', started)
  spoken.take('b', chunk(0, 'One'))
  const anew = await ask(3, run)
  expect(anew).toMatchObject({ value: { pieces: [{ startSec: 0 }] } })
  expect(anew.ok ? anew.value.run : run).not.toBe(run)
})

test('a finished book is heard from its file while that is there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sound-asks-'))
  const path = join(folder, 'alice.mp3')
  const book = bookView({ id: 'b', state: 'done', outputs: [path], audioSec: 60 })
  const asks = createSoundAsks({
    books: () => [book],
    spoken: createSpokenBooks(),
    shelf: createSoundShelf(),
    previews: noPreviews,
  })
  expect(await asks['sound.ofBook']({ bookId: 'b', from: 0 })).toMatchObject({ ok: false })
  await writeFile(path, 'sound')
  expect(await asks['sound.ofBook']({ bookId: 'b', from: 0 })).toMatchObject({
    value: { isWhole: true, pieces: [{ startSec: 0, durationSec: 60 }] },
  })
})
