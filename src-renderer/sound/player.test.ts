import { describe, expect, test } from 'vitest'
import type { BookSound } from '../../src-contract/book-sound.ts'
import { fail, succeed } from '../../src-contract/failure.ts'
import { openBridge } from '../bridge/open-bridge.ts'
import { createWindowStore } from '../store/window-store.ts'
import { BridgeDouble } from '../testing/bridge-double.ts'
import { openPlayerMemory, type PlayerMemory } from './player-memory.ts'
import { createPlayer } from './player.ts'

/** A media element without a decoder: what it is told is what it does. */
class SilentAudio extends EventTarget {
  src = ''
  currentTime = 0
  playbackRate = 1
  defaultPlaybackRate = 1
  ended = false
  paused = true
  removeAttribute(): void {
    this.src = ''
  }
  async play(): Promise<void> {
    this.paused = false
    this.ended = false
    this.dispatchEvent(new Event('playing'))
    return Promise.resolve()
  }
  pause(): void {
    if (this.paused) return
    this.paused = true
    this.dispatchEvent(new Event('pause'))
  }
  reachEnd(): void {
    this.paused = true
    this.ended = true
    this.dispatchEvent(new Event('ended'))
  }
}

type Piece = BookSound['pieces'][number]
const piece = (index: number): BookSound['pieces'][number] => ({
  address: `/sound/${index}`,
  startSec: index * 10,
  durationSec: 10,
})

function session(memory: PlayerMemory = openPlayerMemory(null)) {
  let made = 1
  let run = 1
  let isWhole = false
  const others = new Map<number, Partial<Piece>>()
  const bridge = new BridgeDouble({
    'sound.ofBook': async ({ from, run: known }) => {
      if (made === 0) return Promise.resolve(fail('nothing-to-hear'))
      const all: Piece[] = []
      for (let index = 0; index < made; index++) {
        const last = all.at(-1)
        const startSec = last === undefined ? 0 : last.startSec + last.durationSec
        all.push({ ...piece(index), ...others.get(index), startSec })
      }
      return Promise.resolve(
        succeed({
          run,
          isWhole,
          pieces: known === run ? all.slice(from) : all,
          chapters: [{ title: 'One', startSec: 0 }],
        }),
      )
    },
  })
  const store = createWindowStore()
  const audio = new SilentAudio()
  const player = createPlayer(openBridge(bridge), store, () => audio, memory)
  return {
    player,
    audio,
    shown: () => store.getState().player,
    make: (pieces: number, about: { run?: number; isWhole?: boolean } = {}) => {
      made = pieces
      run = about.run ?? run
      isWhole = about.isWhole ?? isWhole
    },
    replace: (index: number, other: Partial<Piece>) => {
      others.set(index, other)
      run += 1
    },
  }
}

