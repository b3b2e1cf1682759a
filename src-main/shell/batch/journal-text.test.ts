import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { restore, toSave } from '../../core/batch/restore.ts'
import { newBatch } from '../../core/batch/state.ts'
import { addAll, drive, limits } from '../../core/batch/testing/driver.ts'
import { journalText } from './journal-text.ts'
import { loadJournal, openJournal } from './journal.ts'

async function whole(pieces: AsyncIterable<string>): Promise<unknown> {
  let text = ''
  for await (const piece of pieces) text += piece
  return JSON.parse(text)
}

it.each([0, 1, 250, 251, 600])('%i books in pieces are the same as in one', async (count) => {
  const driver = drive()
  addAll(
    driver,
    Array.from({ length: count }, (_, index) => `b${index}`),
  )
  const saved = toSave(driver.state(), 5)
  expect(await whole(journalText(saved))).toEqual(JSON.parse(JSON.stringify({ version: 1, ...saved })))
})

it('a book that changed is written anew', async () => {
  const driver = drive()
  addAll(driver, ['a', 'b'])
  await whole(journalText(toSave(driver.state(), 1)))
  driver.send({ type: 'start', bookIds: ['b'] })
  expect(await whole(journalText(toSave(driver.state(), 2)))).toMatchObject({
    at: 2,
    books: [
      { id: 'a', state: 'waiting' },
      { id: 'b', state: 'running' },
    ],
  })
})

it('what is written is read again, and the machine’s measured speed with it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-journal-'))
  try {
    const path = join(folder, 'journal.json')
    const driver = drive()
    addAll(
      driver,
      Array.from({ length: 700 }, (_, index) => `b${index}`),
    )
    const state = { ...driver.state(), workPerAudio: 0.125 }
    const journal = openJournal(
      path,
      () => toSave(state, 7),
      (error) => expect(error).toBeNull(),
    )
    journal.touch(true)
    await journal.saved()
    const loaded = await loadJournal(path)
    if (!loaded.ok || loaded.value.saved === null) throw new Error('the journal could not be read')
    const again = restore(newBatch('t', limits), loaded.value.saved, limits)
    expect([again.order.length, again.workPerAudio, again.books.get('b699')?.state]).toEqual([
      700,
      0.125,
      'waiting',
    ])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
