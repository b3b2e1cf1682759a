import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { inColours } from '../src-orchestrator/ocr/grey-picture.ts'
import { drawnPage } from '../src-orchestrator/ocr/testing/drawn-page.ts'
import { pngOf } from '../src-orchestrator/pages/png.ts'
import { setParagraphs } from '../src-orchestrator/pdf/testing/pdf-writer.ts'
import { takePictures } from './fixtures/pictures.ts'
import { prose, writeSamplePdf, writeSampleText } from './fixtures/sample-books.ts'
import { atDoors, test } from './fixtures/test.ts'

// Two pages are recognised on a machine that does other things: with four programs on two cores 60 s were not enough.
const slow = { timeout: 180_000 }

async function openText(page: Page, title: string): Promise<Locator> {
  await page.getByRole('row').filter({ hasText: title }).click()
  await page.keyboard.press('Enter')
  const details = page.getByRole('complementary', { name: new RegExp(title, 'u') })
  await details.getByRole('button', { name: 'What is read, what is left out…' }).click()
  const dialog = page.getByRole('dialog', { name: `What is read of “${title}”` })
  await expect(dialog.getByRole('heading', { name: 'Left out and changed' })).toBeVisible(slow)
  return dialog
}

/** The picture of the page has come, and is one. */
async function expectPicture(dialog: Locator, page: number): Promise<void> {
  const picture = dialog.getByRole('img', { name: `Page ${page}`, exact: true })
  await expect(picture).toBeVisible(slow)
  await expect(picture).not.toHaveJSProperty('naturalWidth', 0)
}

atDoors(['stand-in', 'browser'], (door) => {
  test('a book’s pages are looked at in colours, turned by keys, by buttons and by number; a change is pointed to on its page', async ({
    desktopApp,
  }) => {
    const path = join(desktopApp.testHome.scratch, 'lamps.pdf')
    await writeSamplePdf(path, { title: 'The Lamps', author: 'Ada Wells', chapters: 2, wordsPerChapter: 140, seed: 1, hasHeads: true }) // prettier-ignore
    await desktopApp.dropFiles([path])
    const { page } = desktopApp
    await expect(page.getByRole('row').filter({ hasText: 'The Lamps' })).toContainText('Ada Wells')
    const dialog = await openText(page, 'The Lamps')
    await dialog.getByRole('button', { name: 'See the pages' }).click()
    await expectPicture(dialog, 1)
    await expect(dialog.getByRole('heading', { name: 'Left out and changed' })).toBeHidden()
    const legend = dialog.getByRole('list', { name: 'Kinds of piece on this page' })
    await expect(legend.getByRole('listitem').filter({ hasText: 'Title' })).toContainText('1')
    await expect(legend.getByRole('listitem').filter({ hasText: 'Head, page number' })).toContainText('left out') // prettier-ignore
    await page.keyboard.press('ArrowRight')
    await expectPicture(dialog, 2)
    await page.keyboard.press('ArrowLeft')
    await expectPicture(dialog, 1)
    await dialog.getByRole('button', { name: 'Next page' }).click()
    await expectPicture(dialog, 2)
    const number = dialog.getByRole('textbox', { name: 'Page number' })
    await number.fill('3')
    await number.press('Enter')
    await expectPicture(dialog, 3)
    await legend.getByRole('button', { name: 'Text' }).click()
    await expect(legend.getByRole('button', { name: 'Text' })).toHaveAttribute('aria-pressed', 'false')
    await legend.getByRole('button', { name: 'Text' }).click()

    await dialog.getByRole('button', { name: 'Back to the list' }).click()
    const heads = dialog.getByRole('region', { name: 'Running heads' })
    await heads.getByRole('button', { name: 'Running heads', expanded: false }).click()
    await heads.getByRole('button', { name: 'Show it on page 2' }).click()
    await expectPicture(dialog, 2)
    await expect(dialog.getByRole('heading', { name: 'Running heads' })).toBeVisible()
    await expect(dialog.locator('.page-pointed')).toBeVisible()
    if (door === 'stand-in') await takePictures(page, (end) => `test-results/window/pages-${end}`)
    await dialog.getByRole('button', { name: 'Back to the list' }).click()
    await expect(heads.getByRole('button', { name: 'Show it on page 2' })).toBeVisible()
    expect(desktopApp.now.errors).toEqual([])
  })
})

atDoors(['stand-in'], () => {
  test('a folder of numbered pictures is one book; how certain its words are is told, and its pages are looked at; a text has none', async ({
    desktopApp,
  }) => {
    const { page, testHome } = desktopApp
    const folder = join(testHome.scratch, 'The Old House')
    await mkdir(folder)
    for (const number of [1, 2]) {
      const picture = await drawnPage(setParagraphs(prose(90, number)), 1500)
      await writeFile(join(folder, `page ${number}.png`), await pngOf(inColours(picture)))
    }
    await writeSampleText(join(testHome.scratch, 'letters.txt'), 60, 1)
    await desktopApp.dropFiles([folder, join(testHome.scratch, 'letters.txt')])
    await expect(page.getByRole('row').filter({ hasText: 'The Old House' })).toContainText('2 pages', slow)
    const dialog = await openText(page, 'The Old House')
    const certainty = dialog.getByRole('region', { name: 'Text recognition' })
    await expect(certainty).toContainText(/Read by OCR: 2 pages, certainty \d+ %\./u)
    await certainty.getByRole('button', { name: /^page 2/u }).click()
    await expectPicture(dialog, 2)
    await expect(dialog.getByText(/Read by OCR, certainty \d+ %/u)).toBeVisible()
    await takePictures(page, (end) => `test-results/window/pages-scan-${end}`)
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    const text = await openText(page, 'Letters')
    await expect(text.getByRole('button', { name: 'See the pages' })).toHaveCount(0)
    expect(desktopApp.now.errors).toEqual([])
  })
})
