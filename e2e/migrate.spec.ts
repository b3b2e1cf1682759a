import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { pythonWorkspace } from '../src-main/shell/migrate/testing/python-workspace.ts'
import { takePictures } from './fixtures/pictures.ts'
import { atDoors, test } from './fixtures/test.ts'

const workMs = 150_000

const pictures = async (page: Page, name: string): Promise<void> =>
  takePictures(page, (end) => `test-results/window/${name}-${end}`)

async function openPage(page: Page, item: string, title: string): Promise<Locator> {
  await page.getByRole('button', { name: 'More pages' }).click()
  await page.getByRole('menuitem', { name: item }).click()
  const dialog = page.getByRole('dialog', { name: title })
  await expect(dialog).toBeVisible()
  return dialog
}

const start = async (page: Page): Promise<void> =>
  page
    .getByRole('group', { name: 'Batch controls' })
    .getByRole('button', { name: /^Start/u })
    .click()

atDoors(['stand-in'], () => {
  test('a workspace of the Python pipeline: opened, looked at, compared, made by its own orchestrator, rolled back', async ({
    desktopApp,
  }) => {
    const made = await pythonWorkspace('new')
    try {
      const { page } = desktopApp
      const before = await made.bytes()
      await desktopApp.answerNextDialog([made.root])
      const first = await openPage(page, 'Workspace…', 'Workspace')
      await first.getByRole('button', { name: 'Open existing workspace…' }).click()
      await expect(first).toContainText('My Pipeline')
      await pictures(page, 'python-workspace')
      await first.getByRole('button', { name: 'Add its books' }).click()
      await first.getByRole('button', { name: 'Switch over…' }).click()

      const dialog = page.getByRole('dialog', { name: 'Switch over from the Python pipeline' })
      await expect(dialog).toContainText('2 books per file and phase')
      await pictures(page, 'python-migrate-found')
      await dialog.getByRole('tab', { name: /What changes/u }).click()
      await pictures(page, 'python-migrate-changes')
      await dialog.getByRole('tab', { name: /Backup/u }).click()
      await dialog.getByRole('button', { name: 'Make a backup now' }).click()
      await expect(dialog).toContainText('Just made')
      await pictures(page, 'python-migrate-backup')
      await dialog.getByRole('tab', { name: /What holds back/u }).click()
      await pictures(page, 'python-migrate-holds')
      await dialog.getByRole('button', { name: 'Never give up' }).click()
      await expect(dialog).toContainText('Nothing holds you back')
      expect(await readFile(made.configPath, 'utf8')).toContain('phase_timeout: 0   # never did anything\r\n')
      await dialog.getByRole('tab', { name: /Seven checks/u }).click()
      await dialog.getByRole('button', { name: 'Run the checks' }).click()
      await expect(dialog.getByRole('button', { name: 'Run them again' })).toBeVisible({ timeout: workMs })
      await pictures(page, 'python-migrate-checks')
      await dialog.getByRole('tab', { name: /Compare/u }).click()
      await dialog.getByRole('combobox', { name: 'Book' }).fill(join(made.input, 'bob.txt'))
      await page.keyboard.press('Escape')
      await dialog.getByRole('button', { name: 'Compare', exact: true }).click()
      await pictures(page, 'python-trust')
      await page.getByRole('alertdialog').getByRole('button', { name: 'Allow', exact: true }).click()
      await expect(dialog.getByRole('table')).toContainText('Loudness', { timeout: workMs })
      await pictures(page, 'python-migrate-compared')
      await dialog.getByRole('tab', { name: /The way back/u }).click()
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()

      const row = (name: string): Locator => page.getByRole('row').filter({ hasText: name })
      await expect(row('alice')).toContainText('Already done on 3 May')
      await expect(row('bob')).toContainText('Resumes at phase 4 (Speak)')
      await pictures(page, 'python-list')
      await start(page)
      await expect(row('bob')).toContainText('Done', { timeout: workMs })
      await pictures(page, 'python-list-done')

      const again = await openPage(page, 'Switch over…', 'Switch over from the Python pipeline')
      await again.getByRole('tab', { name: /The way back/u }).click()
      await again.getByRole('radio').first().click({ force: true })
      await expect(again).toContainText('Puts back')
      await pictures(page, 'python-migrate-plan')
      await again.getByRole('button', { name: 'Go back to this backup…' }).click()
      await pictures(page, 'python-migrate-really')
      await again.getByRole('button', { name: 'Go back now' }).click()
      await expect(again).toContainText('Put back to the state of')
      await pictures(page, 'python-migrate-back')
      await page.keyboard.press('Escape')
      // The list shows what the record says now.
      await expect(row('bob')).toContainText('Resumes at')
      await pictures(page, 'python-list-back')

      const after = await made.bytes()
      for (const path of Object.keys(before)) expect([path, after[path]]).toEqual([path, before[path]])
      expect(desktopApp.now.errors).toEqual([])
    } finally {
      await made.end()
    }
  })
})
