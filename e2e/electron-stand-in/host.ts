import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { HostWindow } from './host-window.ts'
import { fromMainSchema, type FromMain, type ToMain } from './wire.ts'

export type Happening = { what: string; detail: unknown }
export type MainReply = { ok: boolean; value: unknown }
export type MainResponse = { status: number; headers: [string, string][]; body: Uint8Array }

export type HostOptions = {
  browser: Browser
  mainScript: string
  args: string[]
  cwd: string
  env: NodeJS.ProcessEnv
}

/** Distributes over the union, so that each kind of message keeps its own fields. */
type WithoutCall<Message> = Message extends { call: number } ? Omit<Message, 'call'> : never

/** The test process's half of the stand-in: forks main, shows its windows as pages, answers for the system. */
export class StandInHost {
  readonly happenings: Happening[] = []
  /** Requests to anywhere but the app; they are not let through. */
  readonly foreignRequests: string[] = []
  readonly windows = new Map<number, HostWindow>()
  readonly popupRequests: string[]
  readonly context: BrowserContext
  readonly child: ChildProcess
  log = ''
  private readonly dialogAnswers: string[][] = []
  private readonly waiting = new Map<number, (value: unknown) => void>()
  private readonly exit: Promise<number | null>
  private lastCall = 0

  static async start(options: HostOptions): Promise<StandInHost> {
    // Without a GPU the moving bars take a core's share from the books that are made beside them.
    const context = await options.browser.newContext({ reducedMotion: 'reduce' })
    // A popup, until it is closed: the windows' pages have routes of their own, which go first.
    const popupRequests: string[] = []
    await context.route('**/*', async (route) => {
      popupRequests.push(route.request().url())
      return route.abort('blockedbyclient')
    })
    return new StandInHost(options, context, popupRequests)
  }

  private constructor(
    { mainScript, args, cwd, env }: HostOptions,
    context: BrowserContext,
    popupRequests: string[],
  ) {
    this.context = context
    this.popupRequests = popupRequests
    const register = fileURLToPath(new URL('./register.mjs', import.meta.url))
    this.child = fork(mainScript, args, {
      cwd,
      env,
      execArgv: ['--import', register],
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    const keep = (bytes: Buffer): void => {
      this.log += bytes.toString()
    }
    this.child.stdout?.on('data', keep)
    this.child.stderr?.on('data', keep)
    this.child.on('message', (message: unknown) => void this.take(fromMainSchema.parse(message)))
    this.exit = once(this.child, 'exit').then(async ([code]: unknown[]) => {
      // Chromium's windows end with main's process, however it ended.
      for (const resolve of this.waiting.values()) resolve({ ok: false, value: 'main is gone' })
      await this.context.close()
      return typeof code === 'number' ? code : null
    })
  }

  /** The first window's page, once it is loaded. Rejects when main ends before. */
  async firstPage(): Promise<Page> {
    for (;;) {
      const [window] = this.windows.values()
      if (window !== undefined) return window.whenLoaded()
      await this.nextMessage()
    }
  }

  private async nextMessage(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null)
      throw new Error(`main ended before it opened a window:\n${this.log}`)
    await Promise.race([once(this.child, 'message'), this.exit])
  }

  /** Resolves with the first happening of that name, which may be past. */
  async happening(what: string): Promise<Happening> {
    for (;;) {
      const found = this.happenings.find((happening) => happening.what === what)
      if (found !== undefined) return found
      await this.nextMessage()
    }
  }

  /** What main no longer takes because it is ending is logged; whoever waits for an answer hears of the end from `exit`. */
  tell(message: ToMain): void {
    if (!this.child.connected) return
    this.child.send(message, (error) => {
      if (error !== null) this.log += `not taken by main: ${message.type}: ${error.message}\n`
    })
  }

  /** Sends what main answers. */
  async ask(message: WithoutCall<ToMain>): Promise<unknown> {
    this.lastCall += 1
    const call = this.lastCall
    return new Promise((resolve) => {
      this.waiting.set(call, resolve)
      this.tell({ ...message, call })
    })
  }

  async invoke(
    window: number,
    frame: { url: string; isMainFrame: boolean } | null,
    channel: string,
    args: unknown[],
  ): Promise<MainReply> {
    const answer = await this.ask({ type: 'invoke', window, frame, channel, args })
    return isReply(answer) ? answer : { ok: false, value: 'no reply' }
  }

  async request(url: string, method: string, headers: Record<string, string>): Promise<MainResponse | null> {
    const answer = await this.ask({ type: 'request', url, method, headers: Object.entries(headers) })
    return isResponse(answer) ? answer : null
  }

  /** The paths that the next open dialog ends with; none: cancelled. */
  answerNextDialog(paths: string[]): void {
    this.dialogAnswers.push(paths)
  }

  async whenGone(): Promise<number | null> {
    return this.exit
  }

  private settle(call: number, value: unknown): void {
    this.waiting.get(call)?.(value)
    this.waiting.delete(call)
  }

  private async take(message: FromMain): Promise<void> {
    switch (message.type) {
      case 'window-opened':
        this.windows.set(
          message.window,
          new HostWindow(this, message.window, readFile(message.preload, 'utf8'), message),
        )
        break
      case 'load': {
        const problem = await this.windows.get(message.window)?.load(message.url)
        this.happenings.push({ what: 'page loaded', detail: message.url })
        this.tell({ type: 'answer', call: message.call, value: problem ?? null })
        break
      }
      case 'window-closed':
        await this.windows.get(message.window)?.close()
        this.windows.delete(message.window)
        break
      case 'send':
        await this.windows.get(message.window)?.deliver(message.channel, message.args)
        break
      case 'reply':
      case 'response':
        this.settle(message.call, message)
        break
      case 'dialog':
        this.happenings.push({ what: message.method, detail: message.options })
        this.tell({ type: 'answer', call: message.call, value: this.dialogAnswers.shift() ?? [] })
        break
      case 'happened':
        this.happenings.push({ what: message.what, detail: message.detail })
        break
    }
  }
}

function isReply(value: unknown): value is MainReply {
  return typeof value === 'object' && value !== null && 'ok' in value && 'value' in value
}

function isResponse(value: unknown): value is MainResponse {
  return typeof value === 'object' && value !== null && 'status' in value && 'body' in value
}
