import { join } from 'node:path'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { StandInHost } from './electron-stand-in/host.ts'
import type { ToMain } from './electron-stand-in/wire.ts'
import { doorNames } from './fixtures/door.ts'
import { writeSamplePdf } from './fixtures/sample-books.ts'
import { mainScript } from './fixtures/stand-in-door.ts'
import { atDoors, test, type DesktopApp } from './fixtures/test.ts'
import { packageRoot } from '../src-node/install-layout.ts'

function standInOf(desktopApp: DesktopApp): StandInHost {
  const { standIn } = desktopApp.now
  if (standIn === null) throw new Error('this spec is for the stand-in')
  return standIn
}

async function fileNamesOf({ page }: DesktopApp): Promise<unknown> {
  return page.evaluate(
    `bookspool.ask('state.snapshot', undefined).then(({ value }) => value.books.map(({ fileName }) => fileName).toSorted())`,
  )
}

/** Runs in the page: what a call came to, as text. */
const outcome = `async (call) => { try { return JSON.stringify(await call()) } catch (error) { return 'refused: ' + error.message } }`

atDoors(doorNames, (door) => {
  // Of one window: each start of one costs more than all that is asked of it here.
  test('opens its window from the built bundles, with the contract’s bridge and policy', async ({
    desktopApp,
  }) => {
    const { page } = desktopApp
    await test.step('opens without an error', async () => {
      await expect(page).toHaveTitle(/Bookspool/u)
      const snapshot: unknown = await page.evaluate(`bookspool.ask('state.snapshot', undefined)`)
      expect(snapshot).toMatchObject({
        ok: true,
        value: { door: door === 'browser' ? 'browser' : 'desktop', books: [] },
      })
      expect(desktopApp.now.errors).toEqual([])
    })
    await test.step('gives the page the contract’s five functions, and no name beside the table', async () => {
      const names: unknown = await page.evaluate(`Object.keys(bookspool).toSorted()`)
      expect(names).toEqual(['addDropped', 'ask', 'installDropped', 'listen', 'tell'])
      // At the browser door main says no; at the desktop's the preload already does.
      for (const name of ['window.reportError', 'no.such.name', '__proto__'])
        expect(
          await page.evaluate(`(${outcome})(() => bookspool.ask(${JSON.stringify(name)}, undefined))`),
          name,
        ).not.toContain('"ok":true')
      if (door === 'browser') return
      for (const call of [
        `bookspool.ask('window.reportError', {})`,
        `bookspool.ask('no.such.name', undefined)`,
        `bookspool.ask('__proto__', undefined)`,
        `bookspool.tell('state.snapshot', undefined)`,
        `bookspool.listen('state.snapshot', () => {})`,
      ])
        expect(await page.evaluate(`(${outcome})(() => ${call})`), call).toMatch(/^refused: /u)
    })
    await test.step('sends its content security policy with the page', async () => {
      const header: unknown = await page.evaluate(
        `fetch('./index.html').then((response) => response.headers.get('content-security-policy'))`,
      )
      expect(header).toContain("default-src 'self'")
      expect(header).not.toContain('unsafe')
    })
    await test.step('answers what it does not take with a failure, not with a crash', async () => {
      const answer: unknown = await page.evaluate(`bookspool.ask('pile.add', { paths: 'a' })`)
      expect(answer).toMatchObject({ ok: false, failure: { code: 'internal' } })
    })
  })

  test('takes files and folders that are dropped onto it', async ({ desktopApp, testHome }) => {
    const folder = join(testHome.scratch, 'more books')
    await mkdir(folder)
    const dropped = [join(testHome.scratch, 'dropped.txt'), folder]
    await writeFile(join(testHome.scratch, 'dropped.txt'), 'A book that was dropped. It is short.')
    await writeFile(join(folder, 'list.txt'), 'Bread and milk, which nobody wants to hear.')
    const book = { title: 'Inside', author: '', chapters: 1, wordsPerChapter: 20, seed: 5 }
    await writeSamplePdf(join(folder, 'inside.pdf'), book)
    await desktopApp.dropFiles(dropped)
    await expect.poll(async () => fileNamesOf(desktopApp)).toEqual(['dropped.txt', 'inside.pdf'])
    await expect(desktopApp.page.getByText('inside.pdf')).toBeVisible()
    expect(desktopApp.now.errors).toEqual([])
  })
})

