import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { takePictures } from './fixtures/pictures.ts'
import { writeSamplePdf } from './fixtures/sample-books.ts'
import { atDoors, test } from './fixtures/test.ts'

const workMs = 150_000

async function openPage(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'More pages' }).click()
  await page.getByRole('menuitem', { name }).click()
  await expect(page.getByRole('dialog', { name })).toBeVisible()
}

const pictures = async (page: Page, name: string): Promise<void> =>
  takePictures(page, (end) => `test-results/window/${name}-${end}`)

atDoors(['stand-in'], () => {
  test('a batch is in the history, and what it left can be seen and cleared', async ({ desktopApp }) => {
    const { page, testHome } = desktopApp
    const book = { title: 'The Lamps', author: 'Ada Wells', chapters: 2, wordsPerChapter: 80, seed: 1 }
    const path = join(testHome.scratch, 'lamps.pdf')
    await writeSamplePdf(path, book)
    await desktopApp.dropFiles([path])
    const row = page.getByRole('row').filter({ hasText: 'The Lamps' })
    await expect(row).toContainText('Ada Wells')
    await page
      .getByRole('group', { name: 'Batch controls' })
      .getByRole('button', { name: /^Start/u })
      .click()
    await expect(row).toContainText('Done', { timeout: workMs })

    // By itself, when nothing else is at work.
    const speech = join(testHome.home, 'workspace', '.bookspool', 'books', 'lamps', 'speech')
    const sounds = async (): Promise<string[]> =>
      (await readdir(speech))
        .filter((name) => !name.endsWith('.json'))
        .map((name) => name.split('.').at(-1) ?? '')
    await expect.poll(async () => new Set(await sounds()), { timeout: workMs }).toEqual(new Set(['flac']))

    await openPage(page, 'History')
    const run = page.getByRole('dialog').getByRole('listitem').first()
    await expect(run).toContainText('1 made')
    await expect(run).toContainText('× real time')
    await pictures(page, 'history')
    await page.keyboard.press('Escape')

    await openPage(page, 'Disk')
    const dialog = page.getByRole('dialog', { name: 'Disk' })
    await expect(dialog.getByRole('row')).toContainText('The Lamps')
    await pictures(page, 'disk')
    await dialog.getByRole('button', { name: /^Clear all done/u }).click()
    const question = page.getByRole('alertdialog')
    await expect(question).toContainText('Clear the working files of “The Lamps”?')
    await expect(question).toContainText('Finished audiobooks, original files and logs stay.')
    await pictures(page, 'disk-question')
    await question.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog.getByRole('row')).toContainText('The Lamps')
    await dialog.getByRole('button', { name: /^Clear all done/u }).click()
    await question.getByRole('button', { name: /^Clear / }).click()
    await expect(dialog).toContainText('No working files')
    await expect(dialog).toContainText(/cleared/u)
    await pictures(page, 'disk-cleared')
    expect(await readdir(testHome.audiobooks)).toEqual(['Ada Wells – The Lamps.mp3'])
    expect(desktopApp.now.errors).toEqual([])
  })
})
