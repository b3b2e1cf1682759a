/** Links of the browser door, where it gives a file instead of showing it in a file manager. */
export const bookLink = (bookId: string, output: number): string =>
  `/download/${encodeURIComponent(bookId)}/${output}`

/** Null: batch.log. `attempt` left out: the newest. */
export const logLink = (bookId: string | null, attempt: number | undefined): string =>
  bookId === null
    ? '/download-log'
    : `/download-log/${encodeURIComponent(bookId)}${attempt === undefined ? '' : `/${attempt}`}`
