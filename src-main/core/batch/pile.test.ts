import { describe, expect, it } from 'vitest'
import { bookView } from '../view/views.ts'
import { checkedEvent, drive, facts } from './testing/driver.ts'
import { redoNothing } from './book.ts'

const library = { title: 'Der Zauberberg', author: null, language: 'de', coverPath: '/in/cover.jpg' }
const file = (id: string, fileName = `${id}.pdf`) => ({
  id,
  path: `/in/${id}/${fileName}`,
  fileName,
  bytes: 1,
  otherFormats: [],
})

describe('a book that is added', () => {
  it('shows what is known before it has been looked at', () => {
    const driver = drive()
    driver.send({ type: 'added', files: [{ ...file('a'), fileType: 'pdf', library }], redo: redoNothing })
    expect(bookView(driver.state(), driver.book('a'))).toMatchObject({
      state: 'checking',
      fileType: 'pdf',
      title: 'Der Zauberberg',
      author: null,
      language: 'de',
    })
  })

  it('is called what the library calls it; where that is silent, what the file says', () => {
    const driver = drive()
    driver.send({ type: 'added', files: [{ ...file('a'), library }], redo: redoNothing })
    const own = { ...facts('a'), title: 'zauberberg_final', author: 'Thomas Mann' }
    const found = { failure: null, fileId: null, place: null, standing: { kind: 'new' } } as const
    driver.send({ type: 'checked', bookId: 'a', facts: own, ...found })
    expect(driver.book('a').facts).toMatchObject({
      title: 'Der Zauberberg',
      author: 'Thomas Mann',
      language: 'de',
    })
  })

  it('is looked at again at the next start where Bookspool is quit in the middle of a look', () => {
    const driver = drive()
    driver.send({ type: 'added', files: [file('a'), file('b')], redo: redoNothing })
    driver.send({ type: 'close' })
    const lost = { code: 'orchestrator-lost', file: '/in/a/a.pdf', detail: 'SIGKILL' } as const
    driver.send({ ...checkedEvent('a'), facts: null, failure: lost })
    driver.send(checkedEvent('b'))
    expect([driver.book('a').state, driver.book('b').state]).toEqual(['checking', 'waiting'])
  })
})

it('chunks that were spoken otherwise than a book is to be spoken by now do not count any more', () => {
  const driver = drive()
  const at = (done: number) =>
    ([1, 2, 3, 4, 5] as const).map((phase) =>
      phase < 4
        ? ({ phase, status: 'done', done: 0, total: null } as const)
        : ({
            phase,
            status: 'waiting',
            done: phase === 4 ? done : 0,
            total: phase === 4 ? 480 : null,
          } as const),
    )
  driver.send({ type: 'added', files: [file('a')], redo: redoNothing })
  driver.send({ ...checkedEvent('a', 'same'), standing: { kind: 'new', phases: at(120), note: null } })
  expect(bookView(driver.state(), driver.book('a')).note).toBe('Resumes at chunk 120 of 480')
  const begun = {
    kind: 'new',
    phases: at(0),
    note: 'resumes at phase 4 (Speak), 120 chunks are spoken anew',
  } as const
  driver.send({ type: 'chosen', bookId: 'a', voice: 'espeak:de', madeOtherwise: null, begun })
  expect(bookView(driver.state(), driver.book('a'))).toMatchObject({
    voice: 'espeak:de',
    note: 'Resumes at phase 4 (Speak), 120 chunks are spoken anew',
  })
  expect(driver.book('a').phases).toEqual(at(0))
})

describe('the same file again', () => {
  it.each([
    ['by another name: it is named', 'b.pdf', 'a.pdf'],
    ['by the same name: its folder is named', 'a.pdf', '/in/a/a.pdf'],
  ])('%s', (_what, fileName, detail) => {
    const driver = drive()
    driver.send({ type: 'added', files: [file('a'), file('b', fileName)], redo: redoNothing })
    driver.send(checkedEvent('a', 'same'))
    driver.send(checkedEvent('b', 'same'))
    expect(driver.book('b')).toMatchObject({
      state: 'needs-attention',
      duplicateOf: 'a',
      failure: { code: 'duplicate', detail },
    })
  })
})
