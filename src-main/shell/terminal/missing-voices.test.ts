import { expect, it } from 'vitest'
import { tellAtOnce } from './missing-voices.ts'

it('what has to be heard before the book is made is told once for all books', () => {
  const said: string[] = []
  const take = tellAtOnce({ warn: (words) => said.push(words) })
  const missing = { type: 'warning', message: 'There is no voice “bella”.', at_once: true } as const
  for (const book of ['one', 'two']) take(book, missing)
  take('one', { type: 'warning', message: 'A chunk was spoken in parts.' })
  take('two', { ...missing, message: 'There is no voice “sarah”.' })
  expect(said).toEqual(['There is no voice “bella”.', 'There is no voice “sarah”.'])
})
