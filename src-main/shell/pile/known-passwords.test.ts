import { describe, expect, it } from 'vitest'
import { facts } from '../../core/batch/testing/driver.ts'
import { openKnownPasswords } from './known-passwords.ts'

/** A file that one password opens, and the passwords that were tried on it. */
function shut(right: string) {
  const tried: (string | null)[] = []
  const lookWith = async (password: string | null) => {
    tried.push(password)
    const code = password === null ? ('password-needed' as const) : ('password-wrong' as const)
    const failure = password === right ? null : { code, file: '/a.pdf' }
    return Promise.resolve({ facts: { ...facts('x'), encrypted: true }, failure })
  }
  return { tried, lookWith }
}

describe('a password', () => {
  it('that opened one book is tried on the next that asks, and is then its own', async () => {
    const passwords = openKnownPasswords()
    const [one, other] = [shut('sesame'), shut('sesame')]
    expect((await passwords.look('one', one.lookWith)).look.failure?.code).toBe('password-needed')
    passwords.give('one', 'sesame')
    expect(await passwords.look('one', one.lookWith)).toMatchObject({ look: { failure: null }, opens: true })
    expect(await passwords.look('one', one.lookWith)).toMatchObject({ opens: false })
    expect(await passwords.look('other', other.lookWith)).toMatchObject({
      look: { failure: null },
      opens: false,
    })
    expect(other.tried).toEqual([null, 'sesame'])
    expect(passwords.of('other')).toBe('sesame')
  })

  it('that is wrong opens nothing, is told as wrong once, and is tried on no other book', async () => {
    const passwords = openKnownPasswords()
    const [one, other] = [shut('sesame'), shut('barley')]
    passwords.give('one', 'open')
    expect(await passwords.look('one', one.lookWith)).toMatchObject({
      look: { failure: { code: 'password-wrong' } },
      opens: false,
    })
    expect(passwords.of('one')).toBeNull()
    await passwords.look('other', other.lookWith)
    expect(other.tried).toEqual([null])
  })

  it('of another book that does not open this one leaves it asking, not blamed', async () => {
    const passwords = openKnownPasswords()
    passwords.give('one', 'sesame')
    await passwords.look('one', shut('sesame').lookWith)
    const other = shut('barley')
    expect((await passwords.look('other', other.lookWith)).look.failure?.code).toBe('password-needed')
    expect(other.tried).toEqual([null, 'sesame'])
  })

  it('of a book that left the list is not kept as its own', async () => {
    const passwords = openKnownPasswords()
    passwords.give('one', 'sesame')
    passwords.forget('one')
    expect(passwords.of('one')).toBeNull()
  })
})
