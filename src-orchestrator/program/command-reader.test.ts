import { PassThrough } from 'node:stream'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import type { OrchestratorCommand } from '../../src-contract/orchestrator-protocol.ts'
import { readCommands } from './command-reader.ts'

async function read(text: string) {
  const commands: OrchestratorCommand[] = []
  const unknown: string[] = []
  let closed = 0
  const input = new PassThrough()
  readCommands(input, {
    onCommand: (command) => commands.push(command),
    onUnknown: (words) => unknown.push(words),
    onClosed: () => {
      closed += 1
    },
  })
  input.end(text)
  await once(input, 'close')
  return { commands, unknown, closed }
}

describe('readCommands', () => {
  it('reads a command a line, and the end once', async () => {
    const { commands, unknown, closed } = await read(
      '{"type":"limit","cores":1.7}\n\n{"type":"password","password":"pass word"}\r\n{"type":"pause"}\n{"type":"stop"}',
    )
    expect(commands).toEqual([
      { type: 'limit', cores: 1.7 },
      { type: 'password', password: 'pass word' },
      { type: 'pause' },
      { type: 'stop' },
    ])
    expect(unknown).toEqual([])
    expect(closed).toBe(1)
  })

  it.each(['nonsense', '{"type":"limit","cores":0}', '{"type":"dance"}', '[]', 'null'])(
    'logs %s and goes on',
    async (line) => {
      const { commands, unknown } = await read(`${line}\n{"type":"pause"}\n`)
      expect(commands).toEqual([{ type: 'pause' }])
      expect(unknown).toHaveLength(1)
      expect(unknown[0]).toContain(line)
    },
  )

  it('shows nothing of a password command that has a slip in it', async () => {
    const { unknown } = await read('{"type":"password","pasword":"secret"}\n{"password": "secret"\n')
    expect(unknown).toHaveLength(2)
    expect(unknown.join('')).not.toContain('secret')
  })
})
