import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { z } from 'zod'
import { fileHash } from '../src-node/file-hash.ts'
import { readTextChoices } from '../src-node/text-choices-file.ts'
import { takePictures } from './fixtures/pictures.ts'
import { writeSamplePdf } from './fixtures/sample-books.ts'
import { atDoors, test, type DesktopApp } from './fixtures/test.ts'

const workMs = 150_000
const slow = { timeout: 60_000 }

const reportSchema = z.object({
  items: z.array(z.object({ rule: z.string(), page: z.number(), restored: z.boolean() })),
})

async function reportOf({ testHome }: DesktopApp): Promise<z.infer<typeof reportSchema>> {
  const path = join(testHome.home, 'workspace', '.bookspool', 'books', 'lamps', 'reading-report.json')
  return reportSchema.parse(JSON.parse(await readFile(path, 'utf8')))
}

async function openText(page: Page): Promise<{ details: Locator; dialog: Locator }> {
  await page.getByRole('row').filter({ hasText: 'The Lamps' }).click()
  await page.keyboard.press('Enter')
  const details = page.getByRole('complementary', { name: /The Lamps/u })
  await details.getByRole('button', { name: 'What is read, what is left out…' }).click()
  const dialog = page.getByRole('dialog', { name: 'What is read of “The Lamps”' })
  await expect(dialog.getByRole('heading', { name: 'Left out and changed' })).toBeVisible(slow)
  return { details, dialog }
}

atDoors(['stand-in'], () => {
  test('what was left out is listed by its rule and restored; that is kept over a crash, spoken, told in the report, and taken back', async ({
    desktopApp,
  }) => {
    const path = join(desktopApp.testHome.scratch, 'lamps.pdf')
    await writeSamplePdf(path, { title: 'The Lamps', author: 'Ada Wells', chapters: 2, wordsPerChapter: 140, seed: 1, hasHeads: true }) // prettier-ignore
    await desktopApp.dropFiles([path])
    await expect(desktopApp.page.getByRole('row').filter({ hasText: 'The Lamps' })).toContainText('Ada Wells')
    const { dialog } = await openText(desktopApp.page)
    const heads = dialog.getByRole('region', { name: 'Running heads' })
    const numbers = dialog.getByRole('region', { name: 'Page numbers' })
    await expect(numbers).toContainText('Numbers that count the pages.')
    await heads.getByRole('button', { name: 'Running heads', expanded: false }).click()
    const second = heads.getByRole('listitem').filter({ hasText: 'p. 2' })
    await expect(second).toContainText('THE LAMPS')
    await second.getByRole('button', { name: 'Read this aloud' }).click()
    await expect(second).toContainText('restored by you')
    await numbers.getByRole('button', { name: 'Read all aloud: Page numbers' }).click()
    await expect(numbers).toContainText('restored by you')
    await takePictures(desktopApp.page, (end) => `test-results/window/text-${end}`)
    await dialog.getByRole('button', { name: 'Undo' }).click()
    await expect(numbers).not.toContainText('restored by you')
    await expect(second).toContainText('restored by you')
    await dialog.getByRole('searchbox', { name: 'Search what was left out' }).fill('3')
    await expect(heads.getByRole('listitem')).toHaveCount(1)

    const sha256 = await fileHash(path, 'sha256')
    // A choice is shown before it is on disk: what a crash takes then is the last of them.
    await expect
      .poll(async () => readTextChoices(desktopApp.testHome.home, sha256))
      .toEqual({
        rules: [],
        items: [{ rule: 'running-head', page: 2, text: 'THE LAMPS', nth: 0, read: true }],
        parts: [],
      })
    await desktopApp.kill9()
    await desktopApp.launch()
    const { page } = desktopApp
    const row = page.getByRole('row').filter({ hasText: 'The Lamps' })
    const order = page.getByRole('group', { name: 'Batch controls' })
    await order.getByRole('button', { name: /^(?:Start|Continue)/u }).click()
    await expect(row).toContainText('Done', { timeout: workMs })
    const restored = (await reportOf(desktopApp)).items.filter((item) => item.restored)
    expect(restored).toEqual([{ rule: 'running-head', page: 2, restored: true }])

    const again = await openText(page)
    await expect(again.dialog).toContainText('stays as it is until it is made again')
    await again.dialog.getByRole('button', { name: 'Read all aloud: Running heads' }).click()
    await again.dialog.getByRole('button', { name: 'Undo' }).click()
    await again.dialog.getByRole('region', { name: 'Running heads' }).getByRole('button', { name: 'Running heads', expanded: false }).click() // prettier-ignore
    await again.dialog.getByRole('button', { name: 'Leave out again' }).click()
    await again.dialog.getByRole('button', { name: 'Close' }).last().click()
    await again.details.getByRole('button', { name: 'Make again' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Make again' }).click()
    await expect(row).not.toContainText('Done')
    await expect(row).toContainText('Done', { timeout: workMs })
    expect((await reportOf(desktopApp)).items.filter((item) => item.restored)).toEqual([])
    await again.details.getByRole('button', { name: 'Open log' }).click()
    await expect(page.getByRole('dialog')).toContainText(/\d+ of \d+ chunks to be spoken/u)
    expect(desktopApp.now.errors).toEqual([])
  })
})
