import { z } from 'zod'

/** What stands in braces in the name of a finished book; `file` is the old word for `stem`. */
export const bookNameTokens = [
  'author',
  'title',
  'series',
  'narrator',
  'language',
  'year',
  'stem',
  'file',
] as const
export const chapterNameTokens = ['number', 'chapter', ...bookNameTokens] as const

/** A template of names. A word in braces that nothing is known of would stand in the name as it is: it is refused. */
export const nameTemplateSchema = (tokens: readonly string[]): z.ZodType<string> =>
  z
    .string()
    .min(1)
    .superRefine((text, context) => {
      const unknown = [...text.matchAll(/\{(\w+)\}/gu)].find(([, token = '']) => !tokens.includes(token))
      if (unknown === undefined) return
      const known = tokens.map((token) => `{${token}}`).join(', ')
      context.addIssue({ code: 'custom', message: `${unknown[0]} is none of ${known}` })
    })
