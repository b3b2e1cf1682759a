import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { noTextChoices, withPart, withRule } from '../src-contract/text-choices.ts'
import { readTextChoices, textChoicesMark, writeTextChoices } from './text-choices-file.ts'

let home = ''
const source = 'a'.repeat(64)
const heads = withRule(noTextChoices, 'running-head', true)

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'text-choices-'))
})

describe('what was chosen for a text', () => {
  test('is there again, for that source alone', async () => {
    await writeTextChoices(home, source, heads)
    expect(await readTextChoices(home, source)).toEqual(heads)
    expect(await readTextChoices(home, 'b'.repeat(64))).toEqual(noTextChoices)
    expect(await readTextChoices(home, null)).toEqual(noTextChoices)
  })

  test('leaves no file where everything was taken back', async () => {
    await writeTextChoices(home, source, heads)
    await writeTextChoices(home, source, noTextChoices)
    await writeTextChoices(home, source, noTextChoices)
    expect(await readdir(join(home, 'book-texts'))).toEqual([])
  })

  test.each(['{"rules": "all"}', '{'])('a file that makes no sense is as good as none: %s', async (words) => {
    await writeTextChoices(home, source, heads)
    await writeFile(join(home, 'book-texts', `${source}.json`), words)
    expect(await readTextChoices(home, source)).toEqual(noTextChoices)
  })

  test('has a mark that their order does not change', () => {
    const both = withRule(heads, 'page-number', true)
    const turned = withRule(withRule(noTextChoices, 'page-number', true), 'running-head', true)
    expect(textChoicesMark(noTextChoices)).toBe(null)
    expect(textChoicesMark(both)).toBe(textChoicesMark(turned))
    expect(textChoicesMark(both)).not.toBe(textChoicesMark(heads))
    const parts = ['The Fox', 'The Crow'].map((text) => ({ begins: 'part' as const, page: 2, text, nth: 0 }))
    const [fox, crow] = [parts, parts.toReversed()].map((keys) =>
      textChoicesMark(keys.reduce((all, key) => withPart(all, key, { left: true }), heads)),
    )
    expect(fox).toBe(crow)
    expect(fox).not.toBe(textChoicesMark(heads))
  })
})
