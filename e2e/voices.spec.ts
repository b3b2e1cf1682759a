import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { hibariWheel } from '../src-orchestrator/phases/speech/engines/hibari/testing/hibari-wheel.ts'
import {
  serveFile,
  stallingAt,
  whole,
  type FileServer,
} from '../src-orchestrator/voices/testing/file-server.ts'
import { takePictures } from './fixtures/pictures.ts'
import { writeSamplePdf } from './fixtures/sample-books.ts'
import { atDoors, test } from './fixtures/test.ts'

const wheel = hibariWheel()
/** Each of these starts a program that loads an engine. */
const slow = { timeout: 60_000 }
const pictures = async (page: Page, name: string): Promise<void> =>
  takePictures(page, (end) => `test-results/window/${name}-${end}`)

/** A hub on this machine, with one voice. */
async function catalogueOf(server: FileServer, bytes: Buffer): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'bookspool-catalogue-')), 'voices.json')
  const voice = {
    id: 'hibari:heart',
    engine: 'hibari',
    name: 'Heart (American, female)',
    language: 'en-US',
    quality: 'high',
    sampleRateHz: 24_000,
    score: null,
    licence: {
      name: 'Apache-2.0',
      forbids: 'passing the voice on without its licence and notice',
      address: 'https://example.org/',
    },
    files: [
      {
        name: 'heart.whl',
        url: server.url,
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      },
    ],
    shared: [],
  }
  await writeFile(path, JSON.stringify({ made: '2026-11-26', credit: 'none', voices: [voice] }))
  return path
}

async function openVoices(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'More pages' }).click()
  await page.getByRole('menuitem', { name: 'Voices' }).click()
  const dialog = page.getByRole('dialog', { name: 'Voices' })
  await expect(dialog.getByRole('listitem').first()).toBeVisible(slow)
  return dialog
}

let server: FileServer
test.skip(wheel === null, 'no hibari voice on this machine')
test.beforeAll(async () => {
  const bytes = await readFile(wheel ?? '')
  server = await serveFile(bytes)
  process.env['BOOKSPOOL_VOICE_CATALOGUE'] = await catalogueOf(server, bytes)
})
test.afterAll(async () => {
  delete process.env['BOOKSPOOL_VOICE_CATALOGUE']
  await server.close()
})

atDoors(['stand-in'], () => {
  test('a voice is downloaded, called off, gone on with, heard and removed', async ({ desktopApp }) => {
    const { page } = desktopApp
    server.answerWith(stallingAt(6_000_000))
    const dialog = await openVoices(page)
    const row = dialog.getByRole('listitem').filter({ hasText: 'hibari:heart' })
    await expect(row).toContainText('forbids passing the voice on')
    await expect(row.getByRole('button', { name: 'It can be heard once it is installed' })).toBeDisabled()
    await row.getByRole('button', { name: 'Install 14 MB' }).click()
    // What the system holds back of a connection that stalls is a few pieces.
    await expect(row).toContainText(/(?:5\.[5-9]|6\.0) MB of 14 MB/u, slow)
    await pictures(page, 'voices-downloading')
    await row.getByRole('button', { name: /^Cancel/u }).click()
    await expect(row).toContainText(/(?:5\.[5-9]|6\.0) MB are kept/u, slow)
    server.answerWith(whole)
    await row.getByRole('button', { name: /^Try again/u }).click()
    await expect(row).toContainText('Installed', slow)
    expect(server.ranges.at(-1)).toBeGreaterThan(5_500_000)
    expect(server.ranges.at(-1)).toBeLessThanOrEqual(6_000_000)

    const sound = page.waitForResponse(/\/sound\//u, slow)
    await row.getByRole('button', { name: 'Hear Heart (American, female)' }).click()
    expect((await sound).status()).toBe(206)
    await expect(row.getByRole('button', { name: /^Stop/u })).toBeVisible(slow)
    await expect(row).toContainText('× real time on this computer', slow)
    await pictures(page, 'voices')

    await row.getByRole('button', { name: /^Remove/u }).click()
    const question = page.getByRole('alertdialog')
    await expect(question).toContainText('No book of the list uses it.')
    await question.getByRole('button', { name: 'Remove' }).click()
    await expect(row.getByRole('button', { name: /^Install/u })).toBeVisible(slow)
    expect(desktopApp.now.errors).toEqual([])
  })

  test('on the first run the best voice for the books is offered, taken, and speaks from now on', async ({
    desktopApp,
  }) => {
    const { page, testHome } = desktopApp
    server.answerWith(whole)
    const path = join(testHome.scratch, 'lamps.pdf')
    await writeSamplePdf(path, {
      title: 'The Lamps',
      author: 'Ada Wells',
      chapters: 1,
      wordsPerChapter: 80,
      seed: 1,
    })
    await desktopApp.dropFiles([path])
    const offer = page.getByRole('region', { name: 'A better voice' })
    await expect(offer).toContainText('A natural voice for English: Heart (American, female), 14 MB.', slow)
    await pictures(page, 'voice-offer')
    await offer.getByRole('button', { name: 'Install' }).click()
    await expect(page.getByText('Heart (American, female) speaks from now on')).toBeVisible(slow)
    await expect(offer).toBeHidden()
    expect(await readFile(join(testHome.home, 'config.yaml'), 'utf8')).toContain('voice: hibari:heart')
    expect(desktopApp.now.errors).toEqual([])
  })
})

atDoors(['stand-in', 'browser'], (door) => {
  test('without a network it says so, and a file of the voice is dropped instead', async ({ desktopApp }) => {
    const { page } = desktopApp
    server.answerWith((response) => response.writeHead(503).end())
    const dialog = await openVoices(page)
    const row = dialog.getByRole('listitem').filter({ hasText: 'hibari:heart' })
    await row.getByRole('button', { name: /^Install/u }).click()
    await expect(row).toContainText('The voice could not be downloaded from 127.0.0.1', slow)
    await expect(row).toContainText('Without a network a voice can be installed from its file.')
    if (door === 'stand-in') await pictures(page, 'voices-offline')
    await desktopApp.dropFiles([wheel ?? ''])
    await expect(row).toContainText('Installed', slow)
    expect(desktopApp.now.errors).toEqual([])
  })
})
