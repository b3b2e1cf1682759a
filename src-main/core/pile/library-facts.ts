/** What a library program (calibre) keeps beside a book. It wins over what the file says of itself. */
export type LibraryFacts = {
  title: string | null
  author: string | null
  /** BCP 47. */
  language: string | null
  /** Absolute. */
  coverPath: string | null
  series?: string | null | undefined
  /** Its number in the series, "2" or "1.5". */
  seriesPart?: string | null | undefined
  year?: number | null | undefined
  /** Without markup. */
  description?: string | null | undefined
}

/** A book's facts with the library's in place of those that it knows better. */
export function withLibrary<Facts extends Pick<LibraryFacts, 'title' | 'author' | 'language'>>(
  facts: Facts,
  library: LibraryFacts | null,
): Facts {
  if (library === null) return facts
  return {
    ...facts,
    title: library.title ?? facts.title,
    author: library.author ?? facts.author,
    language: library.language ?? facts.language,
  }
}
