import type { ScriptureBooks } from '../shared/scripture.ts'

const letter = (name: string) => (nth: string) => `${nth}a carta ${name}`
const book = (name: string) => (nth: string) => `${nth.endsWith('r') ? nth : `${nth}o`} libro de ${name}`

export const scriptureBooks: ScriptureBooks = {
  short: {
    Gn: 'Génesis', Gén: 'Génesis', Ex: 'Éxodo', Lv: 'Levítico', Nm: 'Números', Dt: 'Deuteronomio', Jos: 'Josué', Jue: 'Jueces', Sal: 'Salmo', Prov: 'Proverbios', Pr: 'Proverbios', Ecl: 'Eclesiastés', Eclo: 'Eclesiástico', Cant: 'Cantar de los Cantares', Is: 'Isaías', Jr: 'Jeremías', Ez: 'Ezequiel', Dn: 'Daniel', Zac: 'Zacarías', Mal: 'Malaquías', Mt: 'Mateo', Mc: 'Marcos', Lc: 'Lucas', Jn: 'Juan', Hch: 'Hechos', Rom: 'Romanos', Rm: 'Romanos', Gál: 'Gálatas', Ef: 'Efesios', Flp: 'Filipenses', Col: 'Colosenses', Tit: 'Tito', Heb: 'Hebreos', Sant: 'Santiago', Ap: 'Apocalipsis', Sab: 'Sabiduría',
  },
  counted: {
    Samuel: book('Samuel'), Sam: book('Samuel'), Reyes: book('los Reyes'), Re: book('los Reyes'), Crónicas: book('las Crónicas'), Cr: book('las Crónicas'), Mac: book('los Macabeos'), Corintios: letter('a los Corintios'), Cor: letter('a los Corintios'), Co: letter('a los Corintios'), Tes: letter('a los Tesalonicenses'), Tim: letter('a Timoteo'), Pedro: letter('de Pedro'), Pe: letter('de Pedro'), Jn: letter('de Juan'),
  },
  full: ['Génesis', 'Éxodo', 'Levítico', 'Números', 'Deuteronomio', 'Josué', 'Jueces', 'Rut', 'Esdras', 'Job', 'Salmo', 'Proverbios', 'Isaías', 'Jeremías', 'Ezequiel', 'Daniel', 'Oseas', 'Amós', 'Jonás', 'Mateo', 'Marcos', 'Lucas', 'Juan', 'Hechos', 'Romanos', 'Hebreos', 'Santiago', 'Apocalipsis'],
} // prettier-ignore
