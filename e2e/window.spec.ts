import { expect } from '@playwright/test'
import { fail, succeed } from '../src-contract/failure.ts'
import {
  booksInAllStates,
  manyBooks,
  sampleBookPage,
  sampleBookText,
  sampleSettings,
  sampleSnapshot,
  sampleVoices,
  sampleWorkspace,
} from '../src-renderer/testing/scenarios.ts'
import { picture, pile, row, test } from './fixtures/look.ts'

const theirs = { path: '/home/anna/audiobook-pipeline', isOwn: false }

test('asks for a password at once, and says when it is the wrong one', async ({ look }) => {
  const { page, bridge } = await look({
    snapshot: pile(),
    answers: {
      'books.unlock': async () => Promise.resolve(fail('password-wrong', { file: '/b/kafka.pdf' })),
    },
  })
  await page.getByRole('button', { name: 'Enter password…', exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'Password' })).toBeFocused()
  await page.keyboard.type('sesame')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toContainText('does not open “kafka.pdf”')
  await picture(page, 'password')
  expect(bridge.asked).toContainEqual({
    name: 'books.unlock',
    input: { bookId: 'book-4', password: 'sesame' },
  })
})

test('says that it is held back and why, beside the way out of it', async ({ look }) => {
  const running = { state: 'running', heldBack: 'held back: CPU at 93 %' } as const
  const { page, bridge } = await look({ snapshot: pile(running) })
  await expect(page.getByText('held back: CPU at 93 %')).toBeVisible()
  await picture(page, 'held-back')
  await page.getByRole('button', { name: 'Use everything' }).click()
  await expect(page.getByRole('button', { name: 'Limit to 85 %' })).toBeVisible()
  expect(bridge.asked).toContainEqual({
    name: 'settings.write',
    input: { key: 'cpu_threshold', value: 100 },
  })
})