test.describe('desktop shell', () => {
  test('is locked down as Electron’s list asks', async ({ desktopApp }) => {
    const { page } = desktopApp
    const standIn = standInOf(desktopApp)
    await test.step('its windows and session have the options', async () => {
      const seen = standIn.happenings.map(({ what }) => what)
      expect(seen).toEqual(
        expect.arrayContaining([
          'sandbox enabled',
          'privileged schemes',
          'permission requests handled',
          'permission checks handled',
        ]),
      )
      expect([...standIn.windows.values()].map(({ options }) => options)).toMatchObject([
        {
          webPreferences: {
            contextIsolation: true,
            sandbox: true,
            nodeIntegration: false,
            webSecurity: true,
          },
        },
      ])
      expect(standIn.foreignRequests).toEqual([])
    })
    await test.step('the bridge is crossed as copies: nothing to change, nothing that cannot be cloned', async () => {
      expect(
        await page.evaluate(
          `Object.isFrozen(bookspool) && Reflect.set(globalThis, 'bookspool', null) === false`,
        ),
      ).toBe(true)
      const withFunction = `(${outcome})(() => bookspool.ask('pile.add', { paths: [() => 'a'] }))`
      expect(await page.evaluate(withFunction)).toMatch(/^refused: .*could not be cloned/su)
      const rejected = `bookspool.ask('no.such.name').catch((error) => [error.constructor === Error, Object.keys(error)])`
      expect(await page.evaluate(rejected)).toEqual([true, []])
    })
    await test.step('no foreign frame is answered', async () => {
      const own = { url: 'bookspool://app/index.html', isMainFrame: true }
      expect(await standIn.invoke(1, own, 'state.snapshot', [undefined])).toMatchObject({
        ok: true,
        value: { ok: true },
      })
      for (const frame of [
        null,
        { url: 'https://example.com/', isMainFrame: true },
        { url: 'bookspool://app.example/index.html', isMainFrame: true },
        { url: 'about:blank', isMainFrame: true },
        { ...own, isMainFrame: false },
      ])
        expect(await standIn.invoke(1, frame, 'state.snapshot', [undefined])).toMatchObject({ ok: false })
    })
    await test.step('nothing outside the renderer’s folder is served', async () => {
      for (const [url, status] of [
        ['bookspool://app/index.html', 200],
        ['bookspool://app/bridge.js', 200],
        ['bookspool://app/..%2fmain%2findex.js', 403],
        ['bookspool://other/index.html', 403],
        ['bookspool://app/missing.js', 404],
      ] as const)
        expect((await standIn.request(url, 'GET', {}))?.status, url).toBe(status)
    })
    await test.step('it stays on its page and opens no other', async () => {
      await page.evaluate(`location.href = 'https://example.com/'`)
      await expect.poll(() => desktopApp.log()).toContain('denied navigation to https://example.com/')
      await page.evaluate(`void window.open('https://example.com/popup')`)
      await expect.poll(() => desktopApp.log()).toContain('denied a window for https://example.com/popup')
      await expect.poll(() => standIn.context.pages().length).toBe(1)
      expect(page.url()).toBe('https://bookspool.test/index.html')
      await expect(page).toHaveTitle(/Bookspool/u)
    })
  })

  test('hands on the system’s dialog, and remembers where it ended', async ({ desktopApp, testHome }) => {
    const book = join(testHome.scratch, 'chosen.txt')
    await writeFile(book, 'A book that was chosen. It is short.')
    await desktopApp.answerNextDialog([])
    expect(await desktopApp.page.evaluate(`bookspool.ask('pile.browse', { kind: 'files' })`)).toEqual({
      ok: true,
      value: null,
    })
    await desktopApp.answerNextDialog([book])
    await desktopApp.page.evaluate(`bookspool.ask('pile.browse', { kind: 'files' })`)
    await expect.poll(async () => fileNamesOf(desktopApp)).toEqual(['chosen.txt'])
    await desktopApp.relaunch()
    await desktopApp.page.evaluate(`bookspool.ask('pile.browse', { kind: 'folder' })`)
    expect(await standInOf(desktopApp).happening('showOpenDialog')).toMatchObject({
      detail: { defaultPath: testHome.scratch },
    })
  })

  test('adds files that the system opens, and those of a second start', async ({
    desktopApp,
    testHome,
    windowBrowser,
  }) => {
    const standIn = standInOf(desktopApp)
    const fileNames = async (): Promise<unknown> => fileNamesOf(desktopApp)
    const [first, second] = [join(testHome.scratch, 'first.txt'), join(testHome.scratch, 'second.txt')]
    await writeFile(first, 'The first book. It is short.')
    await writeFile(second, 'The second book. It is as short.')
    standIn.tell({ type: 'app-event', event: 'open-file', args: [first] })
    await expect.poll(fileNames).toEqual(['first.txt'])
    expect(await standIn.happening('app open-file')).toMatchObject({ detail: { prevented: true } })

    const another = await StandInHost.start({
      browser: windowBrowser,
      mainScript,
      args: [second],
      cwd: packageRoot(),
      env: testHome.env,
    })
    expect(await another.whenGone()).toBe(0)
    expect(another.windows.size).toBe(0)
    await expect.poll(fileNames).toEqual(['first.txt', 'second.txt'])
    expect(standIn.happenings.map(({ what }) => what)).toContain('window focused')
  })

  test('starts from a folder that is in use with words and a failure', async ({
    desktopApp,
    testHome,
    windowBrowser,
  }) => {
    expect(desktopApp.now.errors).toEqual([])
    // The single-instance lock is lifted, so that the home's own lock has to refuse.
    await rm(join(testHome.home, 'electron', 'SingletonLock'))
    const another = await StandInHost.start({
      browser: windowBrowser,
      mainScript,
      args: [],
      cwd: packageRoot(),
      env: testHome.env,
    })
    expect(await another.whenGone()).toBe(1)
    const box = another.happenings.find(({ what }) => what === 'error box')
    expect(JSON.stringify(box?.detail)).toContain('already running')
  })

  test('quits through its guard, and leaves with status 0', async ({ desktopApp }) => {
    const standIn = standInOf(desktopApp)
    expect(await desktopApp.quit()).toBe(0)
    expect(standIn.happenings.at(-1)).toEqual({ what: 'exit', detail: 0 })
  })

  test('keeps the computer awake while a batch runs, and asks before it is closed', async ({
    desktopApp,
    testHome,
  }) => {
    const standIn = standInOf(desktopApp)
    const { page } = desktopApp
    const book = join(testHome.scratch, 'long.txt')
    const sentence = 'The night was long, and nobody in the house had slept before the morning came at last. '
    await writeFile(book, `${sentence.repeat(40)}\n\n`.repeat(60))
    await desktopApp.dropFiles([book])
    await expect.poll(async () => fileNamesOf(desktopApp)).toEqual(['long.txt'])
    await page.evaluate(`bookspool.ask('batch.start', {})`)
    const blockers = (): string[] =>
      standIn.happenings.map(({ what }) => what).filter((what) => what.startsWith('blocker'))
    await expect.poll(blockers).toEqual(['blocker started'])

    const question = page.getByRole('alertdialog', { name: 'A batch is under way' })
    standIn.tell({ type: 'close-window', window: 1 })
    await expect(question).toContainText('1 book is being made.')
    await page.screenshot({ path: 'test-results/close-question.png' })
    await question.getByRole('button', { name: 'Cancel' }).click()
    await expect(question).toBeHidden()
    expect(blockers()).toEqual(['blocker started'])

    standIn.tell({ type: 'quit' })
    await question.getByRole('button', { name: /^Pause and quit/u }).click()
    expect(await standIn.whenGone()).toBe(0)
    expect(blockers()).toEqual(['blocker started', 'blocker stopped'])
    expect(standIn.happenings.findLast(({ what }) => what === 'progress bar')?.detail).toMatchObject({
      mode: 'none',
    })

    await desktopApp.launch()
    await expect(desktopApp.page.getByText(/Paused when Bookspool was quit at .*1 book left/u)).toBeVisible()
  })

  test('goes on without a window where that was the answer, and has one again when it is opened', async ({
    desktopApp,
    testHome,
    windowBrowser,
  }) => {
    const standIn = standInOf(desktopApp)
    const book = join(testHome.scratch, 'short.txt')
    await writeFile(book, 'The night was long, and nobody in the house had slept. '.repeat(4000))
    await desktopApp.dropFiles([book])
    await expect.poll(async () => fileNamesOf(desktopApp)).toEqual(['short.txt'])
    await desktopApp.page.evaluate(`bookspool.ask('batch.start', {})`)
    await expect.poll(() => standIn.happenings.map(({ what }) => what)).toContain('blocker started')
    standIn.tell({ type: 'close-window', window: 1 })
    await desktopApp.page.getByRole('button', { name: /^Keep running/u }).click()
    await expect.poll(() => standIn.windows.size).toBe(0)

    const another = await StandInHost.start({
      browser: windowBrowser,
      mainScript,
      args: [],
      cwd: packageRoot(),
      env: testHome.env,
    })
    expect(await another.whenGone()).toBe(0)
    const window = await standIn.firstPage()
    await expect(window.getByRole('row').filter({ hasText: 'short.txt' })).toBeVisible()
    expect(standIn.windows.size).toBe(1)
    expect(standIn.happenings.map(({ what }) => what)).not.toContain('exit')
  })

  test('quits when its window is closed', async ({ desktopApp }) => {
    test.skip(process.platform === 'darwin', 'on macOS an app outlives its window')
    const standIn = standInOf(desktopApp)
    await desktopApp.page.close()
    expect(await standIn.whenGone()).toBe(0)
  })

  test('opens again where it was after being killed', async ({ desktopApp }) => {
    await desktopApp.kill9()
    await desktopApp.relaunch()
    await expect(desktopApp.page).toHaveTitle(/Bookspool/u)
    expect(desktopApp.now.errors).toEqual([])
  })

  test('loads a window that crashed again, once', async ({ desktopApp }) => {
    const standIn = standInOf(desktopApp)
    const loads = (): number => standIn.happenings.filter(({ what }) => what === 'page loaded').length
    await expect.poll(loads).toBe(1)
    const crash: ToMain = {
      type: 'contents-event',
      window: 1,
      event: 'render-process-gone',
      args: [{ reason: 'crashed', exitCode: 5 }],
    }
    standIn.tell(crash)
    await expect.poll(loads).toBe(2)
    await expect(desktopApp.page).toHaveTitle(/Bookspool/u)
    standIn.tell(crash)
    await expect.poll(() => desktopApp.log().split('the window’s process is gone').length - 1).toBe(2)
    expect(loads()).toBe(2)
  })
})
