import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { fileHash } from '../src-node/file-hash.ts'
import { readTextChoices } from '../src-node/text-choices-file.ts'
import { makeEpub } from '../src-orchestrator/documents/testing/make-zip.ts'
import { takePictures } from './fixtures/pictures.ts'
import { prose, writeSamplePdf } from './fixtures/sample-books.ts'
import { atDoors, test } from './fixtures/test.ts'

const workMs = 150_000
const slow = { timeout: 60_000 }

type Opened = { details: Locator; dialog: Locator; parts: Locator }

async function openParts(page: Page, title: string): Promise<Opened> {
  await page.getByRole('row').filter({ hasText: title }).click()
  await page.keyboard.press('Enter')
  const details = page.getByRole('complementary', { name: title })
  await details.getByRole('button', { name: 'Chapters and parts…' }).click()
  const dialog = page.getByRole('dialog', { name: `Chapters and parts of “${title}”` })
  const parts = dialog.getByRole('grid', { name: 'Chapters and parts' })
  await expect(parts).toBeVisible(slow)
  return { details, dialog, parts }
}

async function press(dialog: Locator, name: string): Promise<void> {
  await dialog.getByRole('button', { name, exact: true }).click()
}

/** As the list has them: "1The Crow", "The Fox". */
async function titlesIn(parts: Locator): Promise<string[]> {
  const rows = await parts.getByRole('row').all()
  return Promise.all(
    rows.map(async (row) => {
      const words = await row.locator('.part-number, .part-title').allInnerTexts()
      return words.join(' ').trim()
    }),
  )
}

async function make(page: Page, title: string): Promise<void> {
  const order = page.getByRole('group', { name: 'Batch controls' })
  await order.getByRole('button', { name: /^(?:Start|Continue)/u }).click()
  await expect(page.getByRole('row').filter({ hasText: title })).toContainText('Done', { timeout: workMs })
}

