import { z } from 'zod'
import type { AnnounceName, AskName, TellName } from '../../src-contract/channel-table.ts'
import {
  addedSchema, announceSchemas, askSchemas,
  type AnnouncePayload, type AskInput, type AskOutput, type TellPayload,
} from '../../src-contract/channels.ts' // prettier-ignore
import type { Bridge, PageFolder } from '../../src-contract/channel-bridge.ts'
import { fail, failureSchema, succeed, type Result } from '../../src-contract/failure.ts'

declare global {
  interface Window {
    bookspool?: Bridge
  }
}

/** The window's own door: typed, and everything that comes in is parsed. */
export type WindowDoor = {
  /** Never rejects: an answer that does not come, or that cannot be read, is a failure like any other. */
  ask: <Name extends AskName>(name: Name, input: AskInput<Name>) => Promise<Answer<AskOutput<Name>>>
  tell: <Name extends TellName>(name: Name, payload: TellPayload<Name>) => void
  listen: <Name extends AnnounceName>(
    name: Name,
    listener: (payload: AnnouncePayload<Name>) => void,
    /** What was announced could not be read: the window no longer knows what main knows. */
    onUnreadable?: () => void,
  ) => () => void
  addDropped: (files: File[], folders?: PageFolder[]) => Promise<Answer<AskOutput<'pile.add'>>>
  installDropped: (files: File[]) => Promise<Answer<AskOutput<'voices.installFiles'>>>
}

/** `reached` is false where main did not answer at all: the connection is gone, rather than the request refused. */
export type Answer<T> = Result<T> & { reached: boolean }

const envelopeSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown().optional() }),
  z.object({ ok: z.literal(false), failure: failureSchema }),
])

/** The contract's schemas, seen so that an answer's type follows from the name it was asked by. */
const answers: { [Name in AskName]: { output: z.ZodType<AskOutput<Name>> } } = askSchemas
const announcements: { [Name in AnnounceName]: z.ZodType<AnnouncePayload<Name>> } = announceSchemas

/** What `window.bookspool` holds, or null where this page was opened without a door behind it. */
export function bridgeOfThisWindow(): Bridge | null {
  return window.bookspool ?? null
}

export function openBridge(bridge: Bridge): WindowDoor {
  const reportUnreadable = (name: string, error: z.ZodError): void => {
    bridge.tell('window.reportError', {
      message: `${name} cannot be read: ${z.prettifyError(error)}`.slice(0, 10_000),
    })
  }

  async function answerOf<T>(
    name: string,
    schema: z.ZodType<T>,
    coming: Promise<unknown>,
  ): Promise<Answer<T>> {
    let raw: unknown
    try {
      raw = await coming
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error)
      return { ...fail('internal', { detail: `no answer to ${name} (${detail})` }), reached: false }
    }
    const envelope = envelopeSchema.safeParse(raw)
    if (!envelope.success) {
      reportUnreadable(name, envelope.error)
      return { ...fail('internal', { detail: `the answer to ${name} cannot be read` }), reached: true }
    }
    if (!envelope.data.ok) return { ...envelope.data, reached: true }
    // JSON has no undefined: where nothing is expected, null is nothing too.
    const value = schema instanceof z.ZodVoid ? undefined : envelope.data.value
    const parsed = schema.safeParse(value)
    if (parsed.success) return { ...succeed(parsed.data), reached: true }
    reportUnreadable(name, parsed.error)
    return { ...fail('internal', { detail: `the answer to ${name} cannot be read` }), reached: true }
  }

  return {
    ask: <Name extends AskName>(name: Name, input: AskInput<Name>) => {
      return answerOf<AskOutput<Name>>(name, answers[name].output, bridge.ask(name, input))
    },
    tell: (name, payload) => {
      bridge.tell(name, payload)
    },
    listen: <Name extends AnnounceName>(
      name: Name,
      listener: (payload: AnnouncePayload<Name>) => void,
      onUnreadable?: () => void,
    ) => {
      return bridge.listen(name, (payload) => {
        const parsed = announcements[name].safeParse(payload)
        if (parsed.success) {
          listener(parsed.data)
          return
        }
        reportUnreadable(name, parsed.error)
        onUnreadable?.()
      })
    },
    addDropped: (files, folders = []) => answerOf('pile.add', addedSchema, bridge.addDropped(files, folders)),
    installDropped: (files) =>
      answerOf('voices.installFiles', answers['voices.installFiles'].output, bridge.installDropped(files)),
  }
}
