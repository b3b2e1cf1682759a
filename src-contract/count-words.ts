/** "1 book", "1,204 books"; `many` where it is not made with an s. */
export function countWords(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}