// What main does is the same behind both doors: one book is made behind each.
atDoors(['stand-in'], () => {
  test('chapters of a PDF are left out, named, joined and begun elsewhere; that outlives a crash, is heard, and is taken back', async ({
    desktopApp,
  }) => {
    const path = join(desktopApp.testHome.scratch, 'lamps.pdf')
    await writeSamplePdf(path, { title: 'The Lamps', author: 'Ada Wells', chapters: 4, wordsPerChapter: 80, seed: 1 }) // prettier-ignore
    await desktopApp.dropFiles([path])
    await expect(desktopApp.page.getByRole('row').filter({ hasText: 'The Lamps' })).toContainText('Ada Wells')
    const { dialog, parts } = await openParts(desktopApp.page, 'The Lamps')
    await expect
      .poll(async () => titlesIn(parts))
      .toEqual(['1 Chapter 1', '2 Chapter 2', '3 Chapter 3', '4 Chapter 4'])
    await parts.getByRole('row', { name: /^Chapter 1/u }).click()
    await press(dialog, 'Leave it out')
    await expect(parts).toContainText('left out: by you')
    await parts.getByRole('row', { name: /^Chapter 2/u }).click()
    await dialog.getByRole('textbox', { name: 'Title' }).fill('The Crow')
    await desktopApp.page.keyboard.press('Enter')
    // By the keyboard alone: down the list, and to the buttons of the part that is chosen there.
    await parts.getByRole('row', { name: /^The Crow/u }).click()
    await desktopApp.page.keyboard.press('ArrowDown')
    await press(dialog, 'Join with the one before')
    const paragraphs = dialog.getByRole('grid', { name: 'Paragraphs of Chapter 4' })
    await parts.getByRole('row', { name: /^Chapter 4/u }).click()
    const second = paragraphs.getByRole('row').nth(1)
    const words = (await second.locator('.paragraph-words').innerText()).slice(0, 20)
    await second.click()
    await press(dialog, 'Begin a chapter at the chosen paragraph')
    await expect(dialog.getByRole('heading', { name: words })).toBeVisible()
    await expect
      .poll(async () => titlesIn(parts))
      .toEqual(['Chapter 1', '1 The Crow', 'Chapter 3', '2 Chapter 4', expect.stringContaining(`3 ${words}`)])
    await takePictures(desktopApp.page, (end) => `test-results/window/structure-${end}`)
    await press(dialog, 'As found')
    await press(dialog, 'Undo')
    await expect.poll(async () => (await titlesIn(parts)).length).toBe(5)
    await expect(dialog).toContainText('3 chapters, 246 words are read')

    const sha256 = await fileHash(path, 'sha256')
    // A choice is shown before it is on disk: what a crash takes then is the last of them.
    await expect
      .poll(async () => (await readTextChoices(desktopApp.testHome.home, sha256)).parts)
      .toHaveLength(4)
    await desktopApp.kill9()
    await desktopApp.launch()
    const { page } = desktopApp
    await make(page, 'The Lamps')
    const again = await openParts(page, 'The Lamps')
    await expect(again.dialog).toContainText('stays as it is until it is made again')
    await press(again.dialog, 'All as found')
    await again.dialog.getByRole('button', { name: 'Close' }).last().click()
    const chapters = again.details.locator('.chapter-list .chapter-title')
    await expect(chapters).toHaveText(['The Crow', 'Chapter 4', new RegExp(`^${words}`, 'u')])
    await expect(page.getByRole('row').filter({ hasText: 'The Lamps' })).toContainText(
      /made with other settings/iu,
    )
    await again.details.getByRole('button', { name: 'Make again' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Make again' }).click()
    await expect(chapters).toHaveText(['Chapter 1', 'Chapter 2', 'Chapter 3', 'Chapter 4'], {
      timeout: workMs,
    })
    expect(desktopApp.now.errors).toEqual([])
  })
})

atDoors(['browser'], () => {
  test('the imprint and the index of an ebook are listed with the reason why they are left out; each is read as a chapter', async ({
    desktopApp,
  }) => {
    const path = join(desktopApp.testHome.scratch, 'small.epub')
    const text = (seed: number): string =>
      prose(120, seed)
        .map((each) => `<p>${each}</p>`)
        .join('')
    const entry = (name: string, title: string): string => `<li><a href="${name}.xhtml">${title}</a></li>`
    const epub = await makeEpub({
      nav: `<ol>${entry('legal', 'Imprint')}${entry('one', 'The Fox')}${entry('two', 'The Crow')}${entry('index', 'Index')}</ol>`,
      guide: '<guide><reference type="copyright-page" href="legal.xhtml"/></guide>',
      chapters: {
        'legal.xhtml': '<p>Printed on paper.</p>',
        'one.xhtml': `<h1>The Fox</h1>${text(1)}`,
        'two.xhtml': `<h1>The Crow</h1>${text(2)}`,
        'index.xhtml': '<h1>Index</h1><p>crow, 2</p><p>fox, 1</p>',
      },
    })
    await writeFile(path, epub)
    await desktopApp.dropFiles([path])
    const { page } = desktopApp
    await expect(page.getByRole('row').filter({ hasText: 'A Small Book' })).toBeVisible()
    const { details, dialog, parts } = await openParts(page, 'A Small Book')
    await expect.poll(async () => titlesIn(parts)).toEqual(['Imprint', '1 The Fox', '2 The Crow', 'Index'])
    await expect(parts).toContainText('left out: a title page, an imprint or the like')
    await parts.getByRole('row', { name: /^Index/u }).click()
    await expect(parts.getByRole('row', { name: /^Index/u })).toContainText(
      'left out: an index, a bibliography or the like',
    )
    await press(dialog, 'Read it')
    await expect.poll(async () => titlesIn(parts)).toEqual(['Imprint', '1 The Fox', '2 The Crow', '3 Index'])
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await make(page, 'A Small Book')
    await expect(details.locator('.chapter-list .chapter-title')).toHaveText(['The Fox', 'The Crow', 'Index'])
    expect(desktopApp.now.errors).toEqual([])
  })
})
