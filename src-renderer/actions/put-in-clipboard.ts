/**
 * Puts text into the clipboard; rejects where the browser does not let it. The text may come later: a browser gives the clipboard only to what a user has
 * just done, so the writing begins with the click.
 */
export async function putInClipboard(text: Promise<string>): Promise<void> {
  // A page that came over plain http from another computer (a home server) has no clipboard object, whatever its type says.
  if (!window.isSecureContext) {
    putByCommand(await text)
    return
  }
  const blob = text.then((words) => new Blob([words], { type: 'text/plain' }))
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })])
}

/** The old way, which asks for no secure context. */
function putByCommand(text: string): void {
  const give = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
  }
  document.addEventListener('copy', give, { once: true })
  const isDone = document.execCommand('copy')
  document.removeEventListener('copy', give)
  if (!isDone)
    throw new Error('this browser lets a page copy only when it comes over https or from this computer')
}
