import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { inColours } from '../src-orchestrator/ocr/grey-picture.ts'
import { drawnPage } from '../src-orchestrator/ocr/testing/drawn-page.ts'
import { pngOf } from '../src-orchestrator/pages/png.ts'
import { setParagraphs } from '../src-orchestrator/pdf/testing/pdf-writer.ts'
import { prose, writeSampleText } from './fixtures/sample-books.ts'
import { atDoors, test } from './fixtures/test.ts'

const slow = { timeout: 60_000 }

atDoors(['browser'], () => {
  test('a folder of numbered pictures is one book, dropped or chosen; one without a book says so', async ({
    desktopApp,
  }) => {
    const { page, testHome } = desktopApp
    const pile = join(testHome.scratch, 'Scans')
    for (const volume of [1, 2]) {
      await mkdir(join(pile, `Vol. ${volume}`), { recursive: true })
      for (const number of [1, 2]) {
        const picture = await drawnPage(setParagraphs(prose(40, 10 * volume + number)), 1000)
        await writeFile(join(pile, `Vol. ${volume}`, `${number}.png`), await pngOf(inColours(picture)))
      }
    }
    await desktopApp.dropFiles([join(pile, 'Vol. 1')])
    await expect(page.getByRole('row').filter({ hasText: 'Vol. 1' })).toContainText('2 pages', slow)
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Add folder…' }).click()
    await (await chooser).setFiles(pile)
    await expect(page.getByRole('row').filter({ hasText: 'Vol. 2' })).toContainText('2 pages', slow)
    const empty = join(testHome.scratch, 'empty')
    await mkdir(empty)
    await writeSampleText(join(empty, 'notes.xyz'), 20, 1)
    await desktopApp.dropFiles([empty])
    await expect(page.getByText('No books were found there.', { exact: false })).toBeVisible()
    expect(desktopApp.now.errors).toEqual([])
  })
})
