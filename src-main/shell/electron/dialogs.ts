import { app, BrowserWindow, dialog, shell, type OpenDialogOptions } from 'electron'
import { dirname } from 'node:path'
import type { DoorServices } from '../app/bookspool-api.ts'
import type { DesktopMemory } from './desktop-memory.ts'

async function ask(options: OpenDialogOptions): Promise<string[]> {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
  const answer =
    window === undefined || window.isDestroyed()
      ? await dialog.showOpenDialog(options)
      : await dialog.showOpenDialog(window, options)
  return answer.canceled ? [] : answer.filePaths
}

/** What only the desktop can do: the system's dialogs, and the file manager on paths that main itself made. */
export function desktopServices(
  memory: DesktopMemory,
  closeAnswered: DoorServices['closeAnswered'],
): DoorServices {
  const startAt = (): string => memory.recall().lastFolder ?? app.getPath('documents')
  return {
    door: 'desktop',
    closeAnswered,
    lockedKeys: [],
    refusePath: () => null,
    chooseBooks: async (kind) => {
      const paths = await ask({
        title: kind === 'files' ? 'Add books' : 'Add a folder of books',
        buttonLabel: 'Add',
        defaultPath: startAt(),
        properties: [kind === 'files' ? 'openFile' : 'openDirectory', 'multiSelections'],
      })
      const [first] = paths
      if (first !== undefined) memory.remember({ lastFolder: dirname(first) })
      return paths
    },
    chooseVoices: async (kind) => {
      const paths = await ask({
        title: kind === 'files' ? 'Install voices from files' : 'Install the voices of a folder',
        buttonLabel: 'Install',
        defaultPath: startAt(),
        properties: kind === 'files' ? ['openFile', 'multiSelections'] : ['openDirectory'],
      })
      const [first] = paths
      if (first !== undefined) memory.remember({ lastFolder: dirname(first) })
      return paths
    },
    chooseFolder: async (at) => {
      const [folder] = await ask({
        title: 'Choose a folder',
        buttonLabel: 'Choose',
        defaultPath: at,
        properties: ['openDirectory', 'createDirectory'],
      })
      return folder ?? null
    },
    chooseWorkspace: async (at) => {
      // Where one dialog cannot offer both files and folders (Windows, Linux) Electron shows the folders: a folder says it all.
      const [chosen] = await ask({
        title: 'Open an existing workspace',
        buttonLabel: 'Open',
        defaultPath: at,
        properties: process.platform === 'darwin' ? ['openFile', 'openDirectory'] : ['openDirectory'],
      })
      return chosen ?? null
    },
    reveal: async (path) => {
      shell.showItemInFolder(path)
      return Promise.resolve(null)
    },
  }
}
