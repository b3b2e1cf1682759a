import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { z } from 'zod'
import { takePictures } from './fixtures/pictures.ts'
import { writeSamplePdf } from './fixtures/sample-books.ts'
import { atDoors, test, type DesktopApp } from './fixtures/test.ts'

const workMs = 150_000
const slow = { timeout: 60_000 }

const recordSchema = z.object({
  voice_overrides: z.record(z.string(), z.string()).optional(),
  speech_overrides: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  phase4: z
    .object({
      files: z.record(
        z.string(),
        z.object({
          voice_id: z.string().optional(),
          own_voice: z.string().nullable().optional(),
          chunk_metrics: z.array(z.object({ voice_id: z.string().optional() })).optional(),
        }),
      ),
    })
    .optional(),
})

async function recordOf({ testHome }: DesktopApp): Promise<z.infer<typeof recordSchema>> {
  const text = await readFile(join(testHome.home, 'workspace', 'pipeline.json'), 'utf8')
  return recordSchema.parse(JSON.parse(text))
}

async function choose(page: Page, within: Locator, label: string, option: RegExp): Promise<void> {
  await within.getByRole('button', { name: new RegExp(`${label}$`, 'u') }).click()
  await page.getByRole('option', { name: option }).click()
}

async function openSpeech(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Voice, speed, pauses…' }).click()
  const dialog = page.getByRole('dialog', { name: 'How “The Lamps” is spoken' })
  await expect(dialog.getByRole('heading', { name: 'Single chapters' })).toBeVisible(slow)
  return dialog
}

async function openDetails(page: Page): Promise<Locator> {
  await page.getByRole('row').filter({ hasText: 'The Lamps' }).click()
  await page.keyboard.press('Enter')
  return page.getByRole('complementary', { name: /The Lamps/u })
}

atDoors(['stand-in'], () => {
  test('a book gets a voice, one of its chapters another; both are kept over a crash, spoken, recorded, and changed without the rest being spoken again', async ({
    desktopApp,
  }) => {
    const path = join(desktopApp.testHome.scratch, 'lamps.pdf')
    await writeSamplePdf(path, {
      title: 'The Lamps',
      author: 'Ada Wells',
      chapters: 3,
      wordsPerChapter: 60,
      seed: 1,
    })
    await desktopApp.dropFiles([path])
    await expect(desktopApp.page.getByRole('row').filter({ hasText: 'The Lamps' })).toContainText('Ada Wells')
    let details = await openDetails(desktopApp.page)
    await expect(details).toContainText('As in the settings: a voice of its language.')

    let dialog = await openSpeech(desktopApp.page)
    await choose(desktopApp.page, dialog.getByRole('region', { name: 'The book' }), 'Voice', /Great Britain/u)
    await dialog.getByRole('button', { name: 'Find its chapters' }).click()
    const chapters = dialog.getByRole('region', { name: 'Single chapters' })
    await expect(chapters.getByText('Speak another chapter in its own way')).toBeVisible(slow)
    await choose(desktopApp.page, chapters, 'Speak another chapter in its own way', /^2 Chapter 2/u)
    const second = chapters.getByRole('article', { name: '2 Chapter 2' })
    await choose(desktopApp.page, second, 'Voice', /Scotland/u)
    await second.getByRole('textbox', { name: 'Speed, ×' }).fill('1.5')
    await takePictures(desktopApp.page, (end) => `test-results/window/own-speech-${end}`)
    await dialog.getByRole('button', { name: 'Use for this book' }).click()
    await expect(dialog).toBeHidden()
    await expect(details.getByRole('region', { name: 'Voice' })).toContainText(
      /Great Britain.*2 Chapter 2: .*Scotland.*1\.5/su,
    )

    await desktopApp.kill9()
    await desktopApp.launch()
    expect(await recordOf(desktopApp)).toMatchObject({
      voice_overrides: { lamps: 'espeak:en-gb' },
      speech_overrides: {
        lamps: { chapters: { '2': { title: 'Chapter 2', voice: 'espeak:en-gb-scotland', speed: 1.5 } } },
      },
    })
    const { page } = desktopApp
    const row = page.getByRole('row').filter({ hasText: 'The Lamps' })
    details = await openDetails(page)
    await expect(details.getByRole('region', { name: 'Voice' })).toContainText('Great Britain')
    const order = page.getByRole('group', { name: 'Batch controls' })
    await order.getByRole('button', { name: /^(?:Start|Continue)/u }).click()
    await expect(row).toContainText('Done', { timeout: workMs })
    // A book is shown as done before its record is on disk: it is written once in two seconds.
    const spoken = async (): Promise<unknown> => (await recordOf(desktopApp)).phase4?.files['lamps']
    await expect.poll(spoken).toEqual({
      voice_id: 'espeak:en-gb',
      own_voice: 'espeak:en-gb',
      chunk_metrics: [{}, { voice_id: 'espeak:en-gb-scotland' }, {}],
    })
    await expect(details.getByRole('region', { name: 'Voice' })).toContainText(
      /Made with other voices in some places:.*Scotland[^:]*: 1 chunk, in 2 Chapter 2/u,
    )
    await takePictures(page, (end) => `test-results/window/own-speech-done-${end}`)
    const sound = page.waitForResponse(/\/sound\//u)
    await details.getByRole('button', { name: 'Listen' }).click()
    expect((await sound).status()).toBe(206)

    dialog = await openSpeech(page)
    await expect(dialog).toContainText('stays as it is until it is made again')
    await dialog.getByRole('button', { name: '2 Chapter 2: as the book' }).click()
    await dialog.getByRole('button', { name: 'Use for this book' }).click()
    await expect(dialog).toBeHidden()
    await details.getByRole('button', { name: 'Make again' }).click()
    const question = page.getByRole('alertdialog')
    await expect(question).toContainText('Phases 4 Speak and 5 Master of “The Lamps” are done again; whatever the change leaves as it was is kept.') // prettier-ignore
    await question.getByRole('button', { name: 'Make again' }).click()
    await expect(row).not.toContainText('Done')
    await expect(row).toContainText('Done', { timeout: workMs })
    await expect.poll(spoken).toMatchObject({ chunk_metrics: [{}, {}, {}] })
    await details.getByRole('button', { name: 'Open log' }).click()
    await expect(page.getByRole('dialog')).toContainText('1 of 3 chunks to be spoken by espeak:en-gb')
    expect(desktopApp.now.errors).toEqual([])
  })
})
