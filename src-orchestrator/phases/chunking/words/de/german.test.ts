import { describe, expect, test } from 'vitest'
import { plainSaying, saidFor } from '../../said.ts'

const tables: Record<string, [printed: string, said: string][]> = {
  "numbers and years": [
    ["1.000 Menschen, 1.234.567 und 3,5", "tausend Menschen, eine Million zweihundertvierunddreißigtausendfünfhundertsiebenundsechzig und drei Komma fünf"],
    ["1848, 1900, 2000, 2021; 1500 Mann", "achtzehnhundertachtundvierzig, neunzehnhundert, zweitausend, zweitausendeinundzwanzig; fünfzehnhundert Mann"],
    ["1 Mann, 1 Zeitung, 101, 21, 2.000.001", "ein Mann, eine Zeitung, hunderteins, einundzwanzig, zwei Millionen eins"],
    ["Er war 12.", "Er war zwölf."],
    ["die 1990er Jahre, in den 90ern", "die neunzehnhundertneunziger Jahre, in den neunzigern"],
  ],
  "ordinals and dates": [
    ["Am 3. Mai 1848 kam er, am 3.5.1920 ging er.", "Am dritten Mai achtzehnhundertachtundvierzig kam er, am dritten Mai neunzehnhundertzwanzig ging er."],
    ["Der 3. Mai war schön.", "Der dritte Mai war schön."],
    ["Vom 3. bis 5. Mai, der 11. September 2001", "Vom dritten bis fünften Mai, der elfte September zweitausendeins"],
    ["3. Mai 1920", "dritter Mai neunzehnhundertzwanzig"],
    ["im 19. Jahrhundert, das 2. Kapitel", "im neunzehnten Jahrhundert, das zweite Kapitel"],
    ["5. Vorlesung", "fünfte Vorlesung"],
    ["IV. Akt", "vierter Akt"],
    ["3. Hauptstück", "drittes Hauptstück"],
    ["2. Kapitel", "zweites Kapitel"],
    ["zum 1. Mal, die 1. Klasse, seinem 50. Geburtstag", "zum ersten Mal, die erste Klasse, seinem fünfzigsten Geburtstag"],
    ["Er kam am 12.", "Er kam am zwölften."],
    ["1. Die Katze", "eins. Die Katze"],
    ["Der 1., 2. und 3. Band, am 1., 2. und 3. Mai", "Der erste, zweite und dritte Band, am ersten, zweiten und dritten Mai"],
    ["vom 1.–3. Mai", "vom ersten bis dritten Mai"],
  ],
  "roman numerals": [
    ["Ludwig XIV. baute es, unter Ludwig XIV. und mit Ludwigs XIV. Mutter.", "Ludwig der Vierzehnte baute es, unter Ludwig dem Vierzehnten und mit Ludwigs des Vierzehnten Mutter."],
    ["König Friedrich II. starb, Elisabeth II. lebt.", "König Friedrich der Zweite starb, Elisabeth die Zweite lebt."],
    ["Kapitel IV, Band II, der II. Weltkrieg", "Kapitel vier, Band zwei, der zweite Weltkrieg"],
  ],
  "times and ratios": [
    ['Telefon: +49 (0)69 9566-33511, ~30 Leute', 'Telefon: plus vier neun, null, sechs neun, neun fünf sechs sechs, drei drei fünf eins eins, etwa dreißig Leute'],
    ["um 10:30 Uhr, um 10.30 Uhr, um 1 Uhr, 10–12 Uhr", "um zehn Uhr dreißig, um zehn Uhr dreißig, um ein Uhr, zehn bis zwölf Uhr"],
    ["10:30–11:15 Uhr", "zehn Uhr dreißig bis elf Uhr fünfzehn"],
    ["ein 5:3", "ein fünf zu drei"],
    ["Mo–Fr 9–17 Uhr, Sa. 10 Uhr. So war es um 9.", "Montag bis Freitag neun bis siebzehn Uhr, Samstag zehn Uhr. So war es um neun."],
  ],
  "money and units": [
    ["3,50 €, 3,5 Mio. €, 1.000 Euro, € 5, 1 €, 20–30 €", "drei Euro fünfzig, drei Komma fünf Millionen Euro, tausend Euro, fünf Euro, ein Euro, zwanzig bis dreißig Euro"],
    ["50 DM, 3,50 DM, 20 Euro", "fünfzig Mark, drei Mark fünfzig, zwanzig Euro"],
    ["5,- €, 1.200,– DM, 1,-- Euro, 5,-", "fünf Euro, tausendzweihundert Mark, ein Euro, fünf,-"],
    ["5 km, 80 km/h, 20 °C, 12 m², 1 h, 1 t, 5 %, 5–10 kg", "fünf Kilometer, achtzig Kilometer pro Stunde, zwanzig Grad Celsius, zwölf Quadratmeter, eine Stunde, eine Tonne, fünf Prozent, fünf bis zehn Kilogramm"],
    ["3/4 l, ½ h, 2½ kg, 12 Pfd.", "drei viertel Liter, eine halbe Stunde, zweieinhalb Kilogramm, zwölf Pfund."],
    ["51° 30′ 26″ N, in 12'30\"", "einundfünfzig Grad dreißig Minuten sechsundzwanzig Sekunden Nord, in zwölf Minuten dreißig Sekunden"],
    ["5 Mk. 20 Pf., 3 Thlr. 5 Sgr., Fr. 20", "fünf Mark zwanzig Pfennig, drei Taler fünf Silbergroschen, zwanzig Franken"],
  ],
  "fractions": [
    ["5/8, 1/2, 2½, 1½ Stunden, ¾, 24/7", "fünf achtel, ein halb, zweieinhalb, eineinhalb Stunden, drei viertel, vierundzwanzig sieben"],
  ],
  "abbreviations": [
    ["z. B. Hunde, d.h. Katzen, u. a. Mäuse usw.", "zum Beispiel Hunde, das heißt Katzen, unter anderem Mäuse und so weiter."],
    ["Prof. Dr. Meier, Hr. Müller, Fr. Schmidt", "Professor Doktor Meier, Herr Müller, Frau Schmidt"],
    ["vgl. S. 7, S. 3–7, Nr. 5, § 5", "vergleiche Seite sieben, Seiten drei bis sieben, Nummer fünf, Paragraph fünf"],
    ["Fam. Schmidt, i. J. 1900, S. 12 ff.", "Familie Schmidt, im Jahre neunzehnhundert, Seite zwölf und folgende."],
    ["St. Gallen, Hauptstr. 5", "Sankt Gallen, Hauptstraße fünf"],
    ["44 v. Chr., 100 n. Chr.", "vierundvierzig vor Christus, hundert nach Christus."],
    ["J. R. R. Tolkien und E. T. A. Hoffmann", "J R R Tolkien und E T A Hoffmann"],
    ["44 v. Chr., 476 n. Chr., a. a. O., ebd.", "vierundvierzig vor Christus, vierhundertsechsundsiebzig nach Christus, am angegebenen Ort, ebenda."],
    ["vgl. Kap. XII u. Bd. IV, Tab. 2, Abschn. 4", "vergleiche Kapitel zwölf und Band vier, Tabelle zwei, Abschnitt vier"],
    ["Fa. Meier, Gebr. Grimm, Ew. Majestät", "Firma Meier, Gebrüder Grimm, Eure Majestät"],
    ["100%ig, 50 % davon", "hundertprozentig, fünfzig Prozent davon"],
    ["Joh. 3,16; das 1. Mose 1,1; 1. Kor 13, 2. Kor 5; Mt 5,3-12", "Johannes drei, Vers sechzehn; das Erstes Buch Mose eins, Vers eins; Erster Korintherbrief dreizehn, Zweiter Korintherbrief fünf; Matthäus fünf, Vers drei bis zwölf"],
    ["Tel. 030/555 01 99", "Telefon null drei null, fünf fünf fünf, null eins, neun neun"],
    ["J. W. v. Goethe, Frau v. d. Heydt, Joh. Seb. Bach, 44 v. Chr.", "J W von Goethe, Frau von der Heydt, Johann Sebastian Bach, vierundvierzig vor Christus."],
    ["Kg. Friedrich II., gen. der Große, lt. Gesetz, gem. § 3", "König Friedrich der Zweite, genannt der Große, laut Gesetz, gemäß Paragraph drei"],
    ["o. J., i. e. S., S. 5 f., S. 7 ff.", "ohne Jahr, im engeren Sinne, Seite fünf und folgende, Seite sieben und folgende."],
    ["die 68er, 100er, 2x täglich, y = 2x.", "die achtundsechziger, hunderter, zweimal täglich, y gleich zwei x."],
  ],
  "capitals and mixed": [
    ["die USA, das ZDF, die SPD, NATO", "die U S A, das Z D F, die S P D, Nato"],
    ["ein 10jähriger Junge, 20-prozentig, 1-mal, 3fach", "ein zehnjähriger Junge, zwanzigprozentig, einmal, dreifach"],
    ["der USB-Stick, die DVD-ROMs, PCs, CDs, DR. MEIER", "der U S B-Stick, die D V D-Roms, P C s, C D s, Dr. Meier"],
    ["A4, H2O, B-52", "A vier, H zwei O, B zweiundfünfzig"],
    ["Das war GAR nicht so.", "Das war Gar nicht so."],
    ["Die STRASSE ist NICHT DEUTSCHLAND, und ANGST war es SELBST dann.", "Die Strasse ist Nicht Deutschland, und Angst war es Selbst dann."],
    ["die Datei sources.list, H₂SO₄ und NaCl", "die Datei sources Punkt list, H zwei S O vier und N A C L"],
    ["In der 5. Klasse, am Ende der 2. Hälfte, der 3. Mann, Anf. 19. Jh.", "In der fünften Klasse, am Ende der zweiten Hälfte, der dritte Mann, Anfang neunzehntes Jahrhundert."],
    ["Mo. bis Fr., Mo-Fr, Di., 5. Mai; Da kam Fr. Meier, so bis drei", "Montag bis Freitag, Montag bis Freitag, Dienstag, fünfter Mai; Da kam Frau Meier, so bis drei"],
    ["mit 1 Hund und 1 Frau, in 1 Stunde, Satz 1 BGB, Kapitel 1 Mann", "mit einem Hund und eine Frau, in einer Stunde, Satz eins B G B, Kapitel eins Mann"],
    ["½ Liter, ½ Stunde, ½ Pfund; Goethestr. 12, 10115 Berlin. Es waren 25000 Menschen", "ein halber Liter, eine halbe Stunde, ein halbes Pfund; Goethestraße zwölf, eins null eins eins fünf Berlin. Es waren fünfundzwanzigtausend Menschen"],
    ["(* 1809, † 1865), Meier u. a., 2019, Ziff. 3, lit. a, 0171 1234567", "(geboren achtzehnhundertneun, gestorben achtzehnhundertfünfundsechzig), Meier und andere, zweitausendneunzehn, Ziffer drei, Buchstabe a, null eins sieben eins, eins zwei drei vier fünf sechs sieben"],
    ["Die NSDAP, der ADAC, eine ISSN, die DLRG", "Die N S D A P, der Adac, eine I S S N, die D L R G"],
  ],
  "addresses": [
    ["www.beispiel.de, a@b.de", "w w w Punkt beispiel Punkt d e, a ät b Punkt d e"],
  ],
  "mathematics": [
    ["2 + 2 = 4, x² = 5, -5 °C, 10⁶", "zwei plus zwei gleich vier, x hoch zwei gleich fünf, minus fünf Grad Celsius, zehn hoch sechs"],
    ["3 × 10^8 m/s, 9,8 m/s², 10⁻³ g/cm³", "drei mal zehn hoch acht Meter pro Sekunde, neun Komma acht Meter pro Quadratsekunde, zehn hoch minus drei Gramm pro Kubikzentimeter"],
    ["±2, +4, <5, >10, ≤ 7, a/b = c", "plus minus zwei, plus vier, weniger als fünf, mehr als zehn, höchstens sieben, a durch b gleich c"],
  ],
  "what stays": [
    ["Er sagte Nein. Das ist falsch.", "Er sagte Nein. Das ist falsch."],
    ["Katz & Maus", "Katz und Maus"],
    ["Tabellen u. v. a. können, v. a. dort", "Tabellen und vieles andere können, vor allem dort"],
    ["die Norm 1003.1 und C++", "die Norm tausenddrei Punkt eins und C plus plus"],
    ["Kapitel 2.3, am 3.5.1890, um 12.30 Uhr, 1.000 Mann", "Kapitel zwei Punkt drei, am dritten Mai achtzehnhundertneunzig, um zwölf Uhr dreißig, tausend Mann"],
  ],
} // prettier-ignore

describe.each(Object.entries(tables))('German: %s', (_name, rows) => {
  test.each(rows)('%s', (printed, said) => {
    expect(saidFor(printed, plainSaying('de'))).toBe(said)
  })
})
