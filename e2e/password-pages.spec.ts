import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { corpusFolder } from '../src-orchestrator/pdf/testing/corpus.ts'
import { takePictures } from './fixtures/pictures.ts'
import { atDoors, test } from './fixtures/test.ts'

const workMs = 150_000
const slow = { timeout: 60_000 }
const corpus = corpusFolder()

async function openText(page: Page): Promise<Locator> {
  await page.getByRole('row').filter({ hasText: 'locked.pdf' }).click()
  await page.keyboard.press('Enter')
  const details = page.getByRole('complementary')
  await details.getByRole('button', { name: 'What is read, what is left out…' }).click()
  return page.getByRole('dialog', { name: /^What is read of/u })
}

atDoors(['stand-in'], () => {
  test('a finished book with a password asks for it where its pages are looked at after a restart', async ({
    desktopApp,
  }) => {
    test.skip(corpus === null, 'no real documents')
    const path = join(desktopApp.testHome.scratch, 'locked.pdf')
    await copyFile(join(corpus ?? '', 'pdf-real/encrypted/pdfminer__aes-256.pdf'), path)
    await desktopApp.dropFiles([path])
    await desktopApp.page.getByRole('button', { name: 'Enter password…', exact: true }).first().click()
    await desktopApp.page.getByRole('dialog').getByLabel('Password', { exact: true }).fill('foo')
    await desktopApp.page.getByRole('button', { name: 'Unlock' }).click()
    await desktopApp.page.getByRole('button', { name: 'Start', exact: true }).click()
    const row = desktopApp.page.getByRole('row').filter({ hasText: 'locked.pdf' })
    await expect(row).toContainText('Done', { timeout: workMs })
    await desktopApp.relaunch()
    const dialog = await openText(desktopApp.page)
    await dialog.getByRole('button', { name: 'See the pages' }).click()
    const field = dialog.getByLabel('Password', { exact: true })
    await expect(field).toBeVisible(slow)
    await field.fill('not it')
    await dialog.getByRole('button', { name: 'Unlock' }).click()
    await expect(dialog.getByText('does not open', { exact: false })).toBeVisible(slow)
    await takePictures(desktopApp.page, (end) => `test-results/window/password-pages-${end}`)
    await field.fill('foo')
    await dialog.getByRole('button', { name: 'Unlock' }).click()
    const picture = dialog.getByRole('img', { name: 'Page 1', exact: true })
    await expect(picture).toBeVisible(slow)
    await expect(field).toHaveCount(0)
    expect(desktopApp.now.errors).toEqual([])
  })
})
