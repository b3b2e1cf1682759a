import type { AskOutput, Notice } from './channels.ts'
import { countWords } from './count-words.ts'
import { wordsFor, type Result } from './failure.ts'
import { readKindsWords } from './file-kinds.ts'

/** More would not be read; the count says how many there are. */
const refusalsShown = 3

/** Of what was dropped or chosen nothing is a book. */
export const nothingFound: Notice = {
  level: 'warning',
  title: 'Nothing was added',
  text: `No books were found there. ${readKindsWords}`,
}

/** What to say about an addition: nothing where all went in and the list shows it. */
export function noticesAbout({ added, alreadyListed, refused }: AskOutput<'pile.add'>): Notice[] {
  if (added + alreadyListed + refused.length === 0) return [nothingFound]
  const notices: Notice[] = []
  if (added > 0) {
    const text =
      alreadyListed > 0 ? `${countWords(alreadyListed, 'file was', 'files were')} in the list already.` : ''
    notices.push({ level: 'success', title: `Added ${countWords(added, 'book')}`, text })
  } else if (alreadyListed > 0) {
    notices.push({
      level: 'info',
      title: 'In the list already',
      text: `${countWords(alreadyListed, 'file')}, nothing new.`,
    })
  }
  if (refused.length > 0) {
    const sentences = refused.slice(0, refusalsShown).map((failure) => wordsFor(failure).what)
    const more = refused.length - sentences.length
    if (more > 0) sentences.push(`And ${more.toLocaleString('en')} more.`)
    notices.push({
      level: 'warning',
      title: `${countWords(refused.length, 'file')} not added`,
      text: sentences.join(' '),
    })
  }
  return notices
}

/** The same of what was answered to a wish to add: null where the dialog was cancelled, of which nothing is said. */
export function noticesOfAnswer(answer: Result<AskOutput<'pile.browse'>>): Notice[] {
  if (answer.ok) return answer.value === null ? [] : noticesAbout(answer.value)
  const { what, todo } = wordsFor(answer.failure)
  return [{ level: 'error', title: 'Nothing was added', text: `${what} ${todo}` }]
}
