import type { ScriptureBooks } from '../shared/scripture.ts'

const named = (name: string) => (nth: string) => `${nth} ${name}`

export const scriptureBooks: ScriptureBooks = {
  short: {
    Gen: 'Genesis', Exod: 'Exodus', Ex: 'Exodus', Lev: 'Leviticus', Num: 'Numbers', Deut: 'Deuteronomy', Dt: 'Deuteronomy', Josh: 'Joshua', Judg: 'Judges', Neh: 'Nehemiah', Esth: 'Esther', Ps: 'Psalm', Pss: 'Psalms', Prov: 'Proverbs', Eccl: 'Ecclesiastes', Eccles: 'Ecclesiastes', Cant: 'Canticles', Isa: 'Isaiah', Jer: 'Jeremiah', Lam: 'Lamentations', Ezek: 'Ezekiel', Dan: 'Daniel', Hos: 'Hosea', Obad: 'Obadiah', Mic: 'Micah', Hab: 'Habakkuk', Zeph: 'Zephaniah', Hag: 'Haggai', Zech: 'Zechariah', Mal: 'Malachi', Matt: 'Matthew', Mt: 'Matthew', Mk: 'Mark', Lk: 'Luke', Jn: 'John', Rom: 'Romans', Gal: 'Galatians', Eph: 'Ephesians', Phil: 'Philippians', Col: 'Colossians', Tit: 'Titus', Heb: 'Hebrews', Jas: 'James', Rev: 'Revelation', Ecclus: 'Ecclesiasticus', Wisd: 'Wisdom',
  },
  counted: {
    Samuel: named('Samuel'), Sam: named('Samuel'), Kings: named('Kings'), Kgs: named('Kings'), Chronicles: named('Chronicles'), Chron: named('Chronicles'), Chr: named('Chronicles'), Corinthians: named('Corinthians'), Cor: named('Corinthians'), Thessalonians: named('Thessalonians'), Thess: named('Thessalonians'), Timothy: named('Timothy'), Tim: named('Timothy'), Peter: named('Peter'), Pet: named('Peter'), John: named('John'), Jn: named('John'), Maccabees: named('Maccabees'), Macc: named('Maccabees'),
  },
  full: ['Genesis', 'Exodus', 'Leviticus', 'Numbers', 'Deuteronomy', 'Joshua', 'Judges', 'Ruth', 'Ezra', 'Nehemiah', 'Esther', 'Job', 'Psalm', 'Psalms', 'Proverbs', 'Ecclesiastes', 'Song of Solomon', 'Song of Songs', 'Isaiah', 'Jeremiah', 'Lamentations', 'Ezekiel', 'Daniel', 'Hosea', 'Joel', 'Amos', 'Obadiah', 'Jonah', 'Micah', 'Nahum', 'Habakkuk', 'Zephaniah', 'Haggai', 'Zechariah', 'Malachi', 'Matthew', 'Mark', 'Luke', 'John', 'Acts', 'Romans', 'Galatians', 'Ephesians', 'Philippians', 'Colossians', 'Titus', 'Philemon', 'Hebrews', 'James', 'Jude', 'Revelation'],
} // prettier-ignore
