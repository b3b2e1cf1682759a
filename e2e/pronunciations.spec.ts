import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { takePictures } from './fixtures/pictures.ts'
import { atDoors, test } from './fixtures/test.ts'

/** A sentence is spoken by a program that loads an engine. */
const slow = { timeout: 60_000 }

// What is asked of main and heard is the same behind every door; sounds by the browser’s door are heard in player.spec.ts.
atDoors(['stand-in'], () => {
  test('a pronunciation is written down, tried on a sentence and heard', async ({ desktopApp }) => {
    const { page, testHome } = desktopApp
    await page.getByRole('button', { name: 'Settings', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: 'Settings' })
    await dialog.getByRole('tab', { name: 'Reading' }).click()
    await dialog.getByRole('button', { name: 'Add a pronunciation' }).click()
    const row = dialog.getByRole('group', { name: 'New pronunciation' })
    await row.getByRole('textbox', { name: 'Said' }).fill('Level')
    await row.getByRole('textbox', { name: 'Printed' }).fill('LV')
    await dialog.getByRole('textbox', { name: 'A sentence to try it on' }).fill('LV 5 costs $3.')
    const sound = page.waitForResponse(/\/sound\//u, slow)
    await dialog.getByRole('button', { name: 'Try', exact: true }).click()
    await expect(dialog.getByText('Said: Level five costs three dollars.')).toBeVisible(slow)
    expect((await sound).status()).toBe(206)
    const written = async (): Promise<string> => readFile(join(testHome.home, 'config.yaml'), 'utf8')
    await expect.poll(written).toContain('said: Level')
    await takePictures(page, (end) => `test-results/window/pronunciations-${end}`)
  })
})
