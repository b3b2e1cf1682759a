/**
 * The browser's own dialog, where there is no desktop to open one: the chosen files, or all files of the chosen folder; none where it was cancelled. Must
 * be called while a key or a click is handled, or the browser refuses to open it.
 */
export function pickFiles(kind: 'files' | 'folder'): Promise<File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.webkitdirectory = kind === 'folder'
  return new Promise((resolve) => {
    input.addEventListener('change', () => {
      resolve([...(input.files ?? [])])
    })
    input.addEventListener('cancel', () => {
      resolve([])
    })
    input.click()
  })
}
