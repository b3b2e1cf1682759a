import { describe, expect, test } from 'vitest'
import { senseOf, type TaggedWord } from './homographs.ts'

/** "a/DT low/JJ *bow/NN ./." */
function sentence(written: string): { words: TaggedWord[]; at: number } {
  const tokens = written.split(' ')
  const words = tokens.map((token) => {
    const slash = token.lastIndexOf('/')
    return { text: token.slice(0, slash).replace(/^\*/u, ''), tag: token.slice(slash + 1) }
  })
  return { words, at: tokens.findIndex((token) => token.startsWith('*')) }
}

const homographs = new Set(['object', 'objects', 'excuse', 'record', 'abuse', 'insult', 'use', 'close', 'wind', 'present']) // prettier-ignore

describe('what a homograph is where it stands', () => {
  test.each([
    ['He/PRP made/VBD a/DT low/JJ *bow/NN ./.', { tag: 'VB' }],
    ['with/IN *bow/NN and/CC arrow/NN', { tag: 'NN' }],
    ['tied/VBN in/IN a/DT *bow/NN', { tag: 'NN' }],
    ['the/DT ship/NN ’s/POS *bows/NNS', { tag: 'VB' }],
    ['He/PRP *bowed/VBD', { phonemes: 'bˈWd' }],
    ['*bowed/JJ legs/NNS', { phonemes: 'bˈOd' }],
    ['a/DT *lead/NN pencil/NN', { phonemes: 'lˈɛd' }],
    ['heavy/JJ as/IN *lead/NN', { phonemes: 'lˈɛd' }],
    ['made/VBN of/IN *lead/NN ./.', { phonemes: 'lˈɛd' }],
    ['cast/VBD the/DT *lead/NN ,/,', { phonemes: 'lˈɛd' }],
    ['took/VBD the/DT *lead/NN', null],
    ['offering/VBG to/TO *lead/VB the/DT way/NN', null],
    ['what/WP ’s/VBZ the/DT *row/NN ?/.', { phonemes: 'ɹˈW' }],
    ['a/DT frightful/JJ *row/NN', { phonemes: 'ɹˈW' }],
    ['made/VBD a/DT *row/NN of/IN houses/NNS', null],
    ['had/VBD three/CD in/IN a/DT *row/NN', null],
    ['*close/VB by/IN the/DT fountain/NN', { tag: 'JJ' }],
    ['came/VBD to/TO *close/VB quarters/NNS', { tag: 'JJ' }],
    ['the/DT *close/NN of/IN day/NN', null],
    ['be/VB *content/NN with/IN it/PRP', { tag: 'JJ' }],
    ['hearts/NNS ’/POS *content/NN', { tag: 'JJ' }],
    ['the/DT *content/NN of/IN it/PRP', null],
    ['a/DT *minute/NN black/JJ spot/NN', { tag: 'JJ' }],
    ['half/PDT a/DT *minute/NN Scrooge/NNP', null],
    ['a/DT *minute/NN later/RB', null],
    ['the/DT *learned/VBD judge/NN', { tag: 'JJ' }],
    ['had/VBD *learned/VBN patience/NN', null],
    ['an/DT *aged/JJ man/NN', { phonemes: 'ˈAʤɪd' }],
    ['a/DT boy/NN *aged/VBN ten/CD', null],
    ['this/DT *blessed/JJ day/NN', { phonemes: 'blˈɛsɪd' }],
    ['been/VBN *blessed/VBN with/IN', null],
    ['was/VBD *used/VBN to/TO it/PRP', { tag: 'JJ' }],
    ['was/VBD *used/VBN to/TO catch/VB', null],
    ['I/PRP *object/NN ,/,', { tag: 'VB' }],
    ['He/PRP *objects/NNS to/TO me/PRP', { tag: 'VBZ' }],
    ['you/PRP do/VBP n’t/RB *object/NN', { tag: 'VB' }],
    ['the/DT black/JJ *object/NN', null],
    ['*excuse/NN me/PRP', { tag: 'VB' }],
    ['an/DT *excuse/NN it/PRP was/VBD', null],
    ['the/DT paths/NNS *wind/NN through/IN woods/NNS', { tag: 'VB' }],
    ['his/PRP$ watch/NN was/VBD *wound/NN up/RP', { tag: 'VBD' }],
    ['a/DT *wound/NN about/IN his/PRP$ head/NN', null],
    ['brick/NN *houses/NNS', { tag: 'VBZ' }],
    ['a/DT *bow/NN -/: window/NN', null],
    ['the/DT *rabbit/NN me/PRP', null],
  ])('%s', (written, expected) => {
    const { words, at } = sentence(written.replaceAll('’', "'"))
    expect(senseOf(words, at, (word) => homographs.has(word))).toEqual(expected)
  })
})
