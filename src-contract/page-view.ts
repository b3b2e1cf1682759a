import { z } from 'zod'
import { failureSchema } from './failure.ts'

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

/** What its picture draws them in, as people call it. */
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

export const pageMarkSchema = z.object({
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
})
export type PageView = z.infer<typeof pageViewSchema>

/** What the orchestrator's `page` prints. */
export const pageReportSchema = z.object({ view: pageViewSchema.nullable(), error: failureSchema.nullable() })
export type PageReport = z.infer<typeof pageReportSchema>
