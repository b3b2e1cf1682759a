import { execFileSync } from 'node:child_process'
import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { z } from 'zod'
import { putPythonOrchestrator } from '../src-main/shell/orchestrator/testing/python-orchestrator.ts'
import { processStart } from '../src-main/shell/run/process-identity.ts'
import { takePictures } from './fixtures/pictures.ts'
import { test, type DesktopApp } from './fixtures/test.ts'

function hasPython(): boolean {
  try {
    execFileSync('python3', ['-c', 'import fcntl'])
    return true
  } catch {
    return false
  }
}
test.skip(!hasPython(), 'books by a Python orchestrator need python3 with fcntl')

const row = (page: Page, name: string): Locator => page.getByRole('row').filter({ hasText: name })
const start = async (page: Page): Promise<void> => page.getByRole('group', { name: 'Batch controls' }).getByRole('button', { name: /^Start/u }).click() // prettier-ignore
const picture = async (page: Page, name: string): Promise<void> =>
  takePictures(page, (end) => join('test-results', 'window', `${name}-${end}`))

/** A workspace with an orchestrator of its own, in the settings' place, and a book in the list whose first line says what that one does. */
async function openWith(
  app: DesktopApp,
  { words, config = '', pyproject = false }: { words: string; config?: string; pyproject?: boolean },
): Promise<{ workspace: string; program: string }> {
  const workspace = join(app.testHome.scratch, 'pipeline')
  const program = await putPythonOrchestrator(workspace)
  if (pyproject) await writeFile(join(program, '..', 'pyproject.toml'), '')
  await appendFile(join(app.testHome.home, 'config.yaml'), `pipeline_json: ${join(workspace, 'pipeline.json')}\n${config}`) // prettier-ignore
  const book = join(app.testHome.scratch, 'in', 'river.txt')
  await mkdir(join(book, '..'), { recursive: true })
  await writeFile(book, `${words}\n\nThe river ran on.\n`)
  await app.relaunch()
  await app.page.setViewportSize({ width: 1280, height: 800 })
  await app.dropFiles([book])
  await expect(row(app.page, 'river.txt')).toContainText(/Waiting|Ready/u)
  return { workspace, program }
}

test('a workspace’s program is run once it was allowed, by path and hash, and is asked about again when it has changed', async ({
  desktopApp,
}) => {
  const { workspace, program } = await openWith(desktopApp, { words: 'ok' })
  const { page } = desktopApp
  await start(page)
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText(program)
  await expect(dialog).toContainText(/[0-9a-f]{64}/u)
  await picture(page, 'foreign-trust')
  await dialog.getByRole('button', { name: 'Don’t allow' }).click()
  await expect(dialog).toBeHidden()
  await expect(readFile(join(workspace, 'runs.txt'))).rejects.toThrow('ENOENT')
  await start(page)
  await dialog.getByRole('button', { name: 'Allow', exact: true }).click()
  await expect(row(page, 'river.txt')).toContainText('Done')
  await expect(row(page, 'river.txt')).toContainText('af_heart · phase6_orchestrator/orchestrator.py')
  await appendFile(program, '\n# changed\n')
  await row(page, 'river.txt').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Start over' }).click()
  await dialog.getByRole('button', { name: 'Start over' }).click()
  await expect(dialog).toContainText('If it changes, you are asked again')
})

test('without Poetry the window asks what is to make the books', async ({ desktopApp }) => {
  await openWith(desktopApp, { words: 'ok', pyproject: true })
  const { page } = desktopApp
  await start(page)
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText('Poetry is missing')
  await picture(page, 'no-poetry')
  await dialog.getByRole('button', { name: 'Stop' }).click()
  await expect(page.getByText('wants to be started through Poetry')).toBeVisible()
  await start(page)
  await dialog.getByRole('button', { name: 'Try python3' }).click()
  await dialog.getByRole('button', { name: 'Allow', exact: true }).click()
  await expect(row(page, 'river.txt')).toContainText('Done')
})

for (const [choice, after] of [
  ['Pause and quit', /Paused/u],
  ['Stop and quit', /Cancelled|Stopped/u],
] as const)
  test(`a silent run is told of; ${choice} leaves nothing of it running`, async ({ desktopApp }) => {
    const { workspace } = await openWith(desktopApp, { words: 'strays hush', config: 'phase_timeout: 1\n' })
    const { page } = desktopApp
    await start(page)
    await page.getByRole('alertdialog').getByRole('button', { name: 'Allow', exact: true }).click()
    await expect(row(page, 'river.txt')).toContainText(/Silent since \d\d:\d\d/u)
    await picture(page, 'silent')
    let strays: number[] = []
    // On a busy machine a program is silent before it has started them.
    await expect(async () => {
      strays = z.array(z.number()).parse(JSON.parse(await readFile(join(workspace, 'strays.txt'), 'utf8')))
    }).toPass()
    void desktopApp.quit()
    await page.getByRole('button', { name: new RegExp(`^${choice}`, 'u') }).click()
    await desktopApp.now.standIn?.whenGone()
    for (const pid of strays) expect(await processStart(pid)).toBeNull()
    await desktopApp.launch()
    await expect(row(desktopApp.page, 'river.txt')).toContainText(after)
    await expect(row(desktopApp.page, 'river.txt')).not.toContainText('this book alone')
  })
