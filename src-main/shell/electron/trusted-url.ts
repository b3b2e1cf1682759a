/** Whether a frame shows our own window. Compared by parsed parts, never by prefix: "bookspool://app.evil" begins like ours. */
export function isTrustedUrl(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host, username, password } = new URL(url)
  return protocol === 'bookspool:' && host === 'app' && username === '' && password === ''
}
