/** Where a chapter begins among the blocks of a book. */
export type ChapterStart = {
  title: string
  titleIsPrinted: boolean
  /** Index of the first block of its title, or of its text where no title is printed. */
  at: number
  /** Blocks that its title takes. */
  titleBlocks: number
}
