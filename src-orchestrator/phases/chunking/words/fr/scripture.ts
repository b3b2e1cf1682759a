import type { ScriptureBooks } from '../shared/scripture.ts'

const letter = (name: string) => (nth: string) => `${nth === 'Premier' ? 'Première' : nth} lettre ${name}`
const book = (name: string) => (nth: string) => `${nth} livre ${name}`

export const scriptureBooks: ScriptureBooks = {
  short: {
    Gn: 'Genèse', Ex: 'Exode', Lv: 'Lévitique', Nb: 'Nombres', Dt: 'Deutéronome', Jos: 'Josué', Jg: 'Juges', Ps: 'Psaume', Pr: 'Proverbes', Qo: 'Qohélet', Ct: 'Cantique des Cantiques', Is: 'Isaïe', Jr: 'Jérémie', Lm: 'Lamentations', Ez: 'Ézéchiel', Dn: 'Daniel', Os: 'Osée', Jl: 'Joël', Za: 'Zacharie', Ml: 'Malachie', Mt: 'Matthieu', Mc: 'Marc', Lc: 'Luc', Jn: 'Jean', Ac: 'Actes', Rm: 'Romains', Ga: 'Galates', Ep: 'Éphésiens', Ph: 'Philippiens', Col: 'Colossiens', Tt: 'Tite', He: 'Hébreux', Jc: 'Jacques', Ap: 'Apocalypse', Sg: 'Sagesse',
  },
  counted: {
    Samuel: book('de Samuel'), S: book('de Samuel'), Rois: book('des Rois'), R: book('des Rois'), Ch: book('des Chroniques'), M: book('des Maccabées'), Corinthiens: letter('aux Corinthiens'), Co: letter('aux Corinthiens'), Th: letter('aux Thessaloniciens'), Tm: letter('à Timothée'), Pierre: letter('de Pierre'), P: letter('de Pierre'), Jn: letter('de Jean'),
  },
  full: ['Genèse', 'Exode', 'Lévitique', 'Nombres', 'Deutéronome', 'Josué', 'Juges', 'Ruth', 'Esdras', 'Néhémie', 'Job', 'Psaume', 'Proverbes', 'Isaïe', 'Jérémie', 'Ézéchiel', 'Daniel', 'Osée', 'Amos', 'Jonas', 'Matthieu', 'Marc', 'Luc', 'Jean', 'Actes', 'Romains', 'Hébreux', 'Jacques', 'Apocalypse'],
} // prettier-ignore