test('tells a pause of one book from the batch’s, and offers both ways where a run cannot be suspended', async ({
  look,
}) => {
  const [first, second, third, ...others] = booksInAllStates()
  if (first === undefined || second === undefined || third === undefined) throw new Error('no sample books')
  const foreign = {
    ...second,
    state: 'pausing' as const,
    pausesAfterBook: true,
    phase: 4 as const,
    phaseStartedAt: '2026-05-03T14:10:00Z',
    remainingSec: 10_800,
  }
  const { page, bridge } = await look({
    snapshot: sampleSnapshot([first, foreign, { ...third, pausedAlone: true }, ...others]),
    answers: { 'batch.pause': async () => Promise.resolve(succeed(undefined)) },
  })
  await expect(row(page, 'The Time Machine')).toContainText('Paused, this book alone')
  await expect(row(page, 'Alice’s')).toContainText(
    /Pauses after this book, about 3 h\. Stopped now, it loses phase 4 since .*14:10/u,
  )
  await picture(page, 'foreign-pause')
  await page.getByRole('button', { name: 'Stop now…: Alice’s Adventures in Wonderland' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stop now' }).click()
  await expect(page.getByRole('alertdialog')).toBeHidden()
  expect(bridge.asked).toContainEqual({ name: 'batch.pause', input: { bookIds: ['book-1'], now: true } })
})

test('a book’s details come all at once: no button is pushed away by what comes in above it', async ({
  look,
}) => {
  const read = Promise.withResolvers<void>()
  const { page } = await look({
    snapshot: pile(),
    answers: {
      'book.read': async ({ bookId }) => {
        await read.promise
        return succeed(sampleBookPage(bookId))
      },
    },
  })
  await row(page, 'The Time Machine').click()
  await page.keyboard.press('Enter')
  const details = page.getByRole('complementary', { name: /The Time Machine/u })
  await expect(details.getByRole('heading', { level: 2 })).toBeVisible()
  await expect(details.getByRole('button')).toHaveCount(1)
  read.resolve()
  await expect(details.getByRole('button', { name: 'What is read, what is left out…' })).toBeVisible()
})

test('says where each book goes on, and why one is skipped', async ({ look }) => {
  const interrupted = { at: new Date().toISOString(), booksLeft: 14, wasPaused: false }
  const { page, bridge } = await look({
    snapshot: pile({ interrupted }),
    answers: { 'batch.start': async () => Promise.resolve(succeed(undefined)) },
  })
  await expect(page.getByText(/^Interrupted \d\d:\d\d, 14 books left\.$/u)).toBeVisible()
  await expect(row(page, 'The Time Machine')).toContainText('Resumes at chunk 120 of 480')
  await picture(page, 'crash-banner-and-resume')
  await page.getByRole('button', { name: 'Continue the interrupted batch' }).click()
  expect(bridge.asked).toContainEqual({ name: 'batch.start', input: {} })
  await page.getByRole('grid', { name: 'Books' }).press('End')
  await expect(row(page, 'Diary of a Country Priest')).toContainText('Already done on 3 May')
})

test('shows the five phases of a book with their sources, and does it again from one of them', async ({
  look,
}) => {
  const books = booksInAllStates()
  const moby = books.findIndex((book) => book.id === 'book-6')
  books.splice(moby, 1, ...books.slice(moby, moby + 1).map((book) => Object.assign({}, book, { attempt: 2 })))
  const { page, bridge } = await look({
    snapshot: sampleSnapshot(books),
    answers: { 'books.retry': async () => Promise.resolve(succeed(undefined)) },
  })
  // On its own: a click that has to scroll first may land on the row that stood there before.
  await row(page, 'Moby-Dick').scrollIntoViewIfNeeded()
  await row(page, 'Moby-Dick').click()
  await page.keyboard.press('Enter')
  const details = page.getByRole('complementary', { name: /^Details of Moby-Dick/u })
  for (const words of ['an old record', 'Python', 'Bookspool', 'Not run', '⠠⠽⠀⠎⠓⠁⠇⠇⠀⠎⠑⠑'])
    await expect(details).toContainText(words)
  await picture(page, 'book-page')
  await details.getByRole('button', { name: 'Run again from phase 4' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('Phases 4 Speak and 5 Master of')
  await page.getByRole('button', { name: 'Run again', exact: true }).click()
  await details.getByRole('button', { name: 'Retry gaps' }).click()
  const retries = (): unknown[] =>
    bridge.asked.filter(({ name }) => name === 'books.retry').map(({ input }) => input)
  await expect.poll(retries).toEqual([
    { bookIds: ['book-6'], fromPhase: 4 },
    { bookIds: ['book-6'], gapsOnly: true },
  ])
  await details.getByRole('button', { name: /^Log of attempt 1/u }).click()
  await expect(page.getByRole('dialog', { name: /^Log of Moby-Dick/u })).toBeVisible()
  const read = (): unknown[] =>
    bridge.asked.filter(({ name }) => name === 'log.read').map(({ input }) => input)
  await expect.poll(read).toContainEqual(expect.objectContaining({ bookId: 'book-6', attempt: 1 }))
})

test('tells which sentences sounded off and what came of them, and plays the book from there', async ({
  look,
}) => {
  const { page, bridge } = await look({ snapshot: pile() })
  await row(page, 'Frankenstein').click()
  await page.keyboard.press('Enter')
  const details = page.getByRole('complementary', { name: /^Details of/u })
  await expect(details).toContainText('Frankenstein')
  await expect(details.getByRole('region', { name: 'Sound' })).toHaveCount(0)
  await row(page, 'Moby-Dick').scrollIntoViewIfNeeded()
  await row(page, 'Moby-Dick').click()
  await page.keyboard.press('Enter')
  const sound = details.getByRole('region', { name: 'Sound' })
  await expect(sound).toContainText('2 chunks made again, 1 still sounds off.')
  await expect(sound.getByRole('listitem')).toHaveText([
    /Call me Ishmael\..*13:32.*Chunk 38 says its ending twice; made again \(take 2\), and is well\./u,
    /Thus I give up the spear!.*2:30:41.*Chunk 403 breaks off; made again \(take 3\), and still breaks off\./u,
  ])
  await sound.scrollIntoViewIfNeeded()
  await picture(page, 'book-sounds')
  await sound.getByRole('button', { name: /Thus I give up the spear/u }).click()
  await expect.poll(() => bridge.asked).toContainEqual({ name: 'sound.ofBook', input: { bookId: 'book-6' } })
})

test('names the books and chapters that have a voice before it is removed', async ({ look }) => {
  const heart = sampleVoices().slice(0, 1).map((voice) => Object.assign({}, voice, { id: 'hibari:heart', name: 'Heart', engine: 'hibari' })) // prettier-ignore
  const uses = [{ bookId: 'book-7', chapters: ['3 “The Crow”', '5'] }]
  const { page, bridge } = await look({
    snapshot: pile(),
    answers: {
      'voices.list': async () => Promise.resolve(succeed(heart)),
      'voices.installs': async () => Promise.resolve(succeed({ installs: [], listed: 1 })),
      'voices.uses': async () => Promise.resolve(succeed(uses)),
      'voices.remove': async () => Promise.resolve(succeed(undefined)),
    },
  })
  await page.getByRole('button', { name: 'More pages' }).click()
  await page.getByRole('menuitem', { name: 'Voices' }).click()
  await page
    .getByRole('dialog', { name: 'Voices' })
    .getByRole('button', { name: /^Remove/u })
    .click()
  const question = page.getByRole('alertdialog')
  await expect(question).toContainText(
    'It is the voice of “Les Trois Mousquetaires” (chapters 3 “The Crow” and 5); you will be asked what speaks instead.',
  )
  await picture(page, 'voice-removal')
  await question.getByRole('button', { name: 'Remove' }).click()
  await expect(question).toBeHidden()
  expect(bridge.asked).toContainEqual({ name: 'voices.remove', input: { id: 'hibari:heart' } })
})

test('takes one through switching over, with a one-click change that is never made silently', async ({
  look,
}) => {
  const { page, bridge } = await look({ snapshot: pile({}, { workspace: theirs }) })
  await page.getByRole('button', { name: 'More pages' }).click()
  await page.getByRole('menuitem', { name: 'Switch over…' }).click()
  await expect(page.getByRole('dialog')).toContainText('198 of them finished')
  await picture(page, 'migrate')
  await page.getByRole('tab', { name: /What holds back/u }).click()
  expect(bridge.asked.some(({ name }) => name === 'settings.write')).toBe(false)
  await page.getByRole('button', { name: 'Set it to true' }).click()
  await picture(page, 'migrate-holds')
  await expect
    .poll(() => bridge.asked)
    .toContainEqual({ name: 'settings.write', input: { key: 'resume_enabled', value: true, seen: true } })
})

test('asks before a program of a workspace is run, with its path and its hash', async ({ look }) => {
  const use = sampleWorkspace().orchestrator
  const question = { kind: 'trust' as const, id: 'q', use }
  const { page, bridge } = await look({
    snapshot: pile({}, { workspace: theirs, questions: [question] }),
    answers: { 'question.answer': async () => Promise.resolve(succeed(undefined)) },
  })
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText(use.program ?? '')
  await expect(dialog).toContainText(use.sha256 ?? '')
  // The way that runs nothing has the focus.
  await expect(dialog.getByRole('button', { name: 'Not now' })).toBeFocused()
  await picture(page, 'trust')
  await page.keyboard.press('Escape')
  await expect(page.getByText('1 question is open.')).toBeVisible()
  await page.getByRole('button', { name: 'Answer…' }).click()
  await dialog.getByRole('button', { name: 'Allow', exact: true }).click()
  expect(bridge.asked).toContainEqual({ name: 'question.answer', input: { id: 'q', answer: 'allow' } })
})

test('asks which voice speaks in place of one that is not there', async ({ look }) => {
  const question = { kind: 'voice' as const, id: 'voice:af_heart', voice: 'af_heart' }
  const { page, bridge } = await look({
    snapshot: pile({}, { workspace: theirs, questions: [question] }),
    answers: { 'question.answer': async () => Promise.resolve(succeed(undefined)) },
  })
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText('“af_heart”')
  await dialog.getByRole('button', { name: /Speaks instead/u }).click()
  await page.getByRole('option', { name: /^German/u }).click()
  await picture(page, 'voice-missing')
  await dialog.getByRole('button', { name: 'Use this voice' }).click()
  expect(bridge.asked).toContainEqual({
    name: 'question.answer',
    input: { id: 'voice:af_heart', answer: 'espeak:de' },
  })
})

test('sets both versions side by side where the settings were changed outside', async ({ look }) => {
  const changed = { ...sampleSettings().config, max_workers: 4 }
  let writes = 0
  const { page, bridge } = await look({
    snapshot: pile(),
    answers: {
      'settings.write': async () => {
        writes += 1
        return Promise.resolve(
          writes === 1
            ? fail('setting-changed-outside', { file: '/c/config.yaml', detail: '4' })
            : succeed(sampleSettings({ config: { ...changed, max_workers: 3 } })),
        )
      },
    },
  })
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await page.getByRole('tab', { name: 'Machine' }).click()
  const field = page.getByRole('textbox', { name: 'Books at a time' })
  await field.fill('3')
  bridge.announce('settings.changed', sampleSettings({ config: changed }))
  await field.press('Enter')
  const both = page.getByRole('alert')
  await expect(both).toContainText('The file was changed outside meanwhile.')
  await picture(page, 'changed-outside')
  await both.getByRole('button', { name: 'Use mine' }).click()
  await expect(field).toHaveValue('3')
  expect(writes).toBe(2)
})

test('at 200 % nothing is cut off; a notice that comes while a dialog is open can be dismissed', async ({
  look,
}) => {
  const { page } = await look({
    snapshot: pile(),
    answers: {
      'voices.list': async () => Promise.resolve(succeed(sampleVoices())),
      'voices.installs': async () => Promise.resolve(succeed({ installs: [], listed: 1 })),
      'settings.write': async () => Promise.resolve(fail('disk-full', { file: '/home/anna/config.yaml' })),
    },
  })
  await page.setViewportSize({ width: 640, height: 400 })
  // Pressed by the pointer: what is cut off cannot be scrolled to.
  await page.getByRole('button', { name: 'Change the output folder' }).hover()
  await row(page, 'Frankenstein').click()
  await page.getByRole('button', { name: 'More pages' }).click()
  await page.getByRole('menuitem', { name: 'Voices' }).click()
  const dialog = page.getByRole('dialog', { name: 'Voices' })
  await dialog.getByRole('button', { name: 'Use English (America) for all books' }).click()
  const notices = page.getByRole('region', { name: 'Notices' })
  await expect(notices).toContainText('The voice was not chosen')
  await notices.getByRole('button', { name: 'Dismiss' }).click()
  await expect(notices.getByRole('alert')).toHaveCount(0)
  await expect(dialog).toBeVisible()
})

test('in a narrow window the words at its foot keep clear of each other and of its edge', async ({
  look,
}) => {
  const { page } = await look({ snapshot: pile({ state: 'running' }) })
  await row(page, 'The Time Machine').click()
  const memory = page.getByText(/ GB of .* GB$/u)
  const cutOff = async (): Promise<number> =>
    page.getByText(/ free$/u).evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)
  for (const width of [1360, 1280, 1120, 1101, 1099, 970, 800]) {
    await page.setViewportSize({ width, height: 700 })
    await expect(memory).toBeInViewport({ ratio: 1 })
    await expect.poll(cutOff, `the free room at ${width}`).toBe(0)
  }
})

test('ten thousand books scroll as ten do, and draw only what is seen', async ({ look }) => {
  const { page, bridge } = await look({ snapshot: sampleSnapshot(manyBooks(10_000)) })
  const list = page.getByRole('grid', { name: 'Books' })
  await expect(row(page, 'volume 1').first()).toBeVisible()
  expect(await page.getByRole('row').count()).toBeLessThan(60)
  await list.press('End')
  await expect(row(page, 'volume 10000')).toBeVisible()
  expect(await page.getByRole('row').count()).toBeLessThan(60)
  const [book] = manyBooks(1)
  if (book === undefined) throw new Error('no sample book')
  await list.press('Home')
  bridge.announce('state.changed', { revision: 2, books: [{ ...book, note: 'Queued' }] })
  await expect(row(page, book.title ?? '').first()).toContainText('Queued')
})

test('asks before working files are cleared, with what goes, what is lost and what stays', async ({
  look,
}) => {
  const item = (fileId: string, title: string, bytes: number, doneAt: string | null) => ({ fileId, title, bytes, doneAt }) // prettier-ignore
  const items = [
    item('moby', 'Moby-Dick; or, The Whale', 2_140_000_000, '2026-05-02T22:10:00Z'),
    item('carol', 'A Christmas Carol', 412_000_000, null),
    item('emma', 'Emma', 388_000_000, '2026-05-03T03:12:00Z'),
  ]
  const disk = (left: typeof items) => ({
    path: '/home/anna/.local/share/bookspool/workspace',
    freeBytes: 41_000_000_000,
    items: left,
    totalBytes: left.reduce((sum, { bytes }) => sum + bytes, 0),
  })
  const { page, bridge } = await look({
    snapshot: pile(),
    answers: {
      'disk.read': async () => Promise.resolve(succeed(disk(items))),
      'disk.clear': async ({ fileIds }) =>
        Promise.resolve(succeed(disk(items.filter(({ fileId, doneAt }) => fileIds === undefined ? doneAt === null : !fileIds.includes(fileId))))), // prettier-ignore
    },
  })
  await page.getByRole('button', { name: 'More pages' }).click()
  await page.getByRole('menuitem', { name: 'Disk' }).click()
  await picture(page, 'disk-page')
  const asked = (): unknown[] => bridge.asked.filter(({ name }) => name === 'disk.clear').map(({ input }) => input) // prettier-ignore
  const question = page.getByRole('alertdialog')
  await page.getByRole('button', { name: /^Clear all done/u }).click()
  await expect(question).toContainText('Clear the working files of 2 books?')
  await expect(question).toContainText('2.5 GB of read pages')
  await picture(page, 'disk-page-asks')
  await page.keyboard.press('Escape')
  await expect(question).toBeHidden()
  expect(asked()).toEqual([])
  await page.getByRole('dialog').getByRole('row').filter({ hasText: 'A Christmas Carol' }).click()
  await page.getByRole('button', { name: /^Clear 1 selected/u }).click()
  await expect(question).toContainText('It is not done yet')
  await question.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: /^Clear all done/u }).click()
  await question.getByRole('button', { name: 'Clear 2.5 GB' }).click()
  await expect(page.getByText('2.5 GB cleared.')).toBeVisible()
  expect(asked()).toEqual([{}])
  await picture(page, 'disk-page-cleared')
})

test('a book whose working files were dropped says so, and what making it again means', async ({ look }) => {
  const workDroppedAt = '2026-05-02T22:10:00Z'
  const { page } = await look({
    snapshot: pile(),
    answers: {
      'book.read': async ({ bookId }) => {
        const read = sampleBookPage(bookId)
        return Promise.resolve(succeed({ ...read, workBytes: 0, phases: read.phases.map((phase) => Object.assign(phase, { workDroppedAt })) })) // prettier-ignore
      },
    },
  })
  await row(page, 'Moby-Dick').scrollIntoViewIfNeeded()
  await row(page, 'Moby-Dick').click()
  await page.keyboard.press('Enter')
  const details = page.getByRole('complementary', { name: /^Details of Moby-Dick/u })
  await expect(details).toContainText('Dropped on 2 May')
  await details.getByText('Dropped on 2 May').scrollIntoViewIfNeeded()
  await picture(page, 'book-page-dropped')
  await details.getByRole('button', { name: 'Retry gaps' }).click()
  await expect(page.getByRole('alertdialog')).toContainText('were dropped: phases 2 Read')
  await picture(page, 'redo-of-dropped')
})

test('lists two hundred chapters with long titles, of which only those in view exist; the keyboard reaches each', async ({
  look,
}) => {
  const { page, bridge } = await look({
    snapshot: pile(),
    answers: {
      'book.text': async () => Promise.resolve(succeed(sampleBookText(200))),
      'book.chooseText': async () => Promise.resolve(succeed(undefined)),
    },
  })
  await row(page, 'Moby-Dick').click()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Chapters and parts…' }).click()
  const dialog = page.getByRole('dialog', { name: /^Chapters and parts of/u })
  const parts = dialog.getByRole('grid', { name: 'Chapters and parts' })
  await parts.getByRole('row', { name: /^Chapter 3\./u }).click()
  await picture(page, 'structure-many')
  expect(await parts.getByRole('row').count()).toBeLessThan(60)
  await page.keyboard.press('End')
  const last = parts.getByRole('row', { name: /^Index/u })
  await expect(last).toHaveAttribute('aria-selected', 'true')
  await expect(last).toHaveAttribute('aria-rowindex', '203')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('200 chapters, 434,409 words are read')).toBeVisible()
  expect(bridge.asked).toContainEqual({
    name: 'book.chooseText',
    input: expect.objectContaining({
      choices: expect.objectContaining({
        items: [{ rule: 'back-matter', page: 1, text: 'back-matter', nth: 0, read: true }],
      }),
    }),
  })
})
