import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron'
import { askSchemas, tellSchemas } from '../../../src-contract/channels.ts'
import { keysOf } from '../../../src-contract/keys-of.ts'
import { answerAsk, takeTell } from '../app/answer-ask.ts'
import type { App } from '../app/bookspool-api.ts'
import type { MainLog } from './main-log.ts'
import { isTrustedUrl } from './trusted-url.ts'

/** The frame's URL where it may speak to main, else null. Read before any await: later the frame may be gone, or show something else. */
function trustedSender(event: IpcMainEvent | IpcMainInvokeEvent): string | null {
  const frame = event.senderFrame
  if (frame === null || frame.parent !== null) return null
  return isTrustedUrl(frame.url) ? frame.url : null
}

const whoAsked = (event: IpcMainEvent | IpcMainInvokeEvent): string =>
  event.senderFrame?.url ?? 'a frame that is gone'

/** The window's only way into main. In fixed order: sender, parse, handle, wrap. */
export function openIpcDoor(app: Pick<App, 'asks' | 'tells'>, log: MainLog): void {
  for (const name of keysOf(askSchemas))
    ipcMain.handle(name, async (event, input: unknown) => {
      if (trustedSender(event) === null) {
        log(`refused ${name} from ${whoAsked(event)}`)
        throw new Error('This page may not ask Bookspool anything.')
      }
      return answerAsk(app.asks, name, input, log)
    })
  for (const name of keysOf(tellSchemas))
    ipcMain.on(name, (event, payload: unknown) => {
      if (trustedSender(event) === null) {
        log(`refused ${name} from ${whoAsked(event)}`)
        return
      }
      takeTell(app.tells, name, payload, log)
    })
}
