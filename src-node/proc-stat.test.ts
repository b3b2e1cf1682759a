import { expect, it } from 'vitest'
import { parseProcStat } from './proc-stat.ts'

it('the fields of a process stand behind its name, whatever that holds', () => {
  const fields = ['S', ...Array.from({ length: 30 }, (_, index) => String(index + 4))]
  expect(parseProcStat(`7 (evil ) 1 2 3) ${fields.join(' ')}`)).toEqual({
    state: 'S',
    parent: 4,
    group: 5,
    session: 6,
    ownTicks: 14 + 15,
    endedTicks: 16 + 17,
    nice: 19,
    startTicks: 22,
  })
})

it.each([[''], ['7 (a) S 1 2'], ['no process']])('%j is none', (text) => {
  expect(parseProcStat(text)).toBeNull()
})
