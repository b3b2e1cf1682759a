import { expect } from '@playwright/test'
import { succeed } from '../src-contract/failure.ts'
import { noVoiceFacts } from '../src-contract/reports.ts'
import type { VoiceOffer } from '../src-contract/voice-installs.ts'
import { booksInAllStates, sampleSnapshot } from '../src-renderer/testing/scenarios.ts'
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
