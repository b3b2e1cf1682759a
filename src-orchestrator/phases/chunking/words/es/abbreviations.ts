import { endsSentence, withLastStop, type Rule } from '../rule.ts'
import { initialsRule } from '../shared/initials.ts'
import { anyOf } from '../shared/units.ts'
import { spelled } from './numbers.ts'

const titles: Record<string, string> = {
  'Sr.': 'señor', 'Sra.': 'señora', 'Srta.': 'señorita', 'Sres.': 'señores', 'Sras.': 'señoras', 'D.': 'don', 'Dña.': 'doña', 'D.ª': 'doña', 'Dr.': 'doctor', 'Dra.': 'doctora', 'Prof.': 'profesor', 'Profa.': 'profesora', 'Gral.': 'general', 'Cap.': 'capitán', 'Cnel.': 'coronel', 'Tte.': 'teniente', 'Sto.': 'Santo', 'Sta.': 'Santa', 'S.': 'San', 'Fr.': 'fray', 'Mons.': 'monseñor', 'Lic.': 'licenciado', 'Ing.': 'ingeniero', 'Mr.': 'míster', 'Mrs.': 'misis',
} // prettier-ignore

const words: Record<string, string> = {
  'Ud.': 'usted', 'Vd.': 'usted', 'Uds.': 'ustedes', 'Vds.': 'ustedes', 'etc.': 'etcétera', etc: 'etcétera', 'ed.': 'edición', 'S. M.': 'Su Majestad', 'S.M.': 'Su Majestad', 'p. ej.': 'por ejemplo', 'p.ej.': 'por ejemplo', 'P. ej.': 'Por ejemplo', 'EE. UU.': 'Estados Unidos', 'EE.UU.': 'Estados Unidos', 'EE. UU': 'Estados Unidos', EEUU: 'Estados Unidos', 'RR. HH.': 'recursos humanos', 'RR. CC.': 'Reyes Católicos', 'FF. AA.': 'Fuerzas Armadas', 'FF.AA.': 'Fuerzas Armadas', 'CC. OO.': 'Comisiones Obreras', 'CC.OO.': 'Comisiones Obreras', 'JJ. OO.': 'Juegos Olímpicos', 'JJ.OO.': 'Juegos Olímpicos', Mª: 'María', 'y sigs.': 'y siguientes', 's/n': 'sin número', 'tfno.': 'teléfono', 'Tfno.': 'Teléfono', 'Ctra.': 'carretera', 'ctra.': 'carretera', 'a. C.': 'antes de Cristo', 'a.C.': 'antes de Cristo', 'A. C.': 'antes de Cristo', 'A.C.': 'antes de Cristo', 'd. C.': 'después de Cristo', 'd.C.': 'después de Cristo', 'a. m.': 'de la mañana', 'a.m.': 'de la mañana', 'p. m.': 'de la tarde', 'p.m.': 'de la tarde', 'Cía.': 'compañía', 'cía.': 'compañía', 'Avda.': 'avenida', 'Av.': 'avenida', 'aprox.': 'aproximadamente', 'tel.': 'teléfono', 'Tel.': 'Teléfono', 'cf.': 'confer', 'Cf.': 'Confer', 'et al.': 'y otros', 'ibíd.': 'ibídem', 'op. cit.': 'opus citatum', 'vs.': 'versus', 'Ltda.': 'limitada', 'S.A.': 'sociedad anónima', 'S. A.': 'sociedad anónima', 'c/': 'calle ', 'C/': 'Calle ', 'Fco.': 'Francisco', 'Ntra.': 'Nuestra', 'Hno.': 'hermano', 'Hna.': 'hermana', 'Pza.': 'plaza', 'apdo.': 'apartado', 'párr.': 'párrafo', 'M.ª': 'María', 'cts.': 'céntimos', 'cfr.': 'confer', 'íd.': 'ídem', 'y ss.': 'y siguientes', 'Excmo.': 'excelentísimo', 'Excma.': 'excelentísima', 'Ilmo.': 'ilustrísimo', 'Ilma.': 'ilustrísima', 'Rvdo.': 'reverendo', 'Rvda.': 'reverenda', 'Hnos.': 'hermanos', 'izq.': 'izquierda', 'dcha.': 'derecha', 'máx.': 'máximo', 'mín.': 'mínimo', 'J. C.': 'Jesucristo',
} // prettier-ignore

