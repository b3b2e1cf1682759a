import { expect, test } from 'vitest'
import { bookNameTokens, chapterNameTokens, nameTemplateSchema } from './name-templates.ts'

test.each([
  ['{author} – {title}', true, true],
  ['no word in braces', true, true],
  ['{a title}', true, true],
  ['{number} – {chapter}', false, true],
  ['{series}/{series_part}', false, false],
  ['', false, false],
])('“%s” can name a book: %s, a chapter: %s', (template, book, chapter) => {
  const takes = (tokens: readonly string[]): boolean => nameTemplateSchema(tokens).safeParse(template).success
  expect([takes(bookNameTokens), takes(chapterNameTokens)]).toEqual([book, chapter])
})
