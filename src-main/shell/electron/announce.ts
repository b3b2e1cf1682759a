import { BrowserWindow } from 'electron'
import type { AnnounceName } from '../../../src-contract/channel-table.ts'
import type { AnnouncePayload } from '../../../src-contract/channels.ts'

/** Main → every window that is still there. A window that is being torn down throws at a send. */
export function announce<Name extends AnnounceName>(name: Name, payload: AnnouncePayload<Name>): void {
  for (const window of BrowserWindow.getAllWindows())
    if (!window.isDestroyed() && !window.webContents.isDestroyed() && !window.webContents.isCrashed())
      window.webContents.send(name, payload)
}
