import type { Frame, Page, Route } from '@playwright/test'
import { collectErrors } from '../fixtures/collect-errors.ts'
import type { StandInHost } from './host.ts'
import { pageScript } from './page-side.ts'
import { pageOrigin, toAppUrl, toPageUrl } from './wire.ts'

/** One BrowserWindow as a page. The page's URLs are https://bookspool.test/…; main sees bookspool://app/…. */
export class HostWindow {
  readonly options: unknown
  /** What the page wrote to its console as an error, and what it threw. */
  readonly errors: string[] = []
  private readonly host: StandInHost
  private readonly id: number
  private readonly opened: Promise<Page>
  private readonly loaded = Promise.withResolvers<void>()
  /** URLs that main itself loads: those raise no will-navigate. */
  private readonly expected: string[] = []
  private delivered: Promise<unknown> = Promise.resolve()

  constructor(
    host: StandInHost,
    id: number,
    preload: Promise<string>,
    opened: { width: number; height: number; options: unknown },
  ) {
    this.host = host
    this.id = id
    this.options = opened.options
    this.opened = this.open(preload, opened)
    // A page that never opens is told by load(); until then nobody waits for it.
    this.opened.catch((error: unknown) => this.errors.push(String(error)))
    this.loaded.promise.catch(() => undefined)
  }

  private async open(
    preload: Promise<string>,
    { width, height }: { width: number; height: number },
  ): Promise<Page> {
    const page = await this.host.context.newPage()
    await page.setViewportSize({ width, height })
    collectErrors(page, this.errors)
    page.on('popup', (popup) => void this.askForPopup(popup))
    page.on('close', () => this.host.tell({ type: 'close-window', window: this.id }))
    // Playwright's own serialisation carries it on; structuredClone in the page has refused what cannot be cloned.
    await page.exposeBinding(
      'standInCall',
      async ({ frame }, verb: unknown, channel: unknown, args: unknown) =>
        this.fromPage(frame, String(verb), String(channel), Array.isArray(args) ? args : []),
    )
    await page.addInitScript({ content: pageScript(await preload) })
    await page.route('**/*', async (route) => this.route(page, route))
    return page
  }

  private async fromPage(frame: Frame, verb: string, channel: string, args: unknown[]): Promise<unknown> {
    const sender = { url: toAppUrl(frame.url()), isMainFrame: frame.parentFrame() === null }
    if (verb === 'invoke') return this.host.invoke(this.id, sender, channel, args)
    this.host.tell({ type: 'message', window: this.id, frame: sender, channel, args })
    return null
  }

  private async askForPopup(popup: Page): Promise<void> {
    // The popup's own request was aborted by now, and its URL is Chromium's error page.
    const url = this.host.popupRequests.at(-1) ?? toAppUrl(popup.url())
    const answer = await this.host.ask({ type: 'open-window', window: this.id, url })
    this.host.happenings.push({ what: 'popup', detail: answer })
    await popup.close()
  }

  private async mayNavigate(url: string, isMainFrame: boolean): Promise<boolean> {
    const index = this.expected.indexOf(url)
    if (isMainFrame && index !== -1) {
      this.expected.splice(index, 1)
      return true
    }
    const answer = await this.host.ask({ type: 'navigate', window: this.id, url: toAppUrl(url), isMainFrame })
    return typeof answer === 'object' && answer !== null && 'value' in answer && answer.value === true
  }

  private async route(page: Page, route: Route): Promise<void> {
    const request = route.request()
    const url = request.url()
    if (request.isNavigationRequest()) {
      const allowed = await this.mayNavigate(url, request.frame() === page.mainFrame())
      if (!allowed) return route.abort('aborted')
    }
    if (!url.startsWith(`${pageOrigin}/`)) {
      this.host.foreignRequests.push(url)
      return route.abort('blockedbyclient')
    }
    const response = await this.host.request(toAppUrl(url), request.method(), request.headers())
    if (response === null) return route.abort('failed')
    return route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(response.body),
    })
  }

  async whenLoaded(): Promise<Page> {
    await this.loaded.promise
    return this.opened
  }

  /** Null where the page was loaded, else what went wrong. */
  async load(url: string): Promise<string | null> {
    try {
      const page = await this.opened
      this.expected.push(toPageUrl(url))
      const response = await page.goto(toPageUrl(url))
      this.loaded.resolve()
      return response?.ok() === true ? null : `status ${response?.status() ?? 'none'}`
    } catch (error) {
      this.loaded.reject(error)
      return String(error)
    }
  }

  /** webContents.send: in order, and dropped where the page is gone, as Electron drops it. */
  async deliver(channel: string, args: unknown[]): Promise<void> {
    this.delivered = this.delivered.then(async () => {
      const page = await this.opened
      if (page.isClosed()) return
      try {
        await page.evaluate(([name, values]) => globalThis.standIn?.deliver(name, values), [
          channel,
          args,
        ] as const)
      } catch (error) {
        // A page that is being replaced by another hears nothing, as in Electron.
        if (!page.isClosed() && !/Execution context was destroyed/u.test(String(error)))
          this.errors.push(`${channel} could not be delivered: ${String(error)}`)
      }
    })
    await this.delivered
  }

  async close(): Promise<void> {
    const page = await this.opened
    if (!page.isClosed()) await page.close()
  }
}
