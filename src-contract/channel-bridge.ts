import type { AnnounceName, AskName, TellName } from './channel-table.ts'

/** A folder by its name, and the pictures in it, which are the pages of one book. */
export type PageFolder = { name: string; pages: File[] }

/** `window.bookspool`, whichever door it comes through. Values are `unknown` until the window's own door has parsed them. */
export type Bridge = {
  ask: (name: AskName, input: unknown) => Promise<unknown>
  tell: (name: TellName, payload: unknown) => void
  listen: (name: AnnounceName, listener: (payload: unknown) => void) => () => void
  /**
   * Adds dropped files: their paths never pass through the page. In a browser folders have none, and those that are books of pictures come as their pages. Answers as
   * `pile.add` does.
   */
  addDropped: (files: File[], folders: PageFolder[]) => Promise<unknown>
  /** The same for files of voices. Answers as `voices.installFiles` does. */
  installDropped: (files: File[]) => Promise<unknown>
}
