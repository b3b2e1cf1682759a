import type { ScriptureBooks } from '../shared/scripture.ts'

const letter = (name: string) => (nth: string) => `${nth}er ${name}brief`
const book = (name: string) => (nth: string) => `${nth}es Buch ${name}`

export const scriptureBooks: ScriptureBooks = {
  short: {
    Gen: 'Genesis', Ex: 'Exodus', Lev: 'Levitikus', Num: 'Numeri', Dtn: 'Deuteronomium', Jos: 'Josua', Ri: 'Richter', Neh: 'Nehemia', Est: 'Esther', Ps: 'Psalm', Spr: 'Sprüche', Koh: 'Kohelet', Pred: 'Prediger', Hld: 'Hoheslied', Jes: 'Jesaja', Jer: 'Jeremia', Klgl: 'Klagelieder', Hes: 'Hesekiel', Ez: 'Ezechiel', Dan: 'Daniel', Hos: 'Hosea', Hab: 'Habakuk', Sach: 'Sacharja', Mal: 'Maleachi', Mt: 'Matthäus', Matth: 'Matthäus', Mk: 'Markus', Lk: 'Lukas', Luk: 'Lukas', Joh: 'Johannes', Apg: 'Apostelgeschichte', Röm: 'Römer', Gal: 'Galater', Eph: 'Epheser', Phil: 'Philipper', Kol: 'Kolosser', Tit: 'Titus', Hebr: 'Hebräer', Jak: 'Jakobus', Offb: 'Offenbarung', Sir: 'Sirach', Weish: 'Weisheit',
  },
  counted: {
    Mose: book('Mose'), Mos: book('Mose'), Samuel: book('Samuel'), Sam: book('Samuel'), Könige: book('der Könige'), Kön: book('der Könige'), Chronik: book('der Chronik'), Chr: book('der Chronik'), Makk: book('der Makkabäer'), Korinther: letter('Korinther'), Kor: letter('Korinther'), Thess: letter('Thessalonicher'), Timotheus: letter('Timotheus'), Tim: letter('Timotheus'), Petrus: letter('Petrus'), Petr: letter('Petrus'), Johannes: letter('Johannes'), Joh: letter('Johannes'),
  },
  full: ['Genesis', 'Exodus', 'Josua', 'Richter', 'Rut', 'Ruth', 'Esra', 'Nehemia', 'Esther', 'Hiob', 'Psalm', 'Sprüche', 'Prediger', 'Jesaja', 'Jeremia', 'Hesekiel', 'Daniel', 'Hosea', 'Joel', 'Amos', 'Jona', 'Micha', 'Sacharja', 'Maleachi', 'Matthäus', 'Markus', 'Lukas', 'Johannes', 'Apostelgeschichte', 'Römer', 'Galater', 'Epheser', 'Philipper', 'Kolosser', 'Hebräer', 'Jakobus', 'Offenbarung'],
} // prettier-ignore
