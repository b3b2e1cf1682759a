import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { parseFile } from 'music-metadata'
import { doorNames } from './fixtures/door.ts'
import { writeDamagedPdf, writeSamplePdf, writeSampleText } from './fixtures/sample-books.ts'
import { atDoors, test, type DesktopApp } from './fixtures/test.ts'

const workMs = 150_000
/** A book is looked at often: between two looks it is not to come far. */
const often = { timeout: workMs, intervals: [50] }

function row(page: Page, title: string) {
  return page.getByRole('row').filter({ hasText: title })
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
}

/** The big buttons; with books selected their names go on: "Resume 1 selected". */
async function order(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('group', { name: 'Batch controls' }).getByRole('button', { name }).click()
}

async function longBook(app: DesktopApp): Promise<string> {
  const path = join(app.testHome.scratch, 'river.pdf')
  await writeSamplePdf(path, {
    title: 'The River',
    author: 'Ada Wells',
    chapters: 4,
    wordsPerChapter: 300,
    seed: 7,
  })
  return path
}

async function finishedBooks(app: DesktopApp): Promise<string[]> {
  return (await readdir(app.testHome.audiobooks)).filter((name) => name.endsWith('.mp3')).toSorted()
}

atDoors(doorNames, () => {
  test('a dropped pile becomes audiobooks, and the damaged file stops nothing', async ({ desktopApp }) => {
    const { page, testHome } = desktopApp
    const pile = join(testHome.scratch, 'pile')
    await writeSamplePdf(join(pile, 'lamps.pdf'), {
      title: 'The Lamps',
      author: 'Ada Wells',
      chapters: 3,
      wordsPerChapter: 100,
      seed: 1,
    })
    await writeDamagedPdf(join(pile, 'broken.pdf'))
    for (const [title, seed] of [
      ['First Tale', 11],
      ['Second Tale', 22],
    ] as const) {
      const book = { title, author: '', chapters: 1, wordsPerChapter: 80, seed }
      await writeSamplePdf(join(pile, 'folder', `${title}.pdf`), book)
    }
    // No book in a folder, unless it is asked for.
    await writeSampleText(join(pile, 'folder', 'shopping list.txt'), 20, 33)

    await desktopApp.dropFiles([join(pile, 'lamps.pdf'), join(pile, 'broken.pdf'), join(pile, 'folder')])
    await expect(page.getByRole('row')).toHaveCount(4)
    await expect(row(page, 'The Lamps')).toContainText('Ada Wells')
    await expect(row(page, 'broken.pdf')).toContainText('damaged')

    await order(page, /^Start/u)
    for (const title of ['The Lamps', 'First Tale', 'Second Tale'])
      await expect(row(page, title)).toContainText('Done', { timeout: workMs })
    await expect(row(page, 'broken.pdf')).toContainText(/copy it again/u)

    expect(await finishedBooks(desktopApp)).toEqual([
      'Ada Wells – The Lamps.mp3',
      'First Tale.mp3',
      'Second Tale.mp3',
    ])
    const { common, native } = await parseFile(join(testHome.audiobooks, 'Ada Wells – The Lamps.mp3'))
    expect(common.title).toBe('The Lamps')
    expect(common.artist).toBe('Ada Wells')
    expect(common.picture?.length).toBe(1)
    expect(
      Object.values(native)
        .flat()
        .filter(({ id }) => id === 'CHAP'),
    ).toHaveLength(3)
    expect(desktopApp.now.errors).toEqual([])
  })

  // One book for both: what was paused and went on is killed then.
  test('pauses, resumes, shows its log; kill -9 in the middle loses nothing', async ({ desktopApp }) => {
    await desktopApp.dropFiles([await longBook(desktopApp)])
    const first = desktopApp.page
    await expect(row(first, 'The River')).toContainText('Ada Wells')
    await order(first, /^Start/u)
    const bar = first.getByRole('progressbar', { name: 'Progress of The River' })
    const progress = async (): Promise<number> => Number(await bar.getAttribute('aria-valuenow'))
    await expect.poll(progress, often).toBeGreaterThan(15)

    await order(first, /^Pause/u)
    await expect(row(first, 'The River')).toContainText('Paused')
    const held = await progress()
    await first.getByRole('button', { name: 'More for The River' }).click()
    await first.getByRole('menuitem', { name: 'Open log' }).click()
    await expect(first.getByRole('dialog')).toContainText('Running Phase 4')
    await first.keyboard.press('Escape')
    expect(await progress()).toBe(held)

    await order(first, /^Resume/u)
    await expect.poll(progress, often).toBeGreaterThan(Math.max(held, 20))
    await desktopApp.kill9()

    await desktopApp.relaunch()
    const { page } = desktopApp
    await expect(row(page, 'The River')).toContainText(/resumes at/iu)
    await order(page, /^(?:Start|Resume)/u)
    await expect(row(page, 'The River')).toContainText('Done', { timeout: workMs })

    const logs = join(desktopApp.testHome.home, 'logs')
    const ofBook = (await readdir(logs)).filter((name) => /river.*\.log$/u.test(name)).toSorted()
    expect(ofBook).toHaveLength(2)
    const second = await readFile(join(logs, ofBook.at(-1) ?? ''), 'utf8')
    for (const phase of [1, 2, 3]) expect(second).toContain(`Skipping Phase ${phase} (already completed)`)
    expect(await finishedBooks(desktopApp)).toEqual(['Ada Wells – The River.mp3'])
  })

  test('changes a setting in config.yaml, and keeps it', async ({ desktopApp }) => {
    await press(desktopApp.page, 'Settings')
    await desktopApp.page.getByRole('tab', { name: 'Machine' }).click()
    const field = desktopApp.page.getByRole('textbox', { name: 'Books at a time' })
    await field.fill('3')
    await field.press('Enter')
    await expect(desktopApp.page.getByText('Saved')).toBeVisible()
    expect(await readFile(join(desktopApp.testHome.home, 'config.yaml'), 'utf8')).toMatch(
      /^max_workers: 3$/mu,
    )

    await desktopApp.relaunch()
    await press(desktopApp.page, 'Settings')
    await desktopApp.page.getByRole('tab', { name: 'Machine' }).click()
    await expect(desktopApp.page.getByRole('textbox', { name: 'Books at a time' })).toHaveValue('3')
  })
})
