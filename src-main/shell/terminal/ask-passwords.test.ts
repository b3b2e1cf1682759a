import { expect, test } from 'vitest'
import { succeed } from '../../../src-contract/failure.ts'
import { bookView, fakeController, type FakeController } from '../app/testing/fake-controller.ts'
import { askPasswords } from './ask-passwords.ts'
import type { Terminal } from './terminal.ts'

const locked = (id: string) =>
  bookView({
    id,
    path: `/books/${id}.pdf`,
    fileName: `${id}.pdf`,
    state: 'needs-attention',
    failure: { code: 'password-needed', file: `/books/${id}.pdf` },
  })

/** Books that open with these passwords, each tried on all of them. */
function lockedBooks(passwords: Record<string, string>): { controller: FakeController; given: string[] } {
  const controller = fakeController()
  controller.show({ books: Object.keys(passwords).map(locked) })
  const given: string[] = []
  controller.unlock = async (bookId, password) => {
    given.push(`${bookId} ${password}`)
    const opened = Object.keys(passwords).filter((id) => passwords[id] === password)
    if (!opened.includes(bookId))
      controller.show({
        books: [
          bookView({ ...locked(bookId), failure: { code: 'password-wrong', file: `/books/${bookId}.pdf` } }),
        ],
      })
    controller.show({ books: opened.map((id) => bookView({ id, fileName: `${id}.pdf` })) })
    return Promise.resolve(succeed(undefined))
  }
  return { controller, given }
}

function listener(answers: (string | null)[]) {
  const asked: string[] = []
  const warned: string[] = []
  const terminal: Terminal = {
    result: () => undefined,
    say: () => undefined,
    warn: (line) => warned.push(line),
    isScreen: true,
    canAsk: true,
    size: () => ({ columns: 80, rows: 24 }),
    draw: () => undefined,
  }
  const readLine = async (question: string): Promise<string | null> => {
    asked.push(question.split(' ')[2] ?? '')
    return Promise.resolve(answers.shift() ?? null)
  }
  return { asked, warned, terminal, readLine }
}

test('one password is asked for once and opens all that it fits', async () => {
  const { controller, given } = lockedBooks({ a: 'tika', b: 'tika', c: 'foo' })
  const { asked, warned, terminal, readLine } = listener(['tika', 'foo'])
  await askPasswords(controller, terminal, () => false, readLine)
  expect([asked, given, warned]).toEqual([['a.pdf', 'c.pdf'], ['a tika', 'c foo'], []])
})

test('a wrong one is said, and asked for again, three times at most', async () => {
  const { controller, given } = lockedBooks({ a: 'tika' })
  const { asked, warned, terminal, readLine } = listener(['x', 'y', 'z', 'tika'])
  await askPasswords(controller, terminal, () => false, readLine)
  expect([asked.length, given.length, warned]).toEqual([
    3,
    3,
    Array(3).fill('That password does not open it.'),
  ])
})

test('an empty line leaves the book out, and the next one is asked for', async () => {
  const { controller, given } = lockedBooks({ a: 'tika', b: 'foo' })
  const { asked, terminal, readLine } = listener(['', 'foo'])
  await askPasswords(controller, terminal, () => false, readLine)
  expect([asked, given]).toEqual([['a.pdf', 'b.pdf'], ['b foo']])
})

test('after Ctrl-C nothing more is asked', async () => {
  const { controller } = lockedBooks({ a: 'tika', b: 'foo' })
  let interrupted = false
  const { asked, terminal } = listener([])
  const readLine = async (question: string): Promise<null> => {
    asked.push(question)
    interrupted = true
    return Promise.resolve(null)
  }
  await askPasswords(controller, terminal, () => interrupted, readLine)
  expect(asked).toHaveLength(1)
})
