import { z } from 'zod'
import { channelTable, type AskName, type TellName } from '../../../src-contract/channel-table.ts'
import {
  askSchemas,
  tellSchemas,
  type AskHandlers,
  type AskOutput,
  type AskParsed,
  type TellHandlers,
} from '../../../src-contract/channels.ts'
import { ExpectedFailure, fail, type Result } from '../../../src-contract/failure.ts'

export function isAskName(name: string): name is AskName {
  return Object.hasOwn(channelTable, name) && Object.hasOwn(askSchemas, name)
}

export function isTellName(name: string): name is TellName {
  return Object.hasOwn(channelTable, name) && Object.hasOwn(tellSchemas, name)
}

type LogBug = (what: string, cause: unknown) => void

/** The same table with each name's types kept apart, so that a generic name finds its own. */
const asksByName: { [Name in AskName]: { input: z.ZodType<AskParsed<Name>> } } = askSchemas

/**
 * Behind every windowed door, once the sender is known to be ours: parse, handle, wrap. Never rejects: a bug is logged and answered as `internal`, because
 * doors forward no more of an error than its message.
 */
export async function answerAsk<Name extends AskName>(
  asks: AskHandlers,
  name: Name,
  input: unknown,
  logBug: LogBug,
): Promise<Result<AskOutput<Name>>> {
  const parsed = asksByName[name].input.safeParse(input)
  if (!parsed.success) {
    logBug(`the window asked ${name} with what it does not take`, parsed.error)
    return fail('internal', {
      detail: `${name} was asked with what it does not take: ${z.prettifyError(parsed.error)}`,
    })
  }
  try {
    return await asks[name](parsed.data)
  } catch (error) {
    if (error instanceof ExpectedFailure) return { ok: false, failure: error.failure }
    logBug(`the answer to ${name} failed`, error)
    return fail('internal', { detail: error instanceof Error ? error.message : String(error) })
  }
}

const tellers = {
  'window.reportError': (tells: TellHandlers, payload: unknown): z.ZodError | null => {
    const parsed = tellSchemas['window.reportError'].safeParse(payload)
    if (parsed.success) tells['window.reportError'](parsed.data)
    return parsed.error ?? null
  },
  'close.answer': (tells: TellHandlers, payload: unknown): z.ZodError | null => {
    const parsed = tellSchemas['close.answer'].safeParse(payload)
    if (parsed.success) tells['close.answer'](parsed.data)
    return parsed.error ?? null
  },
} satisfies Record<TellName, unknown>

/** Like an ask, without an answer: what does not parse is logged and dropped. */
export function takeTell(tells: TellHandlers, name: TellName, payload: unknown, logBug: LogBug): void {
  try {
    const refused = tellers[name](tells, payload)
    if (refused !== null) logBug(`the window told ${name} with what it does not take`, refused)
  } catch (error) {
    logBug(`what the window told by ${name} failed`, error)
  }
}
