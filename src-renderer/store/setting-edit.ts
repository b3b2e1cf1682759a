import type { Result } from '../../src-contract/failure.ts'

export type SettingEdit<Value> = {
  /** The editing has begun, with this value in the file; one that goes on goes on. */
  begin: (inFile: Value) => void
  /** Writes in turn. `put` is told what the file is to say before, and answers with what it says then; `inFile` counts where nothing is edited. */
  write: (inFile: Value, put: (seen: Value) => Promise<Result<Value> | null>) => Promise<Result<Value> | null>
  /** Resolves, once everything is written, with whether it is still over. */
  end: () => Promise<boolean>
}

/**
 * A setting while it is edited. A second change can be made before the first one is written: it is compared with what the first one wrote, or it would
 * take our own writing for somebody else's.
 */
export function createSettingEdit<Value>(): SettingEdit<Value> {
  let edit: { seen: Value } | null = null
  let isInside = false
  let last: Promise<unknown> = Promise.resolve()
  return {
    begin: (inFile) => {
      isInside = true
      edit ??= { seen: inFile }
    },
    write: async (inFile, put) => {
      const own = edit ?? { seen: inFile }
      edit = own
      const turn = last.then(async () => {
        const answer = await put(own.seen)
        if (answer?.ok === true) own.seen = answer.value
        return answer
      })
      last = turn.catch(() => null)
      return turn
    },
    end: async () => {
      isInside = false
      await last
      if (!isInside) edit = null
      return !isInside
    },
  }
}
