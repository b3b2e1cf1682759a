import { protocol } from 'electron'

export const appScheme = 'bookspool'
export const windowUrl = `${appScheme}://app/index.html`

/** Once, before ready: https://www.electronjs.org/docs/latest/api/protocol#protocolregisterschemesasprivilegedcustomschemes */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      // Without `stream` a media element plays nothing of this scheme.
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}
