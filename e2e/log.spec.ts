import { appendFile, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page, type TestInfo } from '@playwright/test'
import { takePictures } from './fixtures/pictures.ts'
import { writeSampleText } from './fixtures/sample-books.ts'
import { atDoors, test, type DesktopApp } from './fixtures/test.ts'

/** A file lies where the spoken chunks are to go: the book fails in phase 4, with a log that says so. */
async function failABook(app: DesktopApp): Promise<void> {
  const { page, testHome } = app
  await page.evaluate(`bookspool.ask('settings.write', { key: 'speed', value: 1.2 })`)
  const workspace = join(testHome.home, 'workspace')
  await mkdir(workspace, { recursive: true })
  await writeFile(join(workspace, 'phase4_tts'), '')
  const book = join(testHome.scratch, 'river.txt')
  await writeSampleText(book, 40, 3)
  await app.dropFiles([book])
  await page
    .getByRole('group', { name: 'Batch controls' })
    .getByRole('button', { name: /^Start/u })
    .click()
  await expect(page.getByRole('row').filter({ hasText: 'river' })).toContainText('Failed', {
    timeout: 60_000,
  })
}

const logLines = (page: Page) => page.locator('.log-line')

async function choose(page: Page, label: string, option: string): Promise<void> {
  // A choice's name begins with what is chosen; the details beside it have buttons of similar names.
  await page.getByRole('button', { name: new RegExp(`${label}$`, 'u') }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}

const picture = async (page: Page, testInfo: TestInfo, name: string): Promise<void> =>
  takePictures(page, (end) => testInfo.outputPath(`${name}-${end}`))

atDoors(['stand-in', 'browser'], (door) => {
  test('a failed book’s log opens at its first error, is searched and filtered, and goes into a report', async ({
    desktopApp,
  }, testInfo) => {
    const { page } = desktopApp
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await failABook(desktopApp)

    await page.getByRole('row').filter({ hasText: 'river' }).dblclick()
    await page.getByRole('button', { name: 'Open log' }).click()
    const current = page.locator('.log-line.current')
    await expect(current).toContainText('ERROR')
    await expect(current).toBeInViewport()
    await picture(page, testInfo, 'log')

    await choose(page, 'Level', 'Errors')
    await expect(logLines(page).first()).toContainText('ERROR')
    await expect(page.locator('.log-line:not(.tone-bad)')).toHaveCount(0)
    await choose(page, 'Level', 'All levels')
    await page.getByLabel('Search the log').fill('running phase')
    await page.getByRole('button', { name: 'Only matches' }).click()
    await expect(logLines(page)).toHaveCount(4)
    await expect(page.locator('.log-line mark').first()).toHaveText('Running Phase')
    await page.getByRole('button', { name: 'Copy all shown' }).click()
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
    expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(
      /^(?:\S+Z INFO .*Running Phase [1-4].*\n){4}$/u,
    )
    await picture(page, testInfo, 'filtered')

    await page.getByRole('dialog').getByRole('button', { name: 'Copy report' }).click()
    await expect(page.getByText('Report copied')).toBeVisible({ timeout: 30_000 })
    const report: unknown = await page.evaluate('navigator.clipboard.readText()')
    for (const wanted of [
      '# Bookspool report',
      '`output-not-writable`',
      '- Node: ',
      'Running Phase 4',
      'speed: 1.2',
    ])
      expect(report).toContain(wanted)
    if (door === 'browser') {
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Download' }).click()
      expect((await download).suggestedFilename()).toMatch(/^river\.[0-9a-f]{8}\.1\.log$/u)
    }
    expect(desktopApp.now.errors).toEqual([])
  })
})

atDoors(['stand-in'], () => {
  test('all failures stand in one list, and a retry keeps the log of the attempt before', async ({
    desktopApp,
  }, testInfo) => {
    const { page } = desktopApp
    await failABook(desktopApp)
    await page.getByRole('button', { name: 'Show why' }).click()
    const list = page.getByRole('list', { name: /^Failures/u })
    await expect(list.getByRole('listitem')).toHaveCount(1)
    await expect(list).toContainText('Failed in “Speak”')
    await picture(page, testInfo, 'failures')
    await page.getByRole('button', { name: 'Retry 1 failed book' }).click()
    const row = page.getByRole('row').filter({ hasText: 'river' })
    await expect(row).not.toContainText('Failed')
    await expect(row).toContainText('Failed', { timeout: 60_000 })
    await row.dblclick()
    await page.getByRole('button', { name: 'Open log' }).click()
    await expect(page.getByText('attempt 2').first()).toBeVisible()
    await choose(page, 'Attempt', 'Attempt 1')
    await expect(page.getByText('attempt 1').first()).toBeVisible()
    expect(desktopApp.now.errors).toEqual([])
  })
})

test('a log of the batch that grows is followed', async ({ desktopApp }) => {
  const { page, testHome } = desktopApp
  await page.getByRole('button', { name: 'Log of the batch' }).click()
  await expect(page.getByText('Live')).toBeVisible()
  const log = join(testHome.home, 'logs', 'batch.log')
  for (let part = 0; part < 3; part++) {
    const lines = Array.from(
      { length: 200 },
      (_, line) => `2026-11-24T05:55:00.000Z INFO    line ${part * 200 + line}\n`,
    )
    await appendFile(log, lines.join(''))
    await expect(logLines(page).last()).toContainText(`line ${part * 200 + 199}`)
  }
  await appendFile(log, '2026-11-24T05:55:00.000Z ERROR   [FAIL] at the end\n')
  await page.getByRole('button', { name: 'First error' }).click()
  await expect(page.locator('.log-line.current')).toContainText('[FAIL] at the end')
  expect(desktopApp.now.errors).toEqual([])
})