const counters: Record<string, string> = {
  km: 'kilómetro',   'núm.': 'número', 'n.º': 'número', nº: 'número', 'n°': 'número', 'N.º': 'Número', 'Nº': 'Número', 'N°': 'Número', 'núms.': 'números', 'pág.': 'página', 'Pág.': 'Página', 'Págs.': 'Páginas', 'Núm.': 'Número', 'Art.': 'Artículo', 'Fig.': 'Figura', 'págs.': 'páginas', 'p.': 'página', 'pp.': 'páginas', 'cap.': 'capítulo', 'caps.': 'capítulos', 'vol.': 'volumen', 't.': 'tomo', 'art.': 'artículo', 'arts.': 'artículos', 'figs.': 'figuras', 'vols.': 'volúmenes', 'fig.': 'figura', 'ed.': 'edición', 'v.': 'versículo', 'vv.': 'versículos', 'c.': 'hacia', '§': 'sección', '§§': 'secciones',
} // prettier-ignore

/** "pág. 3", "n.º 5": what is counted stands before its number. */
export const counterRule: Rule = {
  name: 'abbreviations',
  needs: 'digit',
  pattern: new RegExp(`(?<![\\p{L}\\d.])(?<word>${anyOf(Object.keys(counters))})\\s?(?=\\d)`, 'gu'),
  say: ({ group, after }) => {
    const word = group('word')
    if (word === 'c.' && !/^\d{3,4}(?!\d)/u.test(after)) return null
    const isMany = word === 'p.' && /^\d+\s?[–-]\s?\d/u.test(after)
    return `${isMany ? 'páginas' : (counters[word] ?? word)} `
  },
}

export const abbreviationRules: readonly Rule[] = [
  {
    name: 'abbreviations',
    needs: 'dot',
    pattern: new RegExp(
      `(?<![\\p{L}\\d.])(?<title>${anyOf(Object.keys(titles))})\\s?(?=\\p{Lu}[\\p{Ll}ª]|\\p{Lu}\\.|del?\\s|y\\s(?:la\\s)?S)`,
      'gu',
    ),
    say: ({ group, before, after }) => {
      const title = group('title')
      // "D. H. Lawrence", "S. Martín": an initial among others; a title stands before a name written out.
      if (/^[DS]\.$/u.test(title) && (!/^\p{Lu}\p{Ll}/u.test(after) || /\p{Lu}\.\s?$/u.test(before)))
        return null
      return `${titles[title] ?? title} `
    },
  },
  {
    // "pp. 12 ss."
    name: 'abbreviations',
    needs: 'digit',
    pattern: /(?<=\d)\s?ss\.(?!\p{L}|\s[IVX])/gu,
    say: ({ after }) => ` y siguientes${endsSentence(after) ? '.' : ''}`,
  },
  {
    name: 'abbreviations',
    needs: 'letters',
    pattern: new RegExp(
      `(?<![\\p{L}\\d.])(?:${anyOf(Object.keys(words))})(?!\\p{L})|(?<![\\p{L}\\d.])[cC]/\\s?(?=\\p{Lu})`,
      'gu',
    ),
    say: ({ whole, after }) => {
      const said = words[whole.trim()]
      return said === undefined ? null : withLastStop(said, whole, after)
    },
  },
]

export const initialRule = initialsRule(
  /(?<![\p{L}\d.'’])(?:\p{Lu}\.[\s-]?){1,5}(?=\s?(?:de(?:l|\sla|\slos)?\s)?\p{Lu}[\p{Ll}’'])|(?<![\p{L}\d.'’])(?:\p{Lu}\.[\s-]?)+\p{Lu}\.(?!\p{L})/gu,
  spelled,
)
