/** With a capital at its beginning; the rest as it is. */
export const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
