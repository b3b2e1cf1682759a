import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { encode } from 'iconv-lite'
import { takePictures } from './fixtures/pictures.ts'
import { atDoors, test } from './fixtures/test.ts'

const slow = { timeout: 60_000 }
const words = 'Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему.'

// What is shown and kept of it is the same behind every door; that a text comes in by the browser’s, other specs show.
atDoors(['stand-in'], () => {
  test('the encoding of a text is shown with how it begins, tried and chosen', async ({ desktopApp }) => {
    const { page, testHome } = desktopApp
    const path = join(testHome.scratch, 'anna.txt')
    await writeFile(path, encode(`${words}\n\n${words}\n`, 'koi8-r'))
    await desktopApp.dropFiles([path])
    const row = page.getByRole('row').filter({ hasText: /anna/iu })
    await expect(row).toContainText(/waiting/iu, slow)
    await row.click()
    await page.keyboard.press('Enter')
    const section = page.getByRole('region', { name: 'Encoding' })
    await expect(section).toContainText('KOI8-R, detected', slow)
    const sample = section.getByLabel('How the text begins')
    await expect(sample).toContainText(words)

    await section.getByRole('button', { name: /Detect/u }).click()
    await page.getByRole('option', { name: 'Windows-1251' }).click()
    await expect(sample).toContainText('чУЕ УЮБУФМЙЧЩЕ', slow)
    await takePictures(page, (end) => `test-results/window/encoding-${end}`)
    await section.getByRole('button', { name: 'Read it as Windows-1251' }).click()
    await expect(section).toContainText('Windows-1251, chosen', slow)
    const record = async (): Promise<string> =>
      readFile(join(testHome.home, 'workspace', 'pipeline.json'), 'utf8')
    await expect.poll(record).toMatch(/"text_encodings":\s*\{\s*"anna":\s*"windows-1251"/u)

    await section.getByRole('button', { name: /Windows-1251/u }).click()
    await page.getByRole('option', { name: /^Detect/u }).click()
    await section.getByRole('button', { name: 'Let it be detected' }).click()
    await expect(section).toContainText('KOI8-R, detected', slow)
    await expect.poll(record).not.toContain('text_encodings')
  })
})
