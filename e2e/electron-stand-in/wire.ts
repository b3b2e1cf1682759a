import { z } from 'zod'

/** What passes between the stand-in (inside main's process) and the test process, which owns the browser. Structured clone both ways. */
const call = z.number()
const window = z.number()
const frame = z.object({ url: z.string(), isMainFrame: z.boolean() }).nullable()
const args = z.array(z.unknown())

/** Test process → main. */
export const toMainSchema = z.discriminatedUnion('type', [
  /** ipcRenderer.invoke; `frame` null: it was gone when the message came. */
  z.object({ type: z.literal('invoke'), call, window, frame, channel: z.string(), args }),
  z.object({ type: z.literal('message'), window, frame, channel: z.string(), args }),
  z.object({
    type: z.literal('request'),
    call,
    url: z.string(),
    method: z.string(),
    headers: z.array(z.tuple([z.string(), z.string()])),
  }),
  z.object({ type: z.literal('navigate'), call, window, url: z.string(), isMainFrame: z.boolean() }),
  z.object({ type: z.literal('open-window'), call, window, url: z.string() }),
  /** The user closes the window. */
  z.object({ type: z.literal('close-window'), window }),
  z.object({ type: z.literal('window-event'), window, event: z.string(), args }),
  z.object({ type: z.literal('contents-event'), window, event: z.string(), args }),
  z.object({ type: z.literal('app-event'), event: z.string(), args }),
  z.object({ type: z.literal('power-event'), event: z.string() }),
  z.object({ type: z.literal('quit') }),
  /** Answers a load or a dialog. */
  z.object({ type: z.literal('answer'), call, value: z.unknown() }),
])
export type ToMain = z.infer<typeof toMainSchema>

/** Main → test process. */
export const fromMainSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('window-opened'),
    window,
    preload: z.string(),
    width: z.number(),
    height: z.number(),
    options: z.unknown(),
  }),
  z.object({ type: z.literal('load'), call, window, url: z.string() }),
  z.object({ type: z.literal('window-closed'), window }),
  z.object({ type: z.literal('send'), window, channel: z.string(), args }),
  z.object({ type: z.literal('reply'), call, ok: z.boolean(), value: z.unknown() }),
  z.object({
    type: z.literal('response'),
    call,
    status: z.number(),
    headers: z.array(z.tuple([z.string(), z.string()])),
    body: z.instanceof(Uint8Array),
  }),
  /** `method` of dialog, with what it was given. */
  z.object({ type: z.literal('dialog'), call, method: z.string(), options: z.unknown() }),
  /** Anything that only the system would see: a progress bar, a blocker, a file shown. */
  z.object({ type: z.literal('happened'), what: z.string(), detail: z.unknown() }),
])
export type FromMain = z.infer<typeof fromMainSchema>

/** `https`, so that the page is a secure context as it is on a privileged scheme; .test never resolves (RFC 6761). */
export const pageOrigin = 'https://bookspool.test'
export const appOrigin = 'bookspool://app'

export function toPageUrl(url: string): string {
  return url.startsWith(`${appOrigin}/`) ? pageOrigin + url.slice(appOrigin.length) : url
}

export function toAppUrl(url: string): string {
  return url.startsWith(`${pageOrigin}/`) ? appOrigin + url.slice(pageOrigin.length) : url
}
