import { describe, expect, it } from 'vitest'
import { emojiNames, withoutEmoji } from './emoji-names.ts'
import { plainSaying, saidFor } from './said.ts'

const emojiName = emojiNames()
const said = (printed: string, language = 'en'): string =>
  saidFor(printed, { ...plainSaying(language), emojiName })

describe('emoji', () => {
  it.each([
    ['I love it 😀!', 'I love it, grinning face!'],
    ['I love it! 😀', 'I love it! grinning face'],
    ['Great 👍🏽 job', 'Great, thumbs up, job'],
    ['😂😂😂🔥 So good.', 'face with tears of joy, fire, So good.'],
    ['(We won 🏆)', '(We won, trophy)'],
    ['👩‍💻', 'woman technologist'],
    ['From 🇩🇪 with ❤️', 'From, flag Germany, with, red heart'],
    ['Nice ☺', 'Nice, smiling face'],
    // Signs and ornaments of typesetters are none.
    ['Bookspool™ ★ and ♥', 'Bookspool ★ and ♥'],
    ['Press 1️⃣ then 😀', 'Press one then, grinning face'],
  ])('%s → %s', (printed, expected) => {
    expect(said(printed)).toBe(expected)
  })

  it.each([
    ['de', 'Daumen hoch'],
    ['fr', 'pouce vers le haut'],
    ['es-MX', 'pulgar hacia arriba'],
  ])('are called in %s by the names they have there', (language, name) => {
    expect(said('👍', language)).toBe(name)
  })

  it('are left to the voice where their names are not known', () => {
    expect(said('Bene 👍!', 'it')).toBe('Bene 👍!')
  })

  it('are left out where the listener wants it so, in any language', () => {
    const skipped = { ...plainSaying('it'), emojiName: withoutEmoji }
    expect(saidFor('Bene 👍👍 così!', skipped)).toBe('Bene così!')
    expect(saidFor('👍', skipped)).toBe('')
  })
})
