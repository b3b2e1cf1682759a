import { expect, it } from 'vitest'
import { bookView, fakeController } from './testing/fake-controller.ts'
import { unlockBook } from './unlock.ts'

const wrong = { code: 'password-wrong', file: '/books/alice.pdf' } as const

it.each([
  ['a password that opens it', bookView(), { ok: true, value: undefined }],
  ['a wrong one', bookView({ state: 'needs-attention', failure: wrong }), { ok: false, failure: wrong }],
])('%s is answered when it has been tried', async (_name, after, expected) => {
  const controller = fakeController()
  controller.show({ books: [bookView({ state: 'checking' }), bookView({ id: 'b2' })] })
  let answered = false
  const answer = unlockBook(controller, 'b1', 'secret').then((result) => {
    answered = true
    return result
  })
  await Promise.resolve()
  controller.show({ books: [bookView({ id: 'b2', state: 'done' })] })
  await new Promise((resolve) => {
    setImmediate(resolve)
  })
  expect(answered).toBe(false)
  controller.show({ books: [after] })
  expect(await answer).toEqual(expected)
})

it('ends when the book is removed meanwhile', async () => {
  const controller = fakeController()
  controller.show({ books: [bookView({ state: 'checking' })] })
  const answer = unlockBook(controller, 'b1', 'secret')
  await new Promise((resolve) => {
    setImmediate(resolve)
  })
  controller.show({ removed: ['b1'] })
  expect(await answer).toMatchObject({ ok: true })
})
