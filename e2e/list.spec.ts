import { expect } from '@playwright/test'
import { succeed } from '../src-contract/failure.ts'
import { noVoiceFacts } from '../src-contract/reports.ts'
import type { VoiceOffer } from '../src-contract/voice-installs.ts'
import { booksInAllStates, manyBooks, sampleSnapshot } from '../src-renderer/testing/scenarios.ts'
import { sampleBatch } from '../src-renderer/testing/sample-books.ts'
import { picture, row, test } from './fixtures/look.ts'

const heart = { id: 'hibari:heart', name: 'Heart', language: 'en-US', engine: 'hibari', aliases: [], installed: false, ...noVoiceFacts, downloadBytes: 14_000_000 } // prettier-ignore

test('what is offered and asked of books that were looked at moves nothing in the list', async ({ look }) => {
  const offer = Promise.withResolvers<VoiceOffer>()
  const books = booksInAllStates()
  const locked = books.filter(({ state }) => state === 'needs-attention')
  const { page, bridge } = await look({
    snapshot: sampleSnapshot(books.filter((book) => !locked.includes(book))),
    answers: { 'voices.offer': async () => succeed(await offer.promise) },
  })
  await row(page, 'Frankenstein').click()
  await page.keyboard.press('Enter')
  const details = page.getByRole('complementary', { name: /^Details of Frankenstein/u })
  const seen = [row(page, 'Frankenstein'), details.getByRole('button', { name: 'Listen' })]
  const places = async (): Promise<unknown> => Promise.all(seen.map(async (one) => one.boundingBox()))
  const before = await places()
  expect(before).not.toContain(null)

  offer.resolve({ language: 'en', voice: heart })
  bridge.announce('state.changed', { revision: 2, batch: sampleBatch(books), books: locked })
  await expect(page.getByRole('region', { name: 'A better voice' })).toBeVisible()
  await expect(page.getByText('1 book needs a password.')).toBeVisible()
  expect(await places()).toEqual(before)
  await picture(page, 'banners-below')
})

test('one book of hundreds is found by its names, from the keyboard alone; only what is shown stays selected', async ({
  look,
}) => {
  const { page, bridge } = await look({
    snapshot: sampleSnapshot([...manyBooks(300), ...booksInAllStates()].map((book, index) => Object.assign(book, { id: `b-${index}` }))), // prettier-ignore
    answers: { 'batch.start': async () => Promise.resolve(succeed(undefined)) },
  })
  const list = page.getByRole('grid', { name: 'Books' })
  const count = page.getByRole('button', { name: /all of a kind$/u })
  const box = page.getByRole('searchbox', { name: 'Search the books' })
  await row(page, 'volume 1').first().click()
  await page.keyboard.press('ControlOrMeta+a')
  await expect(page.getByText('312 selected', { exact: true })).toBeVisible()

  await page.keyboard.press('/')
  await expect(box).toBeFocused()
  await page.keyboard.type('carroll 290')
  await expect(count).toHaveText('1 of 312 books')
  await expect(list.getByRole('row')).toHaveText([/Alice’s Adventures in Wonderland, volume 290/u])
  await expect(page.getByText('1 selected', { exact: true })).toBeVisible()
  await picture(page, 'list-search')
  await page.keyboard.press('Escape')
  await expect(count).toHaveText('312 books')
  await expect(page.getByText('1 selected', { exact: true })).toBeVisible()

  await page.keyboard.type('country priest')
  await expect(count).toHaveText('1 of 312 books')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(
    page.getByRole('complementary', { name: 'Details of Diary of a Country Priest' }),
  ).toBeVisible()
  await page.keyboard.press('ControlOrMeta+f')
  await expect(box).toBeFocused()
  await page.keyboard.type('nowhere to be found')
  await expect(page.getByText('No book has “nowhere to be found” in its title')).toBeVisible()
  await picture(page, 'list-nothing-found')
  await expect(page.getByRole('group', { name: 'Batch controls' })).toContainText('Start all')
  await page.getByRole('button', { name: 'Show all books' }).click()
  await expect(list).toBeVisible()

  await count.click()
  await page.getByRole('menuitemradio', { name: 'With something wrong' }).click()
  await expect(count).toHaveText('3 of 312 books')
  await expect(list.getByRole('row')).toHaveText([/Die Verwandlung/u, /Pride and Prejudice/u, /Moby-Dick/u])
  await row(page, 'Pride and Prejudice').click()
  const mended = booksInAllStates().filter(({ state }) => state === 'failed').map((book) => Object.assign(book, { id: 'b-305', state: 'waiting' })) // prettier-ignore
  bridge.announce('state.changed', { revision: 2, books: mended })
  await expect(list.getByRole('row')).toHaveCount(2)
  await expect(page.getByText('1 selected', { exact: true })).toBeHidden()
  await count.click()
  await picture(page, 'list-menu')
})
