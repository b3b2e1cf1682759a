import type { AnnounceName, AskName, TellName } from '../../src-contract/channel-table.ts'
import type { Bridge } from '../../src-contract/channel-bridge.ts'
import type { AnnouncePayload, AskHandlers } from '../../src-contract/channels.ts'
import { askSchemas } from '../../src-contract/channels.ts'
import { fail } from '../../src-contract/failure.ts'

type Ask = { name: AskName; input: unknown }

/** A door with a script behind it instead of main: names come from the contract, input is parsed as a real door parses it. */
export class BridgeDouble implements Bridge {
  readonly asked: Ask[] = []
  readonly told: { name: string; payload: unknown }[] = []
  readonly dropped: File[] = []
  readonly #listeners = new Map<string, Set<(payload: unknown) => void>>()
  readonly #handlers: Partial<AskHandlers>

  constructor(handlers: Partial<AskHandlers>) {
    this.#handlers = handlers
  }

  readonly ask = async (name: AskName, input: unknown): Promise<unknown> => {
    this.asked.push({ name, input })
    const parsed = askSchemas[name].input.safeParse(input)
    if (!parsed.success) return fail('internal', { detail: `${name}: ${parsed.error.message}` })
    // Handlers differ in what they take; the schema of the same name has just checked it.
    const handler: ((input: never) => Promise<unknown>) | undefined = this.#handlers[name]
    if (handler === undefined) return fail('not-possible-now', { detail: `nothing answers ${name} here` })
    return await Reflect.apply(handler, undefined, [parsed.data])
  }

  readonly tell = (name: TellName, payload: unknown): void => {
    this.told.push({ name, payload })
  }

  readonly listen = (name: AnnounceName, listener: (payload: unknown) => void): (() => void) => {
    const listeners = this.#listeners.get(name) ?? new Set()
    this.#listeners.set(name, listeners)
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }

  readonly addDropped = (files: File[]): Promise<unknown> => {
    this.dropped.push(...files)
    return this.ask('pile.add', { paths: files.map((file) => `/dropped/${file.name}`) })
  }

  readonly installDropped = (files: File[]): Promise<unknown> => {
    this.dropped.push(...files)
    return this.ask('voices.installFiles', { paths: files.map((file) => `/dropped/${file.name}`) })
  }

  announce<Name extends AnnounceName>(name: Name, payload: AnnouncePayload<Name>): void {
    this.announceRaw(name, payload)
  }

  /** Whatever a broken main might send. */
  announceRaw(name: AnnounceName, payload: unknown): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(payload)
  }

  listenerCount(name: AnnounceName): number {
    return this.#listeners.get(name)?.size ?? 0
  }
}
