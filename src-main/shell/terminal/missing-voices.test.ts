import { expect, it } from 'vitest'
import { succeed } from '../../../src-contract/failure.ts'
import { defaultVoiceAnswer } from '../../../src-contract/orchestrator-use.ts'
import { terminalVoices } from './missing-voices.ts'

it('a voice that is not there is told of once, before it would speak; what it spoke before is known by the same answer', async () => {
  const said: string[] = []
  const voices = terminalVoices({ warn: (words) => said.push(words) }, async () =>
    Promise.resolve(succeed([])),
  )
  const answer = { 'nobody:knows': defaultVoiceAnswer }
  expect(await voices.known('nobody:knows')).toEqual(answer)
  expect(said).toEqual([])
  const another = terminalVoices({ warn: (words) => said.push(words) }, async () =>
    Promise.resolve(succeed([])),
  )
  for (let time = 0; time < 2; time++)
    expect(await another.settle('nobody:knows')).toEqual({ ok: true, value: answer })
  expect(said).toHaveLength(1)
  expect(said[0]).toContain('There is no voice “nobody:knows”')
})
