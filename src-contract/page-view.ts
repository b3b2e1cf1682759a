import { z } from 'zod'

/** What the pieces of a page are, as its picture colours them. */
export const markKinds = ['title', 'text', 'beside', 'head', 'note', 'set-apart', 'matter', 'joined'] as const
export type MarkKind = (typeof markKinds)[number]

/** In the words of a legend. */
export const markWords: Readonly<Record<MarkKind, string>> = {
  title: 'Title',
  text: 'Text',
  beside: 'Read or announced beside the text',
  head: 'Head, page number',
  note: 'Note, mark of a note',
  'set-apart': 'Caption, table, formula, code',
  matter: 'Title page, contents, index',
  joined: 'Joined word',
}

/** Red, green and blue, 0 to 255: Okabe and Ito's colours, which people who see few of them tell apart too. https://jfly.uni-koeln.de/color/ */
export const markColours: Readonly<Record<MarkKind, readonly [number, number, number]>> = {
  title: [204, 121, 167],
  text: [0, 114, 178],
  beside: [0, 158, 115],
  head: [213, 94, 0],
  note: [230, 159, 0],
  'set-apart': [86, 180, 233],
  matter: [110, 110, 110],
  joined: [160, 140, 0],
}

/** The same as people call them. */
export const markColourWords: Readonly<Record<MarkKind, string>> = {
  title: 'pink',
  text: 'blue',
  beside: 'green',
  head: 'red',
  note: 'orange',
  'set-apart': 'light blue',
  matter: 'grey',
  joined: 'yellow line',
}

const kindOfRule: Readonly<Record<string, MarkKind>> = {
  'running-head': 'head',
  'page-number': 'head',
  'line-number': 'head',
  'text-at-an-angle': 'head',
  footnote: 'note',
  'footnote-moved': 'note',
  endnote: 'note',
  'note-mark': 'note',
  'margin-note': 'note',
  caption: 'set-apart',
  table: 'set-apart',
  formula: 'set-apart',
  code: 'set-apart',
  picture: 'set-apart',
  'hyphen-joined': 'joined',
}

/** What a rule of reading took out, as a kind; what no other kind is for belongs to the matter around the text. */
export function markKindOf(rule: string): MarkKind {
  return kindOfRule[rule] ?? 'matter'
}

const pageMarkSchema = z.object({
  kind: z.enum(markKinds),
  /** It is heard; left out otherwise. */
  isRead: z.boolean(),
  /** Points from the page's top left corner. */
  left: z.number(),
  top: z.number(),
  right: z.number(),
  bottom: z.number(),
  text: z.string(),
})
export type PageMark = z.infer<typeof pageMarkSchema>

/** Kinds of file that have pages to be looked at (src-node/file-kind): others flow. */
const pagedKinds: ReadonlySet<string> = new Set(['pdf', 'image', 'cbz', 'pictures'])

export function hasPages(fileType: string | null): boolean {
  return fileType !== null && pagedKinds.has(fileType)
}

/** A page of a book with what reading made of its pieces; its picture is a file of its own. */
export const pageViewSchema = z.object({
  /** From 1. */
  page: z.number().int().positive(),
  /** Of the whole file. */
  pages: z.number().int().positive(),
  /** Points. */
  width: z.number(),
  height: z.number(),
  marks: z.array(pageMarkSchema),
  /** Its words were recognised from its picture: how certain they are, 0 to 100; null where it has none. Left out where they were not. */
  recognised: z.object({ certainty: z.number().nullable() }).optional(),
})
export type PageView = z.infer<typeof pageViewSchema>

/** A page of a book that was read, as the orchestrator's `inspect` is asked for it. Paths are absolute. */
export const pageWishSchema = z.object({
  /** From 1. */
  page: z.number().int().positive(),
  /** The PNG to be written. */
  output: z.string(),
  /** Where the book was read, and under which name. */
  workspace: z.string(),
  fileId: z.string(),
  /** Whether the kinds of its pieces are drawn over it. */
  coloured: z.boolean(),
})
export type PageWish = z.infer<typeof pageWishSchema>
