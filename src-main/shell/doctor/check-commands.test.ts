import { writeFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { fail, succeed } from '../../../src-contract/failure.ts'
import { speechCommandSchema, type SpeechCommand } from '../../../src-contract/speech-command.ts'
import { checkCommands, type CommandChecks } from './check-commands.ts'

const command = (name: string, program: string): SpeechCommand =>
  speechCommandSchema.parse({ name, language: 'en', command: [program, 'two words'], timeout: 600 })
const here = command('here', process.execPath)

function checks(commands: SpeechCommand[], over: Partial<CommandChecks> = {}): CommandChecks {
  return {
    speech: {
      named: async () => Promise.resolve(commands),
      allowed: async () => Promise.resolve(succeed(commands)),
    },
    voice: null,
    say: async ({ output }) => {
      await writeFile(output ?? '', 'sound')
      return succeed({ items: [], output, said: 'one', error: null })
    },
    ...over,
  }
}
const silent: CommandChecks['say'] = async ({ id }) =>
  Promise.resolve(fail('speech-command-failed', { file: id ?? '', detail: 'it gave nothing' }))

it('one that speaks is well', async () => {
  expect(await checkCommands(checks([here]))).toEqual([
    {
      id: 'command:here',
      name: 'Command “here”',
      status: 'ok',
      detail: `it speaks: ${process.execPath} "two words"`,
      fix: null,
    },
  ])
})

it.each<[string, SpeechCommand, Partial<CommandChecks>, string, string]>([
  ['is not there', command('gone', 'no-such-program'), {}, 'warning', 'there is no program no-such-program'],
  ['is not at its place', command('gone', '/nowhere/speak'), {}, 'warning', 'there is no program /nowhere/speak'],
  ['does not speak', here, { say: silent }, 'warning', 'does not speak: it gave nothing'],
  ['does not speak, and is the voice of the settings', here, { say: silent, voice: 'command:HERE' }, 'failed', 'it gave nothing'],
])('one that %s is told, with what to do', async (_name, one, over, status, words) => {
  const [item] = await checkCommands(checks([one], over))
  expect(item).toMatchObject({ status, detail: expect.stringContaining(words) as unknown })
  expect(item?.fix).toContain('Settings, Commands that speak')
}) // prettier-ignore

it('one that nobody has allowed is not run, and none is waited for longer than it is worth', async () => {
  const timeouts: number[] = []
  const speech = {
    named: async () => Promise.resolve([here, command('foreign', process.execPath)]),
    allowed: async () => Promise.resolve(succeed([here])),
  }
  const say: CommandChecks['say'] = async (_action, [one]) => {
    timeouts.push(one?.timeout ?? 0)
    return Promise.resolve(succeed({ items: [], output: null, said: null, error: null }))
  }
  const items = await checkCommands(checks([], { speech, say }))
  expect(items.map(({ status }) => status)).toEqual(['ok', 'warning'])
  expect(items[1]?.detail).toContain('has not been allowed to run yet')
  expect(timeouts).toEqual([25])
})
