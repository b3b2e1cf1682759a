import { describe, expect, test } from 'vitest'
import { sentencesOf, sentencesOfLines } from './sentences.ts'

const rows: [language: string, paragraph: string, sentences: string[]][] = [
  ['en', 'It was Mr. Bennet. He left.', ['It was Mr. Bennet.', 'He left.']],
  ['en', 'Then said M. Poirot no. It was the line M. Then he left.', ['Then said M. Poirot no.', 'It was the line M.', 'Then he left.']],
  ['en', 'He said no. It rained. She said no. I went. See no. IV and vol. I of it.', ['He said no.', 'It rained.', 'She said no.', 'I went.', 'See no. IV and vol. I of it.']],
  ['en', 'They met Mrs. Long at St. James. Then it rained.', ['They met Mrs. Long at St. James.', 'Then it rained.']],
  ['en', 'Bring fruit, e.g. Apples or pears. Thanks.', ['Bring fruit, e.g. Apples or pears.', 'Thanks.']],
  ['en', 'J. R. R. Tolkien wrote it. We read it.', ['J. R. R. Tolkien wrote it.', 'We read it.']],
  ['en', 'Samuel L. Jackson came. He sat.', ['Samuel L. Jackson came.', 'He sat.']],
  ['en', 'She is taller than I. Nobody knew.', ['She is taller than I.', 'Nobody knew.']],
  ['en', '“What?” he said. “Go.”', ['“What?” he said.', '“Go.”']],
  ['en', '“Oh dear! Oh dear! I shall be late!” So it went.', ['“Oh dear!', 'Oh dear!', 'I shall be late!”', 'So it went.']],
  ['en', 'Well… perhaps not. Well... perhaps.', ['Well… perhaps not.', 'Well... perhaps.']],
  ['en', 'See No. 5 and vol. 3 of it. No. That is all.', ['See No. 5 and vol. 3 of it.', 'No.', 'That is all.']],
  ['en', 'It cost 3.50 in all. Cheap!', ['It cost 3.50 in all.', 'Cheap!']],
  ['de', 'Am 3. Mai kam Dr. Faust. Er blieb.', ['Am 3. Mai kam Dr. Faust.', 'Er blieb.']],
  ['de', '1. Kapitel Der Aufbruch', ['1. Kapitel Der Aufbruch']],
  ['de', '1. Am Anfang war es.', ['1.', 'Am Anfang war es.']],
  ['de', 'Viele, z. B. Hunde, bellen. Katzen nicht.', ['Viele, z. B. Hunde, bellen.', 'Katzen nicht.']],
  ['de', '»Was ist mit mir geschehen?« dachte er. Es war kein Traum.', ['»Was ist mit mir geschehen?« dachte er.', 'Es war kein Traum.']],
  ['de', 'Er kam. »Wer da?« »Ich.« Stille.', ['Er kam.', '»Wer da?«', '»Ich.«', 'Stille.']],
  ['fr', 'M. Dupont arriva. « Bonjour ! » dit-il. Il sortit.', ['M. Dupont arriva.', '« Bonjour ! » dit-il.', 'Il sortit.']],
  ['es', 'El Sr. López llegó. ¿Quién es? Nadie.', ['El Sr. López llegó.', '¿Quién es?', 'Nadie.']],
  ['not a tag', 'One. Two.', ['One.', 'Two.']],
  ['en', 'On Jan. 5, 1890, J. Watson, M.D., arrived. He sat.', ['On Jan. 5, 1890, J. Watson, M.D., arrived.', 'He sat.']],
  ['en', 'They came to point B. Then they slept.', ['They came to point B.', 'Then they slept.']],
  ['en', 'He lives on Main St. Then he left.', ['He lives on Main St.', 'Then he left.']],
  ['en', 'He saw Old St. Paul’s burn. Near Main St. Peter sat.', ['He saw Old St. Paul’s burn.', 'Near Main St.', 'Peter sat.']],
  ['en', 'The U.S. Army left the U.S. The rest stayed.', ['The U.S. Army left the U.S.', 'The rest stayed.']],
  ['en', 'At 5 p.m. Monday he came. At 6 p.m. Jones left.', ['At 5 p.m. Monday he came.', 'At 6 p.m.', 'Jones left.']],
  ['en', 'It is 31 deg. 15 min. 5 sec. or so. It took 15 min. He left.', ['It is 31 deg. 15 min. 5 sec. or so.', 'It took 15 min.', 'He left.']],
  ['en', 'Rev. Wm. Brown came. See Gen. i. 1 and example.org/find?all=1. It is so!Then.', ['Rev. Wm. Brown came.', 'See Gen. i. 1 and example.org/find?all=1.', 'It is so!', 'Then.']],
  ['de', 'Das war 44 v. Chr. Dann kam er in die Bahnhofstr. 12. Er nahm 3 Pfd. Tee und 2 Pfd. Dann ging er.', ['Das war 44 v. Chr.', 'Dann kam er in die Bahnhofstr. 12.', 'Er nahm 3 Pfd. Tee und 2 Pfd.', 'Dann ging er.']],
  ['es', 'Era 44 a. C. Luego el s. XX en EE. UU. Otro día.', ['Era 44 a. C.', 'Luego el s. XX en EE. UU.', 'Otro día.']],
  ['en', 'It was Fr. Brown, Lt.-Gen. Sir A. Smith and Old Fr. Then they left for Rs. 500.', ['It was Fr. Brown, Lt.-Gen. Sir A. Smith and Old Fr.', 'Then they left for Rs. 500.']],
  ['fr', 'Il paya 5 fr. 20. Ch. Baudelaire et J.-J. Rousseau vinrent. Il paya 5 fr. Puis il sortit.', ['Il paya 5 fr. 20.', 'Ch. Baudelaire et J.-J. Rousseau vinrent.', 'Il paya 5 fr.', 'Puis il sortit.']],
  ['fr', 'Au XXe s. Le roi S. M. Louis vint.', ['Au XXe s.', 'Le roi S. M. Louis vint.']],
  ['es', 'En el s. XX vino S. Juan. Era el s. La casa ardió.', ['En el s. XX vino S. Juan.', 'Era el s.', 'La casa ardió.']],
  ['en', 'It was Lord St. Simon and Neville St. Clair. We knew the Evangelist St. Mark. In 12 Baker St. Jones sat, and on Elm St. Brown.', ['It was Lord St. Simon and Neville St. Clair.', 'We knew the Evangelist St. Mark.', 'In 12 Baker St.', 'Jones sat, and on Elm St.', 'Brown.']],
  ['en', 'Written by J. Smith, A. Jones-Brown, V. Hugo and B. Traven. It was plan B. Oranges hold vitamin C. Well, we spoke to Mr. B. She left. George F. Will came.', ['Written by J. Smith, A. Jones-Brown, V. Hugo and B. Traven.', 'It was plan B.', 'Oranges hold vitamin C.', 'Well, we spoke to Mr. B.', 'She left.', 'George F. Will came.']],
  ['en', 'On Tues. Nov. 3 and in the 5th c. BC, b. 1200, d. 1260. He lies under the sun. May came. He saw Henry V. He left Apt. 5.', ['On Tues. Nov. 3 and in the 5th c. BC, b. 1200, d. 1260.', 'He lies under the sun.', 'May came.', 'He saw Henry V.', 'He left Apt. 5.']],
  ['de', 'Am 12. Sept. 2001 kam Fam. Huber mit Dipl.-Ing. Bauer und A. Dumas, V. Hugo. Anf. 19. Jh. war das Punkt B. Dann nichts.', ['Am 12. Sept. 2001 kam Fam. Huber mit Dipl.-Ing. Bauer und A. Dumas, V. Hugo.', 'Anf. 19. Jh. war das Punkt B.', 'Dann nichts.']],
  ['fr', 'Un livre de V. Hugo, A. Dumas et É. Zola. Il partit du point B. Puis rien.', ['Un livre de V. Hugo, A. Dumas et É. Zola.', 'Il partit du point B.', 'Puis rien.']],
  ['es', 'Una obra de F. García y J. López, ed. 3. Era el punto B. Luego nada.', ['Una obra de F. García y J. López, ed. 3.', 'Era el punto B.', 'Luego nada.']],
  ['en', 'It is at 9 p.m. ET on 5th Ave. NW today. At 9 p.m. Eve left.', ['It is at 9 p.m. ET on 5th Ave. NW today.', 'At 9 p.m.', 'Eve left.']],
  ['de', 'Die Müller GmbH & Co. KG kam mit Dr. h. c. Meier. Er ging zu Meier & Co. Dann nichts.', ['Die Müller GmbH & Co. KG kam mit Dr. h. c. Meier.', 'Er ging zu Meier & Co.', 'Dann nichts.']],
  ['fr', 'M. et Mme. Durand vinrent. Puis rien.', ['M. et Mme. Durand vinrent.', 'Puis rien.']],
  ['fr', 'Le 6 janv. 1978 et le 1er sept. 1939. Puis rien.', ['Le 6 janv. 1978 et le 1er sept. 1939.', 'Puis rien.']],
  ['es', 'Véase cf. Ortega en las FF. AA. de 1914. Nada.', ['Véase cf. Ortega en las FF. AA. de 1914.', 'Nada.']],
  ['de', 'Vgl. §§ 823 ff. BGB. So auch S. 12 ff. Der Autor irrt.', ['Vgl. §§ 823 ff. BGB.', 'So auch S. 12 ff.', 'Der Autor irrt.']],
  ['en', '   ', []],
] // prettier-ignore

describe('sentences', () => {
  test.each(rows)('%s: %s', (language, paragraph, sentences) => {
    expect(sentencesOf(paragraph, language)).toEqual(sentences)
  })

  test('lines that were ended on purpose end no sentence, and stay lines within it', () => {
    const lines = 'Here is no water  but only rock,\n  rock and Mr.\nFox. The road\n\nwinds.\nIt ends.'
    expect(sentencesOfLines(lines, 'en')).toEqual([
      'Here is no water but only rock,\nrock and Mr.\nFox.',
      'The road\nwinds.',
      'It ends.',
    ])
  })

  test('a sentence that is too long is divided where a reader would breathe, and nothing is lost', () => {
    const long = `${'word '.repeat(60)}end; ${'more, '.repeat(60)}${'x'.repeat(700)}.`
    const parts = sentencesOf(long, 'en')
    expect(parts.length).toBeGreaterThan(2)
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(500)
    expect(parts[0]?.endsWith('end;')).toBe(true)
    expect(parts.join('').replaceAll(' ', '')).toBe(long.replaceAll(' ', ''))
  })
})
