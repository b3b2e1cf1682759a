import type { BookText } from '../../book/book-text.ts'

/** The book as plain text: chapter titles on lines of their own, one paragraph a line, an empty line around each title. Ends with a line end. */
export function readingText(book: BookText): string {
  const parts = book.chapters.map((chapter) => {
    const paragraphs = chapter.blocks.map((block) => block.text)
    return [...(chapter.titleIsPrinted ? [chapter.title, ''] : []), ...paragraphs].join('\n')
  })
  return `${parts.join('\n\n')}\n`
}
