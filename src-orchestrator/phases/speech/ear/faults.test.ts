import { describe, expect, it } from 'vitest'
import { trimSilence } from '../compose-chunk.ts'
import type { SpeechEngine } from '../engines/engine.ts'
import { espeakLoader } from '../engines/espeak/espeak-loader.ts'
import { faultsOf, type FaultKind } from './faults.ts'
import { learnHabit, lettersIn, type Habit, type HeardSentence } from './habit.ts'
import { soundFacts } from './sound-facts.ts'
import { damage } from './testing/damage.ts'
import { drawnRateHz, drawnSpeech } from './testing/drawn-voice.ts'

const text = [
  'Alice was beginning to get very tired of sitting by her sister on the bank.',
  'There was nothing so very remarkable in that, nor did she think it strange.',
  'Down, down, down went the rabbit, and the hole went straight on like a tunnel.',
  'It was labelled marmalade, but to her great disappointment it was empty.',
  'Her eyes were bright.',
  'She generally gave herself very good advice, though she seldom followed it.',
  'A large mushroom grew near her.',
  'Presently she began again, wondering how many miles she had fallen by this time.',
  'The walls were filled with cupboards and shelves, with maps and pictures between.',
  'Curiouser and curiouser!',
  'He came trotting along in a great hurry, muttering something to himself.',
  'How she longed to get out of that dark hall, and wander among those bright flowers.',
  'The pool was getting quite crowded with the birds and animals that had fallen into it.',
  'What a pity it would not stay.',
  'Everything seemed to have changed since her swim, and the glass table had vanished.',
  'They had a large canvas bag, which tied up at the mouth with strings.',
]
const sentence = 'She stretched herself up on tiptoe, and peeped over the edge of the mushroom at once.'

type Voice = { sampleRateHz: number; say: (said: string) => Promise<Int16Array> }

const drawn: Voice = { sampleRateHz: drawnRateHz, say: async (said) => Promise.resolve(drawnSpeech(said)) }

let engine: Promise<SpeechEngine> | undefined
const espeak: Voice = {
  sampleRateHz: espeakLoader.sampleRateHz,
  say: async (said) => (await (engine ??= espeakLoader.load())).synthesise(said, 'en-us', { speed: 1 }),
}

async function heard({ sampleRateHz, say }: Voice, said: string, harm = (samples: Int16Array) => samples): Promise<HeardSentence> {
  const samples = trimSilence(harm(trimSilence(await say(said), sampleRateHz)), sampleRateHz)
  return { said, facts: soundFacts(samples, sampleRateHz) }
} // prettier-ignore

const habits = new Map<Voice, Promise<Habit>>()

async function learned(voice: Voice): Promise<Habit> {
  const habit = learnHabit(await Promise.all(text.map(async (said) => heard(voice, said))))
  if (habit === null) throw new Error('sixteen sentences make a habit')
  return habit
}

async function habitOf(voice: Voice): Promise<Habit> {
  const habit = habits.get(voice) ?? learned(voice)
  habits.set(voice, habit)
  return habit
}

function kinds(sentenceHeard: HeardSentence, habit: Habit | null): FaultKind[] {
  return faultsOf(sentenceHeard, habit).map(({ kind }) => kind)
}

describe('what is learned', () => {
  it('is the same where some of it is said again', async () => {
    const once = await Promise.all(text.map(async (said) => heard(drawn, said)))
    expect(learnHabit([...once, ...once.slice(0, 5), ...once.slice(0, 5)])).toEqual(learnHabit(once))
  })

  it('is nothing where few sentences are said again and again', async () => {
    const few = await Promise.all(text.slice(0, 5).map(async (said) => heard(drawn, said)))
    expect(learnHabit([...few, ...few, ...few, ...few])).toBeNull()
  })
})

describe.each([
  ['a drawn voice', drawn],
  ["eSpeak NG's", espeak],
])('of %s', (_name, voice) => {
  const rate = voice.sampleRateHz

  it('nothing is off that it says as usual', async () => {
    const habit = await habitOf(voice)
    const off: string[] = []
    for (const said of [...text, sentence, 'Oh!', 'No. 7', 'Off with her head, off with her head!'])
      if (kinds(await heard(voice, said), habit).length > 0) off.push(said)
    expect(off).toEqual([])
  })

  it.each<[string, FaultKind, (samples: Int16Array) => Int16Array]>([
    ['half of it', 'too-short', (samples) => damage.cutTo(samples, 0.45)],
    ['its ending twice', 'repeated-ending', (samples) => damage.doubledEnding(samples, rate, 0.9)],
    [
      'its ending twice, at once',
      'repeated-ending',
      (samples) => damage.doubledEnding(samples, rate, 0.7, 0),
    ],
    ['itself twice', 'too-long', (samples) => damage.doubledEnding(samples, rate, 60)],
    ['it clipped', 'distorted', (samples) => damage.clipped(samples, 8)],
    ['it shifted', 'offset', (samples) => damage.shifted(samples, 700)],
    ['silence for half of it', 'long-silence', (samples) => damage.silenced(samples, 0.3, 0.8)],
    ['it with a stop of two seconds', 'long-silence', (samples) => damage.heldUp(samples, rate, 0.4, 2)],
    ['it hardly to be heard', 'too-quiet', (samples) => damage.quieter(samples, 10)],
  ])('where it says %s: %s', async (_what, kind, harm) => {
    expect(kinds(await heard(voice, sentence, harm), await habitOf(voice))).toContain(kind)
  })
})

it('a sound that breaks off does not die away', async () => {
  const whole = await heard(drawn, sentence)
  expect(whole.facts.endShare).toBeLessThan(0.05)
  // In the middle of a word.
  const cut = await heard(drawn, sentence, (samples) => damage.cutTo(samples, 0.985))
  expect(kinds(cut, await habitOf(drawn))).toEqual(['cut-ending'])
})

describe('a habit', () => {
  it('is not learned from a few sentences: only what would be wrong with any voice is heard then', async () => {
    const few = await Promise.all(text.slice(0, 5).map(async (said) => heard(drawn, said)))
    expect(learnHabit(few)).toBeNull()
    const harmed = [
      await heard(drawn, sentence, (samples) => damage.clipped(samples, 8)),
      await heard(drawn, sentence, (samples) => damage.quieter(samples, 10)),
      await heard(drawn, sentence, (samples) => damage.doubledEnding(samples, drawnRateHz, 0.9)),
    ]
    expect(harmed.map((one) => kinds(one, null))).toEqual([['distorted'], [], ['repeated-ending']])
  })

  it('stands although a quarter of what it is learned from is damaged', async () => {
    const sound = await habitOf(drawn)
    const some = await Promise.all(
      text.map(async (said, index) =>
        heard(drawn, said, (samples) => (index % 4 === 0 ? damage.doubledEnding(samples, drawnRateHz, 60) : samples)),
      ),
    )
    const habit = learnHabit(some)
    expect(habit?.secPerLetter).toBeCloseTo(sound.secPerLetter, 3)
    const off = some.filter((one) => kinds(one, habit).includes('too-long'))
    expect(off.map(({ said }) => text.indexOf(said))).toEqual([0, 4, 8, 12])
  }) // prettier-ignore

  it.each([
    ['Hello, world.', 10],
    ['in 1865', 2 + 16],
    ['…', 0],
  ])('counts letters, and a digit as a word: %s', (said, letters) => {
    expect(lettersIn(said)).toBe(letters)
  })
})