describe('the player', () => {
  test('waits at the end of what is made, and goes on when there is more', async () => {
    const { player, audio, shown, make } = session()
    await player.openBook('b', 'Alice')
    expect(shown()).toMatchObject({ mode: 'playing', title: 'Alice' })
    audio.reachEnd()
    expect(shown()?.mode).toBe('waiting')
    make(3)
    await player.follow('running 3')
    expect(audio.src).toBe('/sound/1')
    expect(shown()).toMatchObject({ mode: 'playing', pieces: [piece(0), piece(1), piece(2)] })
  })

  test('two tellings of progress at once bring each piece once', async () => {
    const { player, shown, make } = session()
    await player.openBook('b', 'Alice')
    make(3)
    await Promise.all([player.follow('2'), player.follow('3')])
    await expect.poll(() => shown()?.pieces.length).toBe(3)
  })

  test('looks for a place in another piece, and stays paused where it was', async () => {
    const { player, audio, shown, make } = session()
    make(3)
    await player.openBook('b', 'Alice', 12)
    expect([audio.src, audio.currentTime]).toEqual(['/sound/1', 2])
    player.toggle()
    expect(shown()?.mode).toBe('paused')
    player.seek(25)
    expect([audio.src, audio.currentTime, shown()?.mode, shown()?.atSec]).toEqual([
      '/sound/2',
      5,
      'paused',
      25,
    ])
    player.seek(500)
    expect(shown()?.atSec).toBe(30)
  })

  test('what is heard goes on where a chunk before it was made again, and another one is heard anew', async () => {
    const { player, audio, shown, make, replace } = session()
    make(3)
    await player.openBook('b', 'Alice', 12)
    audio.currentTime = 3
    replace(0, { address: '/sound/0-again', durationSec: 6 })
    await player.follow('5 of 5')
    expect([audio.src, audio.currentTime]).toEqual(['/sound/1', 3])
    expect(shown()).toMatchObject({ mode: 'playing', run: 2, atSec: 9 })
    expect(shown()?.pieces.map(({ startSec }) => startSec)).toEqual([0, 6, 16])
    replace(1, { address: '/sound/1-again', durationSec: 8 })
    await player.follow('5 of 5, again')
    expect([audio.src, audio.currentTime, shown()?.mode]).toEqual(['/sound/1-again', 3, 'playing'])
  })

  test('a finished book takes the place of what was heard of it', async () => {
    const { player, audio, shown, make } = session()
    make(2)
    await player.openBook('b', 'Alice', 11)
    make(1, { run: 0, isWhole: true })
    await player.follow('done')
    expect(shown()).toMatchObject({ isWhole: true, run: 0, mode: 'playing', pieces: [piece(0)] })
    audio.reachEnd()
    expect(shown()?.mode).toBe('paused')
  })

  test('goes on where a book was left, also in another window, and begins anew what was heard to its end', async () => {
    const kept = new Map<string, string>()
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    }
    const first = session(openPlayerMemory(storage))
    first.make(3, { isWhole: true })
    await first.player.openBook('b', 'Alice')
    first.player.seek(12)
    first.audio.currentTime = 7.5
    first.audio.dispatchEvent(new Event('timeupdate'))
    const second = session(openPlayerMemory(storage))
    second.make(3, { isWhole: true })
    expect(second.player.placeOf('b')).toBe(17.5)
    await second.player.openBook('b', 'Alice')
    expect([second.audio.src, second.audio.currentTime]).toEqual(['/sound/1', 7.5])
    second.player.seek(29)
    second.player.close()
    expect(openPlayerMemory(storage).placeOf('b')).toBe(0)
  })

  test('the speed holds for what is heard next', async () => {
    const memory = openPlayerMemory(null)
    const { player, audio, shown } = session(memory)
    await player.openBook('b', 'Alice')
    player.changeRate(1.5)
    expect([shown()?.rate, audio.playbackRate, audio.defaultPlaybackRate]).toEqual([1.5, 1.5, 1.5])
    const next = session(memory)
    await next.player.openBook('c', 'Emma')
    expect([next.shown()?.rate, next.audio.playbackRate]).toEqual([1.5, 1.5])
  })

  test.each(['no JSON', '{"rate":7,"places":"none"}', 'null'])('of %s nothing is remembered', (text) => {
    const memory = openPlayerMemory({ getItem: () => text, setItem: () => undefined })
    expect([memory.rate(), memory.placeOf('b')]).toEqual([1, 0])
  })

  test('says why nothing is heard', async () => {
    const { player, audio, shown, make } = session()
    make(0)
    await player.openBook('b', 'Alice')
    expect(shown()?.problem).toContain('Nothing of this book can be heard yet.')
    make(1)
    await player.openBook('b', 'Alice')
    audio.dispatchEvent(new Event('error'))
    expect(shown()).toMatchObject({ mode: 'paused' })
    expect(shown()?.problem).toContain('cannot be played')
    player.close()
    expect(shown()).toBeNull()
  })
})
