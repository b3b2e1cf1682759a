import { useWindow } from '../../app-context.tsx'
import { languagesOf } from '../../view/voice-groups.ts'

/** The languages of the list's books, the most frequent first. */
export function useBookLanguages(): string[] {
  // As one text: another array with the same languages is no news.
  const languages = useWindow((state) => languagesOf(state.projection?.books.values() ?? []).join(' '))
  return languages === '' ? [] : languages.split(' ')
}
