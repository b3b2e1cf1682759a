import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import type { SayAction, Voice, VoiceActionReport } from '../../../src-contract/reports.ts'
import type { VoiceInstall, VoiceInstalls } from '../../../src-contract/voice-installs.ts'
import { fileExists } from '../../../src-node/atomic-file.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { oneAfterTheOther } from '../../../src-node/one-after-the-other.ts'
import type { ShortVoiceAction } from '../app/ask-orchestrator.ts'
import type { VoiceInstallation } from '../app/install-voice.ts'

export type VoiceDeskParts = {
  list: () => Promise<Result<Voice[]>>
  install: (
    what: string,
    installation: Pick<VoiceInstallation, 'onProgress' | 'signal'>,
  ) => Promise<Result<VoiceActionReport>>
  act: (action: ShortVoiceAction) => Promise<Result<VoiceActionReport>>
  /** Absolute path of the folder where samples are kept. */
  sampleFolder: string
  changed: (installs: VoiceInstalls) => void
  /** A voice has come or gone. */
  listChanged: () => void
}

/** What the window does with voices: one is installed at a time, the others wait. */
export type VoiceDesk = {
  list: () => Promise<Result<Voice[]>>
  installs: () => VoiceInstalls
  /** Resolves when it is over. `what`: an id of the catalogue or a path. */
  install: (what: string) => Promise<Result<Voice[]>>
  stop: (what: string) => void
  remove: (id: string) => Promise<Result<void>>
  /** Voices that are none of ours to install have come, gone or changed: what was spoken by these is old. */
  changed: (ids: readonly string[]) => Promise<void>
  /** The path of a sentence that the voice speaks. */
  sample: (id: string) => Promise<Result<string>>
  /** A sentence in the words that are said for it, and the path of its sound. */
  say: (sentence: Omit<SayAction, 'action' | 'output'>) => Promise<Result<{ said: string; path: string }>>
  close: () => Promise<void>
}

/** So many sentences that were tried are kept: one may still be playing while the next is made. */
const keptTrials = 4

type Entry = VoiceInstall & { calledOff: AbortController }

/** Progress comes with every kilobyte; so many percent of a download are worth a word. */
const tellEveryPercent = 1

export function openVoiceDesk(parts: VoiceDeskParts): VoiceDesk {
  const entries = new Map<string, Entry>()
  const running = new Map<string, Promise<Result<Voice[]>>>()
  const sampling = new Map<string, Promise<Result<string>>>()
  let listed = 0
  const inTurn = oneAfterTheOther()

  const view = (): VoiceInstalls => ({
    installs: [...entries.values()].map(({ calledOff: _calledOff, ...install }) => install),
    listed,
  })
  const tell = (): void => parts.changed(view())
  const samplePath = (id: string): string =>
    join(parts.sampleFolder, `${id.replaceAll(/[^\w.-]/gu, '-')}.wav`)
  const listIsOld = async (ids: readonly string[]): Promise<void> => {
    for (const id of ids) await rm(samplePath(id), { force: true })
    listed += 1
    parts.listChanged()
  }

  const begin = async (entry: Entry): Promise<Result<Voice[]>> => {
    const { signal } = entry.calledOff
    if (signal.aborted) return fail('interrupted')
    entry.state = 'running'
    tell()
    let told = -1
    const onProgress = ({ done, total }: { done: number; total: number }): void => {
      entry.done = done
      entry.total = total
      const step = Math.floor((100 * done) / total / tellEveryPercent)
      if (step === told) return
      told = step
      tell()
    }
    const report = await parts.install(entry.what, { signal, onProgress })
    if (!report.ok) return report
    await listIsOld(report.value.items.map(({ id }) => id))
    return succeed(report.value.items)
  }
  const finish = (entry: Entry, result: Result<Voice[]>): void => {
    if (result.ok) entries.delete(entry.what)
    else if (entry.calledOff.signal.aborted) entry.state = 'stopped'
    else {
      entry.state = 'failed'
      entry.failure = result.failure
    }
    running.delete(entry.what)
    tell()
  }
  const install = (what: string): Promise<Result<Voice[]>> => {
    const under = running.get(what)
    if (under !== undefined) return under
    const calledOff = new AbortController()
    const entry: Entry = { what, state: 'waiting', done: null, total: null, failure: null, calledOff }
    entries.delete(what)
    entries.set(what, entry)
    tell()
    const ended = inTurn(async () => {
      try {
        const result = await begin(entry)
        finish(entry, result)
        return result
      } catch (error) {
        finish(entry, fail('internal', { detail: String(error) }))
        throw error
      }
    })
    running.set(what, ended)
    return ended
  }
  const withFolder = async (): Promise<Result<void>> => {
    try {
      await mkdir(parts.sampleFolder, { recursive: true })
      return succeed(undefined)
    } catch (error) {
      const failure = fileFailure(error, parts.sampleFolder, 'home-not-writable')
      if (failure === null) throw error
      return { ok: false, failure }
    }
  }
  let trials = 0
  const makeSample = async (id: string): Promise<Result<string>> => {
    const path = samplePath(id)
    if (await fileExists(path)) return succeed(path)
    const folder = await withFolder()
    if (!folder.ok) return folder
    const made = await parts.act({ action: 'sample', id, output: path })
    if (!made.ok) return made
    // Its speed has been measured with it.
    listed += 1
    tell()
    return succeed(path)
  }
  return {
    list: parts.list,
    installs: view,
    install,
    stop: (what) => {
      const entry = entries.get(what)
      if (entry === undefined) return
      entry.calledOff.abort()
      if (running.has(what)) return
      entries.delete(what)
      tell()
    },
    remove: async (id) => {
      const removed = await parts.act({ action: 'remove', id })
      if (!removed.ok) return removed
      await listIsOld(removed.value.items.map(({ id }) => id))
      tell()
      return succeed(undefined)
    },
    changed: async (ids) => {
      await listIsOld(ids)
      tell()
    },
    sample: (id) => {
      const under = sampling.get(id) ?? makeSample(id).finally(() => sampling.delete(id))
      sampling.set(id, under)
      return under
    },
    say: async (sentence) => {
      const folder = await withFolder()
      if (!folder.ok) return folder
      trials = (trials % keptTrials) + 1
      const path = join(parts.sampleFolder, `tried-${trials}.wav`)
      const spoken = await parts.act({ action: 'say', ...sentence, output: path })
      return spoken.ok ? succeed({ said: spoken.value.said ?? '', path }) : spoken
    },
    close: async () => {
      for (const { calledOff } of entries.values()) calledOff.abort()
      await Promise.allSettled([...running.values(), ...sampling.values()])
    },
  }
}
