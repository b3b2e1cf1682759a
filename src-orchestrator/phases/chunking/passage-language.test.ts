import { expect, test } from 'vitest'
import { chunksOf } from './chunks.ts'
import { passageLanguage } from './passage-language.ts'

const german =
  'Als Gregor Samsa eines Morgens aus unruhigen Träumen erwachte, fand er sich in seinem Bett zu einem ungeheueren Ungeziefer verwandelt. Er lag auf seinem panzerartig harten Rücken und sah, wenn er den Kopf ein wenig hob, seinen gewölbten, braunen Bauch.'
const french =
  'Longtemps, je me suis couché de bonne heure. Parfois, à peine ma bougie éteinte, mes yeux se fermaient si vite que je n’avais pas le temps de me dire : « Je m’endors. » Et, une demi-heure après, la pensée qu’il était temps de chercher le sommeil m’éveillait.'
const english =
  'Alice was beginning to get very tired of sitting by her sister on the bank, and of having nothing to do: once or twice she had peeped into the book her sister was reading, but it had no pictures or conversations in it.'
const names =
  'Anderson, Baker, Carpenter, Davidson, Edwards, Fitzgerald, Gutenberg, Harrison, Ibsen, Johnson, Kellermann, Lindqvist, Montgomery, Nightingale, Oppenheimer, Pettersson, Quentin, Robertson'

test.each([
  [german, 'en', 'de'],
  [french, 'en-GB', 'fr'],
  [english, 'de', 'en'],
  [english, 'en', null],
  [names, 'en', null],
  ['„Guten Tag!“ rief er. „Wie geht es Ihnen?“', 'en', null],
  [german, 'ja', null],
  ['Μῆνιν ἄειδε θεὰ Πηληϊάδεω Ἀχιλῆος οὐλομένην, ἣ μυρί’ Ἀχαιοῖς ἄλγε’ ἔθηκεν, '.repeat(4), 'en', 'el'],
  ['Все смешалось в доме Облонских.', 'en', 'ru'],
  ['Все смешалось в доме Облонских.', 'uk', null],
  ['Все смешалось в доме Облонских.', 'ja', 'ru'],
  ['吾輩は猫である。名前はまだ無い。', 'fr', 'ja'],
  ['国境の長いトンネルを抜けると雪国であった。', 'zh', 'ja'],
  ['春眠不覺曉，處處聞啼鳥。夜來風雨聲', 'ja', null],
  ['Дом. Она', 'en', null],
  ['α β γ δ', 'en', null],
  ['She wrote the word «дом» beneath the drawing, and then the Greek λόγος beside it.', 'en', null],
  ['בראשית ברא אלהים את השמים ואת הארץ והארץ היתה תהו ובהו '.repeat(5), 'de', 'he'],
])('%j in a book in %s: %s', (text, language, passage) => {
  expect(passageLanguage(text, language)).toBe(passage)
})

test('a passage has chunks of its own, its words are its language’s, and the book goes on behind it', () => {
  const paragraphs = [`${english} In 1848.`, `${german} Am 3. Mai.`, 'Then it rained on 3 May.']
  const { chunks } = chunksOf({
    language: 'en',
    chapters: [
      {
        title: 'One',
        titleIsPrinted: false,
        blocks: paragraphs.map((text) => ({ kind: 'paragraph', text, places: [] })),
      },
    ],
    changes: [],
    words: 1,
  })
  expect(chunks.map(({ language }) => language)).toEqual([undefined, 'de', undefined])
  const last = chunks.map(({ sentences }) => sentences.at(-1)?.said)
  expect(last).toEqual(['In eighteen forty-eight.', 'Am dritten Mai.', 'Then it rained on the third of May.'])
})
