import { configKeys } from '../../src-contract/config-options.ts'
import { fail, succeed, type Result } from '../../src-contract/failure.ts'
import { keysOf } from '../../src-contract/keys-of.ts'
import type { Finding, WorkspaceView } from '../../src-contract/migration.ts'
import type { WindowDoor } from '../bridge/open-bridge.ts'
import { noPages, type PageName, type PageValues, type Task } from '../store/pages.ts'
import { withNotice, withSettings, type WindowStore } from '../store/window-store.ts'
import { noticesAbout } from '../../src-contract/added-notices.ts'

/** What the pages about a workspace do: look at it, switch, migrate, read its history and its disk, answer its questions. */
export function createWorkspaceActions(
  door: WindowDoor,
  store: WindowStore,
  { readSettings }: { readSettings: () => Promise<void> },
  now: () => number = Date.now,
) {
  /** The newest asking of each page: an answer to an older one, or about a workspace that was left, is not taken. */
  const turns = new Map<PageName, number>()
  const nextTurn = (name: PageName): number => {
    const turn = (turns.get(name) ?? 0) + 1
    turns.set(name, turn)
    return turn
  }
  const put = <Name extends PageName>(name: Name, task: Task<PageValues[Name]>): void => {
    store.setState(({ pages }) => ({ pages: { ...pages, [name]: task } }))
  }
  const forget = (name: PageName): void => {
    nextTurn(name)
    put(name, noPages[name])
  }

  /** Asks, and keeps what comes under the page's name. Null: nobody waits for that answer any more. */
  async function work<Name extends PageName>(
    name: Name,
    asking: () => Promise<Result<PageValues[Name]>>,
  ): Promise<Result<PageValues[Name]> | null> {
    const turn = nextTurn(name)
    const { value } = store.getState().pages[name]
    put(name, { busySince: now(), value, failure: null })
    const answer = await asking()
    if (turns.get(name) !== turn) return null
    put(
      name,
      answer.ok
        ? { busySince: null, value: answer.value, failure: null }
        : { busySince: null, value, failure: answer.failure },
    )
    return answer
  }

  async function readWorkspace(): Promise<void> {
    await work('workspace', async () => door.ask('workspace.read', undefined))
  }
  /** What was found in the workspace of before says nothing about this one. */
  async function enter(workspace: WorkspaceView): Promise<void> {
    for (const name of keysOf(noPages)) nextTurn(name)
    const task = { busySince: null, value: workspace, failure: null }
    store.setState({ pages: { ...noPages, workspace: task } })
    await readSettings()
  }
  /** Whether another workspace is in force now. */
  async function change(asking: () => Promise<Result<WorkspaceView | null>>): Promise<boolean> {
    let entered: WorkspaceView | null = null
    await work('opening', async () => {
      const answer = await asking()
      if (!answer.ok) return answer
      entered = answer.value
      return succeed(entered !== null)
    })
    if (entered === null) return false
    await enter(entered)
    return true
  }

  return {
    readWorkspace,
    /** Without a path: through the system's dialog. */
    openWorkspace: async (path?: string): Promise<boolean> =>
      change(async () => door.ask('workspace.open', path === undefined ? {} : { path })),
    closeWorkspace: async (): Promise<boolean> => change(async () => door.ask('workspace.close', undefined)),
    addInputFolder: async (): Promise<Result<void>> => {
      const answer = await door.ask('pile.inputFolder', undefined)
      if (!answer.ok) return answer
      for (const notice of noticesAbout(answer.value)) store.setState((state) => withNotice(state, notice))
      return succeed(undefined)
    },
    /** The one-click change of a finding. Written only if the file still says what the window shows. */
    applyFix: async ({ fix }: Finding): Promise<Result<void>> => {
      const key = configKeys.find((name) => name === fix?.key)
      if (fix === null || key === undefined)
        return fail('not-possible-now', { detail: 'this version does not know that setting' })
      const seen = store.getState().settings?.config[key]
      const answer = await door.ask('settings.write', {
        key,
        value: fix.value,
        ...(seen === undefined ? {} : { seen }),
      })
      if (!answer.ok) return answer
      store.setState(withSettings(answer.value))
      await readWorkspace()
      return succeed(undefined)
    },
    makeBackup: async (): Promise<void> => {
      const answer = await work('backup', async () => door.ask('migrate.backup', undefined))
      if (answer?.ok === true) await readWorkspace()
    },
    runChecks: async (): Promise<void> => {
      await work('checks', async () => door.ask('migrate.checks', {}))
    },
    compare: async (file: string): Promise<void> => {
      await work('comparison', async () => door.ask('migrate.compare', { file }))
    },
    planRollback: async (backupId: string): Promise<void> => {
      forget('plan')
      forget('rollback')
      await work('plan', async () => door.ask('migrate.rollbackPlan', { backupId }))
    },
    rollBack: async (backupId: string): Promise<void> => {
      const answer = await work('rollback', async () => door.ask('migrate.rollback', { backupId }))
      if (answer?.ok !== true) return
      forget('plan')
      await readSettings()
      await readWorkspace()
    },
    readHistory: async (): Promise<void> => {
      await work('history', async () => door.ask('history.read', undefined))
    },
    readDisk: async (): Promise<void> => {
      await work('disk', async () => door.ask('disk.read', undefined))
    },
    /** Null: of every book that is done. */
    clearDisk: async (fileIds: readonly string[] | null): Promise<void> => {
      const answer = await work('clearing', async () =>
        door.ask('disk.clear', fileIds === null ? {} : { fileIds: [...fileIds] }),
      )
      if (answer?.ok === true) put('disk', { busySince: null, value: answer.value, failure: null })
    },
    answerQuestion: async (id: string, answer: string): Promise<Result<void>> =>
      door.ask('question.answer', { id, answer }),
    putOffQuestion: (id: string): void => {
      store.setState(({ putOff }) => ({ putOff: new Set([...putOff, id]) }))
    },
    askQuestionsAgain: (): void => {
      store.setState({ putOff: new Set() })
    },
  }
}
