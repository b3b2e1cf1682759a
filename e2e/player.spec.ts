import { join } from 'node:path'
import { expect } from '@playwright/test'
import { takePictures } from './fixtures/pictures.ts'
import { writeSamplePdf } from './fixtures/sample-books.ts'
import { atDoors, test } from './fixtures/test.ts'

const workMs = 150_000

atDoors(['stand-in', 'browser'], (door) => {
  test('a finished book is heard, chapter by chapter, and a place in it is looked for', async ({
    desktopApp,
  }) => {
    const { page, testHome } = desktopApp
    const path = join(testHome.scratch, 'lamps.pdf')
    await writeSamplePdf(path, {
      title: 'The Lamps',
      author: 'Ada Wells',
      chapters: 3,
      wordsPerChapter: 120,
      seed: 1,
    })
    await desktopApp.dropFiles([path])
    const row = page.getByRole('row').filter({ hasText: 'The Lamps' })
    await expect(row).toContainText('Ada Wells')
    await row.click()
    await page.keyboard.press('Enter')
    const details = page.getByRole('complementary', { name: /The Lamps/u })
    const player = page.getByRole('region', { name: 'Player' })
    const part = page.waitForResponse(/\/sound\//u, { timeout: workMs })
    await details.getByRole('button', { name: 'Hear 30 seconds' }).click()
    await expect(details.getByRole('button', { name: 'Cancel hearing' })).toBeVisible()
    expect((await part).status()).toBe(206)
    await expect(player).toContainText('The beginning of The Lamps')
    await player.getByRole('button', { name: 'Close the player' }).click()

    await page
      .getByRole('group', { name: 'Batch controls' })
      .getByRole('button', { name: /^Start/u })
      .click()
    await expect(row).toContainText('Done', { timeout: workMs })

    const sound = page.waitForResponse(/\/sound\//u)
    await details.getByRole('button', { name: 'Listen' }).click()
    expect((await sound).status()).toBe(206)
    await expect(player.getByRole('button', { name: 'Pause' })).toBeVisible()
    // It is heard: its time goes on by itself.
    await expect(player.locator('.player-time').first()).toHaveText(/^0:0[1-9]$/u)
    await player.getByRole('button', { name: 'Pause' }).click()
    await expect(player.getByRole('button', { name: 'Play', exact: true })).toBeVisible()

    await player.getByRole('button', { name: 'Chapters' }).click()
    const second = page.getByRole('menuitemradio').nth(1)
    const mark = (await second.locator('kbd').textContent()) ?? ''
    await second.click()
    await expect(player.locator('.player-time').first()).toHaveText(mark)
    if (door === 'stand-in') await takePictures(page, (end) => `test-results/window/player-${end}`)
    await player.getByRole('button', { name: 'Speed, 1×' }).click()
    await page.getByRole('menuitemradio', { name: '1.5×' }).click()
    await expect(player.getByRole('button', { name: 'Speed, 1.5×' })).toBeVisible()
    await player.getByRole('button', { name: 'Close the player' }).click()
    await expect(player).toBeHidden()
    await expect(details.getByRole('button', { name: `Listen from ${mark}` })).toBeVisible()
    // The stand-in's windows are made anew rather than loaded again, and keep nothing of their own.
    if (door === 'browser') {
      await page.reload()
      await row.click()
      await page.keyboard.press('Enter')
    }
    await details.getByRole('button', { name: `Listen from ${mark}` }).click()
    await expect(player.getByRole('button', { name: 'Speed, 1.5×' })).toBeVisible()
    expect(desktopApp.now.errors).toEqual([])
  })
})
