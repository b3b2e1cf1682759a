import type { AskInput, AskOutput } from '../../src-contract/channels.ts'
import type { Failure, Result } from '../../src-contract/failure.ts'
import type { WindowDoor } from '../bridge/open-bridge.ts'
import { putInClipboard } from './put-in-clipboard.ts'
import { withNotice, type WindowStore } from '../store/window-store.ts'

type Page = { openLink: (href: string) => void; complain: (title: string, failure: Failure) => void }

/** What the window does with logs and reports. */
export function createLogActions(door: WindowDoor, store: WindowStore, page: Page) {
  return {
    readLog: (input: AskInput<'log.read'>): Promise<Result<AskOutput<'log.read'>>> =>
      door.ask('log.read', input),
    filterLog: (input: AskInput<'log.filter'>): Promise<Result<AskOutput<'log.filter'>>> =>
      door.ask('log.filter', input),
    findInLog: (input: AskInput<'log.find'>): Promise<Result<AskOutput<'log.find'>>> =>
      door.ask('log.find', input),
    revealLog: async (which: AskInput<'log.reveal'>): Promise<void> => {
      const answer = await door.ask('log.reveal', which)
      if (!answer.ok) page.complain('The log cannot be shown', answer.failure)
      else if (answer.value.download !== null) page.openLink(answer.value.download)
    },
    /** Whether it is in the clipboard now. */
    copyReport: async (bookId: string | null): Promise<boolean> => {
      const gathered = door.ask('report.gather', { bookId })
      const text = gathered.then((answer) => {
        if (answer.ok) return answer.value.text
        page.complain('No report was made', answer.failure)
        throw new Error('no report')
      })
      try {
        await putInClipboard(text)
      } catch (error) {
        if (!(await gathered).ok) return false
        const detail = error instanceof Error ? error.message : String(error)
        store.setState((state) =>
          withNotice(state, { level: 'warning', title: 'The report was not copied', text: detail }),
        )
        return false
      }
      store.setState((state) =>
        withNotice(state, {
          level: 'success',
          title: 'Report copied',
          text: 'Paste it where you tell of the fault. Secrets and your home folder’s name are left out; read it through all the same.',
        }),
      )
      return true
    },
  }
}
