import { describe, expect, test } from 'vitest'
import { plainSaying, saidFor } from '../../said.ts'

const tables: Record<string, [printed: string, said: string][]> = {
  "numbers and years": [
    ["Llámame al 91 123 45 67; es el 912 345 678 o el 600 123 456; son 912 345 678 habitantes; 600 000 000", "Llámame al nueve uno, uno dos tres, cuatro cinco, seis siete; es el nueve uno dos, tres cuatro cinco, seis siete ocho o el seis cero cero, uno dos tres, cuatro cinco seis; son novecientos doce millones trescientos cuarenta y cinco mil seiscientos setenta y ocho habitantes; seiscientos millones"],
    ["1.000.000 habitantes, 2.000.000 personas, 2.000.000 de euros, 1.000.000 y 1.500.000 hombres", "un millón de habitantes, dos millones de personas, dos millones de euros, un millón y un millón quinientos mil hombres"],
    ["1.000.000, 1848, 3,5, 3.5 y 2.05", "un millón, mil ochocientos cuarenta y ocho, tres coma cinco, tres punto cinco y dos punto cero cinco"],
    ["21 años, 21 horas, 200 personas, 200 libros", "veintiún años, veintiuna horas, doscientas personas, doscientos libros"],
    ["El capítulo 1 trata de ella, la figura 21 muestra 1 casa", "El capítulo uno trata de ella, la figura veintiuno muestra una casa"],
    ["1 casa, 1 libro, 101", "una casa, un libro, ciento uno"],
    ["21.000 hombres, 31.000 mujeres", "veintiún mil hombres, treinta y una mil mujeres"],
  ],
  "ordinals and dates": [
    ["el 15-III-1850, el 3/XI/1912, A-III-5", "el quince de marzo de mil ochocientos cincuenta, el tres de noviembre de mil novecientos doce, A-I I I cinco"],
    ["la 2da vez, el 3ro, el 4to piso, la 1ra; 5to", "la segunda vez, el tercero, el cuarto piso, la primera; quinto"],
    ["1.º, 2.ª, 1er capítulo, 3er día, 21.º", "primero, segunda, primer capítulo, tercer día, vigésimo primero"],
    ["el 3 de mayo de 1890, 03/05/1890", "el tres de mayo de mil ochocientos noventa, tres de mayo de mil ochocientos noventa"],
  ],
  "roman numerals": [
    ["Alfonso XIII y Felipe II, Isabel II, Carlos V", "Alfonso trece y Felipe segundo, Isabel segunda, Carlos quinto"],
    ["el siglo XIX, siglos XVIII y XIX", "el siglo diecinueve, siglos dieciocho y diecinueve"],
    ["capítulo III, tomo IV, la II Guerra Mundial", "capítulo tres, tomo cuatro, la segunda Guerra Mundial"],
    ["la V República, el III milenio, la V de victoria", "la quinta República, el tercer milenio, la V de victoria"],
  ],
  "times": [
    ["a las 5.45, eran las 10.05, la sección 5.45", "a las cinco y cuarenta y cinco, eran las diez y cinco, la sección cinco punto cuarenta y cinco"],
    ["a las 10:30, 10.30 h, 10:00, 1:15 a. m.", "a las diez y treinta, diez y treinta, diez en punto, una y quince de la mañana."],
  ],
  "money and units": [
    ["1,80 m, 12,05 m, 0,25 m; 19,99 euros; 1 cda. de sal, 2 cdtas. de azúcar", "un metro ochenta, doce metros cinco, cero coma veinticinco metros; diecinueve euros con noventa y nueve; una cucharada de sal, dos cucharaditas de azúcar"],
    ["1.000.000 €, 2.000.000 km, $1.000.000, 2.500.000 €, 5.000 €", "un millón de euros, dos millones de kilómetros, un millón de dólares, dos millones quinientos mil euros, cinco mil euros"],
    ["3,50 €, 3,5 millones de euros, 1 €, $5, 20–30 €, £21", "tres euros con cincuenta, tres coma cinco millones de euros, un euro, cinco dólares, veinte a treinta euros, veintiuna libras"],
    ["5 %, 20 °C, 80 km/h, 12 m², 1 t, 21 km", "cinco por ciento, veinte grados Celsius, ochenta kilómetros por hora, doce metros cuadrados, una tonelada, veintiún kilómetros"],
    ["3/4 l, 2½ h, ½ taza, 1½ tazas", "tres cuartos de litro, dos horas y media, media taza, una taza y media"],
  ],
  "fractions": [
    ["5/8, 1/2, 2½, ¾", "cinco octavos, un medio, dos y medio, tres cuartos"],
  ],
  "abbreviations": [
    ["los RR. CC., las FF. AA., Dña. Mª José, C/ Sol s/n, Ctra. N-340, km 15", "los Reyes Católicos, las Fuerzas Armadas, doña María José, Calle Sol sin número, carretera N trescientos cuarenta, kilómetro quince"],
    ["El Sr. López, la Sra. García, D. Juan, Dña. María", "El señor López, la señora García, don Juan, doña María"],
    ["Ud. y Uds., EE. UU., Sta. Ana, S. Martín", "usted y ustedes, Estados Unidos, Santa Ana, San Martín"],
    ["cap. IV, vol. III, 2.ª ed., S. M. el Rey, etc)", "capítulo cuatro, volumen tres, segunda edición, Su Majestad el Rey, etcétera)"],
    ["p. ej. manzanas, etc.", "por ejemplo manzanas, etcétera."],
    ["Véase núm. 5, pág. 7, págs. 3–7, n.º 3", "Véase número cinco, página siete, páginas tres a siete, número tres"],
    ["44 a. C.", "cuarenta y cuatro antes de Cristo."],
    ["J. R. R. Tolkien y A. López", "J R R Tolkien y A López"],
    ["44 a. C., EE. UU. y el Excmo. Sr. López, C/ Mayor", "cuarenta y cuatro antes de Cristo, Estados Unidos y el excelentísimo señor López, Calle Mayor"],
    ["en el s. XX, c. 1953, el 100.º", "en el siglo veinte, hacia mil novecientos cincuenta y tres, el centésimo"],
    ["Jn 3, 16; 1 Co 13; 2 Re 5", "Juan tres, versículo dieciséis; Primera carta a los Corintios trece; Segundo libro de los Reyes cinco"],
    ["Tel. 91 555 01 99", "Teléfono nueve uno, cinco cinco cinco, cero uno, nueve nueve"],
    ["Fr. Luis de León, S. Juan, Cnel. López, Ntra. Sra. del Pilar, G. del Valle", "fray Luis de León, San Juan, coronel López, Nuestra señora del Pilar, G del Valle"],
    ["pp. 12 ss., párr. 2, apdo. 12; s. l.", "páginas doce y siguientes, párrafo dos, apartado doce; s. l."],
  ],
  "capitals and mixed": [
    ["la TI, los CD, YA", "la T I, los C D, Ya"],
    ["ONU, USA", "Onu, U S A"],
    ["A4, H2O, B-52", "A cuatro, H dos O, B cincuenta y dos"],
    ["Es MUY grande.", "Es Muy grande."],
  ],
  "ranges": [
    ["de 1914 a 1918, 1914-1918, 10–12 personas", "de mil novecientos catorce a mil novecientos dieciocho, mil novecientos catorce a mil novecientos dieciocho, diez a doce personas"],
  ],
  "addresses": [
    ["www.ejemplo.es, a@b.es", "w w w punto ejemplo punto e s, a arroba b punto e s"],
  ],
  "mathematics": [
    ["–5 °C, los rayos γ, los jugadores –11 en total– salieron", "menos cinco grados Celsius, los rayos gamma, los jugadores, once en total, salieron"],
    ["2 + 2 = 4, x² = 5, -5 °C", "dos más dos igual a cuatro, x al cuadrado igual a cinco, menos cinco grados Celsius"],
    ["3 × 10^8 m/s, 9,8 m/s², 10⁶ m²", "tres por diez elevado a ocho metros por segundo, nueve coma ocho metros por segundo al cuadrado, diez elevado a seis metros cuadrados"],
    ["±2, +4, <5, ≤ 7, a/b = c", "más menos dos, más cuatro, menos de cinco, como máximo siete, a entre b igual a c"],
  ],
  "halves and others": [
    ["2 1/2 tazas, 3/4 partes, 2½ litros; 2½ veces", "dos tazas y media, tres cuartas partes, dos litros y medio; dos y media veces"],
    ["1 mujer, 1 flor, RAID-1 permite, López et al., arts. 3 y 4", "una mujer, una flor, Raid-uno permite, López y otros, artículos tres y cuatro"],
  ],
  "what stays": [
    ["¿Quién es? «Nadie».", "¿Quién es? \"Nadie\"."],
    ["De 3 a 4", "De tres a cuatro"],
    ["Aristóteles (384-322 A.C.), Epicuro (341-270 a. C.) vivió", "Aristóteles (trescientos ochenta y cuatro a trescientos veintidós antes de Cristo), Epicuro (trescientos cuarenta y uno a doscientos setenta antes de Cristo) vivió"],
    ["—No sé —dijo él—. ¡Ven!", "No sé, dijo él. ¡Ven!"],
  ],
} // prettier-ignore

describe.each(Object.entries(tables))('Spanish: %s', (_name, rows) => {
  test.each(rows)('%s', (printed, said) => {
    expect(saidFor(printed, plainSaying('es'))).toBe(said)
  })
})
