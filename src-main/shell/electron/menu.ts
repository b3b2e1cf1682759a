import { app, Menu, type MenuItemConstructorOptions } from 'electron'

export type MenuActions = { addBooks: (kind: 'files' | 'folder') => void }

/**
 * The system's own items, and what the window can do without a mouse. Outside macOS the bar is hidden until Alt is pressed; without any menu zooming and
 * quitting by keyboard would be lost.
 */
export function setMenu({ addBooks }: MenuActions): void {
  const isMac = process.platform === 'darwin'
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [
        { label: 'Add &books…', accelerator: 'CommandOrControl+O', click: () => addBooks('files') },
        { label: 'Add a &folder…', accelerator: 'CommandOrControl+Shift+O', click: () => addBooks('folder') },
        { type: 'separator' },
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(app.isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
      ],
    },
    { role: 'windowMenu' },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
