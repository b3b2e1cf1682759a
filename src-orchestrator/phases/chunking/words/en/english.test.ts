import { describe, expect, test } from 'vitest'
import { plainSaying, saidFor } from '../../said.ts'
import { cardinal, ordinal, year } from './numbers.ts'

const known = new Set('very us it mix let go now who are you act aids never the of pool tears'.split(' '))
const saying = { ...plainSaying('en'), isKnownWord: (word: string) => known.has(word) }

const tables: Record<string, [printed: string, said: string][]> = {
  'numbers and years': [
    ['It was the spring of 1848.', 'It was the spring of eighteen forty-eight.'],
    ['1,000 dollars, 1,234,567', 'one thousand dollars, one million two hundred and thirty-four thousand five hundred and sixty-seven'],
    ['3.5 of them, 0.05 and .5 too', 'three point five of them, zero point zero five and point five too'],
    ['1500 men and 1200 pages, but in 1200', 'fifteen hundred men and one thousand two hundred pages, but in twelve hundred'],
    ['in 1066, 1900, 1905, 2000, 2009 and 2021', 'in ten sixty-six, nineteen hundred, nineteen oh five, two thousand, two thousand and nine and twenty twenty-one'],
    ['Over 2000 people came.', 'Over two thousand people came.'],
    ['See Section 2.10, Fig. 3.12 or §4.10.', 'See Section two point ten, Figure three point twelve or section four point ten.'],
    ['2.10 What it is. It was 2.10 then.', 'two point ten What it is. It was two point one zero then.'],
    ['Since mid-1997 there has been one; the pre-1945 world', 'Since mid-nineteen ninety-seven there has been one; the pre-nineteen forty-five world'],
    ['written in C, C++, or C#', 'written in C, C plus plus, or C sharp'],
    ['(E.g., the one.) I.e. that', '(For example, the one.) That is that'],
    ['The ending .pdf, not “.tex”; a full stop . and more', 'The ending dot pdf, not "dot tex"; a full stop. and more'],
    ['It is at https://www.example.org.', 'It is at W.W.W dot example dot org.'],
    ['Room 007. Version 1.2.3 of it.', 'Room zero zero seven. Version one point two point three of it.'],
    ['Call 555-0123 or (212) 555-0123.', 'Call five five five, zero one two three or two one two, five five five, zero one two three.'],
    ['ISBN 978-0-14-103614-4', 'I.S.B.N nine seven eight, zero, one four, one zero three six one four, four'],
    ['A 5-year-old saw 20-odd men.', 'A five-year-old saw twenty-odd men.'],
    ['Chapter 3', 'Chapter three'],
    ['44 B.C.', 'forty-four B.C.'],
    ['Call +44 (0)20 7946 0958 or 0800 123 4567, or +1 (555) 123-4567.', 'Call plus four four, zero, two zero, seven nine four six, zero nine five eight or zero eight zero zero, one two three, four five six seven, or plus one, five five five, one two three, four five six seven.'],
    ['20 000 000 EUR, 10 000 men, in 19 200 were, by 192.168.1.20', 'twenty million euros, ten thousand men, in nineteen two hundred were, by one hundred and ninety-two point one hundred and sixty-eight point one point twenty'],
    ['1e6, 1.5e-3 and 3E5; 2M people, a 5M', 'one times ten to the power of six, one point five times ten to the power of minus three and three E five; two million people, a five M'],
    ['Call 555-1234, but call 200-300 people; pages 998-1003', 'Call five five five, one two three four, but call two hundred to three hundred people; pages nine hundred and ninety-eight to one thousand and three'],
    ['Article 93(2) of Directive (EU) 2016/680 with tasks, Regulation (EC) No 45/2001', 'Article ninety-three (two) of Directive (E.U) twenty sixteen six hundred and eighty with tasks, Regulation (E.C) Number forty-five two thousand and one'],
    ['1,000s of people, 100s of it; 2/3rds, 1.5x as fast, 2x + 1', 'thousands of people, hundreds of it; two thirds, one point five times as fast, two x plus one'],
  ],
  ordinals: [
    ['1st, 2nd, 3rd, 11th, 21st and 112th', 'first, second, third, eleventh, twenty-first and one hundred and twelfth'],
    ['the 19th century, the 18th–19th centuries', 'the nineteenth century, the eighteenth to nineteenth centuries'],
    ['the 1ST of May; a 4TH SAILOR', 'the first of May; a fourth Sailor'],
    ['in 3D', 'in three D'],
    ['the 2d Cavalry on the 4th inst., not 2d. a pound', 'the second Cavalry on the fourth instant, not two pence a pound'],
  ],
  ranges: [
    ['10–12 of them, pp. 3–7, 1914–18, 1914–1918', 'ten to twelve of them, pages three to seven, nineteen fourteen to eighteen, nineteen fourteen to nineteen eighteen'],
    ['won 3-2', 'won three two'],
    ['Aristotle (384-322 B.C.)', 'Aristotle (three hundred and eighty-four to three hundred and twenty-two B.C.)'],
    ['a ratio of 3:1; John 3:16; Matthew 5:3-7', 'a ratio of three to one; John three, sixteen; Matthew five, three to seven'],
    ['in 1:2,500 births', 'in one to two thousand five hundred births'],
  ],
  fractions: [
    ['5/8 of it, 1/2 cup, 2 1/2 cups, 2½ miles, ½ of it, ¾', 'five eighths of it, one half cup, two and a half cups, two and a half miles, half of it, three quarters'],
    ['1/2500 live births at 1/200 the speed', 'one in two thousand five hundred live births at one two hundredth the speed'],
    ['24/7, 9/11 and 6/8 time', 'twenty-four seven, nine eleven and six eight time'],
  ],
  money: [
    ['$1.5m–$2m, £3bn; $10-$20', 'one point five million dollars to two million dollars, three billion pounds; ten to twenty dollars'],
    ['It cost $.50, or £.75; the $5 million deal, his $20 hat, but the $5 was his, the $3 million in it', 'It cost fifty cents, or seventy-five pence; the five million dollar deal, his twenty dollar hat, but the five dollars was his, the three million dollars in it'],
    ['$3.5 million, $3.50, $1, $0.99', 'three point five million dollars, three dollars and fifty cents, one dollar, ninety-nine cents'],
    ['a $5 bill, but the $5', 'a five dollar bill, but the five dollars'],
    ['£5 10s. 6d., and 5s. 6d. more', 'five pounds ten shillings and six pence, and five shillings and six pence more'],
    ['rooms 8s., breakfast 2s. 6d., cocktail 1s., lunch 2s. 6d., sherry 8d.', 'rooms eight shillings, breakfast two shillings and six pence, cocktail one shilling, lunch two shillings and six pence, sherry eight pence.'],
    ['A fine of 40s. was paid, 10s. a week, then 1,200s. more. It came to £3 and 5s.', 'A fine of forty shillings was paid, ten shillings a week, then one thousand two hundred shillings more. It came to three pounds and five shillings.'],
    ['He ran it in 9.8s. It took 12s. Then she, in her 40s., of the 1950s., ran.', 'He ran it in nine point eight seconds. It took twelve seconds. Then she, in her forties, of the nineteen fifties, ran.'],
    ['a woman of 10,000 l. or so, an income of L100,000, and 50 l.', 'a woman of ten thousand pounds or so, an income of one hundred thousand pounds, and fifty litres.'],
    ['It was 3 s. 6 d. and £1 4 s. 6 d., or 27 pounds 10s.', 'It was three shillings and six pence and one pound four shillings and six pence, or twenty-seven pounds ten shillings.'],
    ['Smith & Co, 6s.', 'Smith and Co, six shillings.'],
    ['It cost 10s.', 'It cost ten shillings.'],
    ['It took 10s.', 'It took ten seconds.'],
    ['He paid her 6s.', 'He paid her six shillings.'],
    ['It lasted 6s.', 'It lasted six seconds.'],
    ['It took 30s, then 20s more; after 60s of rain.', 'It took thirty seconds, then twenty seconds more; after sixty seconds of rain.'],
    ['the 10s and 20s, songs for 90s people, 10s of thousands; after 30s films', 'the tens and twenties, songs for nineties people, tens of thousands; after thirties films'],
    ['$5-10, €20–30, $1.2bn', 'five to ten dollars, twenty to thirty euros, one point two billion dollars'],
    ['a duty of 6d. a pound', 'a duty of six pence a pound'],
    ['£25 1s. 8½d. it was, £1 2s. ½d., 3s. 1¼d. and 8½d. each', 'twenty-five pounds one shilling and eight pence halfpenny it was, one pound two shillings and a halfpenny, three shillings and one penny farthing and eight pence halfpenny each'],
    ['“a $20 note” for Rs. 500 or HK$5; 4.5 bn years', '"a twenty dollar note" for five hundred rupees or five Hong Kong dollars; four point five billion years'],
  ],
  units: [
    ['882 ft 9 in long, 1 hr. 30 min., .5% of it, 500 ppm, 12 kJ/mol, £5/month, 120 mm Hg', 'eight hundred and eighty-two foot nine long, one hour thirty minutes, point five percent of it, five hundred parts per million, twelve kilojoules per mole, five pounds a month, one hundred and twenty millimetres of mercury'],
    ['a 12-ft. pole, a 6-in. ruler, a 60-W lamp, a 100-m dash, but a 6-in-1 and the 10-s', 'a twelve-foot pole, a six-inch ruler, a sixty-watt lamp, a one hundred-metre dash, but a six-in-one and the ten-s'],
    ['a book of 8½ x 11, 50 µs, 3 kΩ', 'a book of eight and a half by eleven, fifty microseconds, three kilohms'],
    ['He was 5\'10" tall and 6\' away.', 'He was five foot ten tall and six feet away.'],
    ['20 °C, 98.6°F, -5 °C, 30°', 'twenty degrees Celsius, ninety-eight point six degrees Fahrenheit, minus five degrees Celsius, thirty degrees'],
    ['80 km/h for 1 km, 12 m², 5–10 kg, 45%', 'eighty kilometres per hour for one kilometre, twelve square metres, five to ten kilograms, forty-five percent'],
    ['3 ft. 6 in. tall', 'three foot six tall'],
    ['He put 5 in. Then he left.', 'He put five in. Then he left.'],
    ['an angle of 31 deg. 15 min. is the half', 'an angle of thirty-one degrees fifteen minutes is the half'],
    ['It took 15 min.', 'It took fifteen minutes.'],
    ['at 45°30′N', 'at forty-five degrees thirty minutes north'],
    ['3/4 tsp of it, 2 1/2 lbs., 1/2 oz, 3 1/8 kg', 'three quarters of a teaspoon of it, two and a half pounds, half an ounce, three and an eighth kilograms'],
    ['B-52s flew for 52 s', 'B fifty-twos flew for fifty-two seconds'],
    ['winds of 30 m.p.h., a 9mm gun, a 5 kg bag of 5 kg', 'winds of thirty miles per hour, a nine millimetre gun, a five kilogram bag of five kilograms'],
    ['51° 30′ 26″ N, 0° 7′ W., lat. 51°, long. 0.5°', 'fifty-one degrees thirty minutes twenty-six seconds north, zero degrees seven minutes west, latitude fifty-one degrees, longitude zero point five degrees'],
    ['5 µg/kg/day, 2 pt. milk, 1 qt. of it, 2 doz. eggs', 'five micrograms per kilogram a day, two pints milk, one quart of it, two dozen eggs'],
    ['He is 5\'11" tall and ran it in 12\'30".', 'He is five foot eleven tall and ran it in twelve minutes thirty seconds.'],
    ['3/4 in., 7/16" and 11 st 4 lb; “about 7/16”', 'three quarters of an inch, seven sixteenths of an inch and eleven stone four pounds; "about seven sixteenths"'],
    ['10\' x 12\', a 2"x4", 5°–10° and 0–5 °C', 'ten feet by twelve feet, a two by four inches, five degrees to ten degrees and zero to five degrees Celsius'],
    ['About five ft. seven in. in height, one lb. in weight; he put one in. Then', 'About five feet seven inches in height, one pound in weight; he put one in. Then'],
  ],
  'dates and times': [
    ['a mile in 4:05.3, at 4:05. He', 'a mile in four oh five point three, at four oh five. He'],
    ['The train leaves at 5.45, the 8.15 from Paddington at 10.05. It was 11.20 when he came by the 9.40 train.', "The train leaves at five forty-five, the eight fifteen from Paddington at ten oh five. It was eleven twenty when he came by the nine forty train."],
    ['At 5.45 percent; it stood at 1.35, priced at 9.50; at 3.45 a share, by 2.15, at 5.25 million, at 2.75 metres', 'At five point four five percent; it stood at one point three five, priced at nine point five zero; at three point four five a share, by two point one five, at five point two five million, at two point seven five metres'],
    ['From 9.30 to 10.15 in the morning it rained.', 'From nine thirty to ten fifteen in the morning it rained.'],
    ['It went from 2.30 to 4.15 in all.', 'It went from two point three zero to four point one five in all.'],
    ['at 12:30 p.m. EST, Jan.–Mar. 2020, a scale of 1:50,000', 'at twelve thirty P.M E.S.T, January to March twenty twenty, a scale of one to fifty thousand'],
    ['On May 3, 1890, he left.', 'On May third, eighteen ninety, he left.'],
    ['On 3 May 1890, the 3rd of May, on 5 March', 'On the third of May, eighteen ninety, the third of May, on the fifth of March'],
    ['Jan. 5, 1890; 1890-05-03; Dec. 25th', 'January fifth, eighteen ninety; May third, eighteen ninety; December twenty-fifth'],
    ['In chapter 3 May is cold.', 'In chapter three May is cold.'],
    ['At 10:30 a.m. he rose.', 'At ten thirty A.M he rose.'],
    ['We met at 5 p.m.', 'We met at five P.M.'],
    ['10:00, 10:05, 14:30, 6.15 pm', "ten o'clock, ten oh five, fourteen thirty, six fifteen P.M"],
    ['7am–9pm, 3-5 p.m., 9:15-10:30', 'seven A.M to nine P.M, three to five P.M, nine fifteen to ten thirty'],
    ['the 1990s, the ’90s, in his 20s, the mid-1800s', 'the nineteen nineties, the nineties, in his twenties, the mid-eighteen hundreds'],
    ['It happened in ’77.', 'It happened in seventy-seven.'],
    ['at 23:59:59, in 1:05:30', 'at twenty-three fifty-nine and fifty-nine seconds, in one oh five and thirty seconds'],
    ['at 14:00:30', 'at fourteen hundred hours and thirty seconds'],
    ['It was Monday, 5 May, and cold; 5 May be enough.', 'It was Monday, the fifth of May, and cold; five May be enough.'],
    ['Mon–Fri, 0600 hours, 06.30 hrs. and 18:00 hrs', 'Monday to Friday, oh six hundred hours, oh six thirty hours and eighteen hundred hours'],
  ],
  'roman numerals': [
    ['Louis XIV built it for Henry VIII’s man.', "Louis the fourteenth built it for Henry the eighth's man."],
    ['King Charles I was executed.', 'King Charles the first was executed.'],
    ['Charles I was executed. “James I is dead.” He told Charles I was late.', 'Charles the first was executed. "James the first is dead." He told Charles I was late.'],
    ['Super Bowl XLII, LVIII, Ramses II, Napoleon III.; CIVIL and XXL, DIV', 'Super Bowl forty-two, fifty-eight, Ramses the second, Napoleon the third; Civil and X.X.L, D.I.V'],
    ['Charles I think is late. I was there.', 'Charles I think is late. I was there.'],
    ['World War II, Act III, Scene ii, page xii', 'World War two, Act three, Scene two, page twelve'],
    ['Part I was good, the part I played.', 'Part I was good, the part I played.'],
    ['Chapter IV. MCMXCIV', 'Chapter four. nineteen ninety-four'],
    ['CHAPTER I. Down the hole, BOOK V: CHAPTER X', 'Chapter one. Down the hole, Book five: Chapter ten'],
    ['the PART I PLAYED, the LETTER X', 'the Part I Played, the Letter X'],
    ['(i) one, (ii) two and (iv) four', '(i) one, (two) two and (four) four'],
  ],
  'abbreviations and initials': [
    ['at 10 Downing St, on Rd; ext. 42', 'at ten Downing Street, on Rd; extension forty-two'],
    ['Dr. Watson, Mr. and Mrs. Smith, Prof. Moriarty, Lt. Col. Moran', 'Doctor Watson, Mister and Missus Smith, Professor Moriarty, Lieutenant Colonel Moran'],
    ['REV. HENRY T. CHEEVER of ST. JAGO, DEAR MR. HOLMES', 'Reverend Henry T Cheever of Saint Jago, Dear Mister Holmes'],
    ['Roe v. Wade, ed. by him, in the 5th c. BC, Mon. to Fri.; WWII, s/he', 'Roe versus Wade, edited by him, in the fifth century B.C, Monday to Friday; World War two, she or he'],
    ['Under Project No. 07-127', 'Under Project Number zero seven to one hundred and twenty-seven'],
    ['See No. 5 and Nos. 3 and 4.', 'See Number five and Numbers three and four.'],
    ['No. That is wrong.', 'No. That is wrong.'],
    ['in FIG. 9, VOL. 2; NO. 5', 'in Figure nine, Volume two; No. five'],
    ['Mme. de Staël, Mlle. du Pont, M. de Villefort, Gen. von Moltke', 'Madame de Staël, Mademoiselle du Pont, Monsieur de Villefort, General von Moltke'],
    ['then said M. Poirot to MM. Caderousse and Noirtier', 'then said Monsieur Poirot to Messieurs Caderousse and Noirtier'],
    ['M. Poirot’s hat went', "Monsieur Poirot's hat went"],
    ['M. Smith and Anna M. Smith, J. M. Barrie, by M. Smith, with M. Night Shyamalan', 'M Smith and Anna M Smith, J.M Barrie, by M Smith, with M Night Shyamalan'],
    ['at St. Peter’s, near Main St., on 42nd St.', "at Saint Peter's, near Main Street, on forty-second Street."],
    ['fruit, e.g. apples, i.e. pears, etc.', 'fruit, for example apples, that is pears, et cetera.'],
    ['born c. 1850, d. 1912; see vol. II, 2nd ed., 350 pp.', 'born circa eighteen fifty, died nineteen twelve; see volume two, second edition, three hundred and fifty pages.'],
    ['J. R. R. Tolkien, A. Smith and Samuel L. Jackson', 'J.R.R Tolkien, A. Smith and Samuel L Jackson'],
    ['in the U.S.A. and the U.S.', 'in the U.S.A and the U.S.'],
    ['J. Smith & Sons, Ltd., Smith & Co.', 'J Smith and Sons, Limited, Smith and Company.'],
    ['Which way? Vitamin A and plan B.', 'Which way? Vitamin A and plan B.'],
    ['he/she and his/her TCP/IP', 'he or she and his or her T.C.P I.P'],
    ['Rev. Wm. Brown and Geo. Smith', 'Reverend William Brown and George Smith'],
    ['Lt.-Gen. Brown and Rt. Hon. W. E. Gladstone, in 8vo', 'Lieutenant General Brown and Right Honourable W.E Gladstone, in octavo'],
    ['pp. 7f., 9ff.; §§ 3-4; # 5; the No 10 bus. No 5 came.', 'pages seven and following, nine and following; section three to four; number five; the Number ten bus. No five came.'],
    ['There lived Col. ———.', 'There lived Col.'],
    ['Has Mr. ⸻ gone with ⸻’s dog?', 'Has Mr. gone with dog?'],
  ],
  'capitals and mixed': [
    ['“WE ARE A POOL OF TEARS,” he said. PLAN A AIDS US. It is A VERY OF it, is A VERY POOL.', '"We are a pool of tears," he said. Plan A aids us. It is a very of it, is a very pool.'],
    ['an IV drip, two bags? Henry IV dripped; the XIX century', "an I.V drip, two bags? Henry the fourth dripped; the nineteenth century"],
    ['of Boston, MA 02134, of Springfield, Ill., and Washington, D.C. 20500; Smith, OR his son; MA', 'of Boston, Massachusetts zero two one three four, of Springfield, Illinois, and Washington, D.C two zero five zero zero; Smith, Or his son; Ma'],
    ['NASA, the FBI, the BBC’s man, DVDs, HTML', "Nasa, the F.B.I, the B.B.C's man, D.V.D's, H.T.M.L"],
    ['The US army let us go.', 'The U.S army let us go.'],
    ['MIX it VERY well, and NEVER stop.', 'Mix it very well, and never stop.'],
    ['“I DON’T know,” she said. “WHO are YOU?”', '"I don\'t know," she said. "who are you?"'],
    ['THE POOL OF TEARS', 'The pool of tears'],
    ['H₂SO₄, NaCl, CaCO3, C₂H₅OH; McNeil, CoOp, HeLa, In Be', 'H two S O four, N.A C.L, C.A C O three, C two H five O H; McNeil, CoOp, HeLa, In Be'],
    ['EX OFFICIO, ISBN 5', 'Ex Officio, I.S.B.N five'],
    ['A4 paper, H2O, CO2, B-52, MP3, Covid-19', 'A-four paper, H two O, C.O two, B fifty-two, M.P three, Covid-nineteen'],
    ['a RAID-0 beside the ABCD-5', 'a Raid-zero beside the A.B.C.D-five'],
    ['an X-ray, a T-shirt', 'an X-ray, a T-shirt'],
    ['AT&T, Q&A and R&D', 'A.T and T, Q and A and R and D'],
    ['the TFEU, an ISSN and UNESCO', 'the T.F.E.U, an I.S.S.N and Unesco'],
    ['on AM radio, AM/FM', 'on A.M radio, A.M F.M'],
  ],
  addresses: [
    ['at 2001:db8::1, by fe80::1ff:fe23, 127.0.0.1:8080, 00:1A:2B:3C:4D:5E; std::map, at 10:30:45', 'at two zero zero one, D.B eight, colon colon, one, by F.E eight zero, colon colon, one F.F, F.E two three, one hundred and twenty-seven point zero point zero point one colon eight thousand and eighty, zero zero, one A, two B, three C, four D, five E; std::map, at ten thirty and forty-five seconds'],
    ['Call 555.123.4567, not 1.234.567', 'Call five five five, one two three, four five six seven, not one point two hundred and thirty-four point five hundred and sixty-seven'],
    ['See www.example.org or https://example.com/a/b.', 'See W.W.W dot example dot org or example dot com slash a slash B.'],
    ['Write to a@b.de, please.', 'Write to a at B dot D.E, please.'],
    ['Edit sources.list, the .htaccess file and data.tar.bz2; etc.and so, not home.', 'Edit sources dot list, the dot htaccess file and data dot tar dot B.Z two; etc.and so, not home.'],
    ['#MeToo, @user and @@@ smile :) or ;-) (a: b)', 'hashtag Me Too, at user and smile or (a: b)'],
    ['He went home.In the end.', 'He went home.In the end.'],
    ['See example.org/find?words=a_b&n=3 there.', 'See example dot org slash find question mark words equals a underscore B and N equals three there.'],
  ],
  mathematics: [
    ['(P < .001) by eqs. (4)–(6), 10/10 of it', '(P is less than point zero zero one) by equations (four) to (six), ten out of ten of it'],
    ['It was –5 outside, down –3.2%, or – 20 °C; three –5 or so– came, 10 –5', 'It was minus five outside, down minus three point two percent, or minus twenty degrees Celsius; three, five or so, came, ten to five'],
    ['an α particle, β-rays, Δt, the χ² test, 2πr; ὁ λόγος, ο άνθρωπος and λόγος', 'an alpha particle, beta-rays, delta t, the chi squared test, two pi r; ὁ λόγος, ο άνθρωπος and λόγος'],
    ['2 + 2 = 4, x² + y² = z², 3 × 4', 'two plus two equals four, x squared plus y squared equals z squared, three times four'],
    ['5 < 6, 10⁶, 10^3, √2', 'five is less than six, ten to the power of six, ten cubed, the square root of two'],
    ['a <b>bold</b> word', 'a b bold b word'],
    ['3 x 10^8 m/s, 10⁶ m, 10^{-3} s, 2–5 × 10⁻³ kg', 'three times ten to the power of eight metres per second, ten to the power of six metres, ten to the power of minus three seconds, two to five times ten to the power of minus three kilograms'],
    ['9.8 m s⁻², 9.8 m/s^2, 5 m^2, 2 cm³, 1.2 g/cm^3', 'nine point eight metres per second squared, nine point eight metres per second squared, five square metres, two cubic centimetres, one point two grams per cubic centimetre'],
    ['x^n, e^{x}, 2ⁿ, a word^a, T^_^T', 'x to the power of n, e to the power of x, two to the power of n, a word a, T T'],
    ['The year² and note^4 stay.', 'The year and note four stay.'],
    ['~30% of it, ≈12 of them, x ≈ 12', 'about thirty percent of it, about twelve of them, x is about twelve'],
    ['a change of ±2, +4 or -3, <5, >10, ≤ 7', 'a change of plus or minus two, plus four or minus three, less than five, more than ten, at most seven'],
    ['> 5 of them, <2fa>, C/C++, and/or, n/a', 'five of them, two fa, C C plus plus, and or, n a'],
    ['a/b = c, so f(x) = 2x; (x) and (iv) of it', 'a over b equals c, so f(x) equals two x; (ten) and (four) of it'],
    ['a 4x4, a 3 x 5 card, 3 x 4 = 12', 'a four by four, a three by five card, three times four equals twelve'],
  ],
  references: [
    ['Gen. 1:1, 1 Cor. 13, 2 Kings 4:5–7, Matt. v. 3', 'Genesis one, one, First Corinthians thirteen, Second Kings four, five to seven, Matthew five, three'],
    ['Ps. 23, Song of Solomon 2:1, I Samuel 3', 'Psalm twenty-three, Song of Solomon two, one, First Samuel three'],
    ['I met John 3 times, Mark 2 dots; Rev. Smith, Col. 5', 'I met John three times, Mark two dots; Reverend Smith, Col. five'],
    ['Pts. I & II, vols. i–iii, ¶ 3, eq. (5)', 'Parts one and two, volumes one to three, paragraph three, equation (five)'],
  ],
  citations: [
    ['as Lamport [Lam94] and others [MG+04, GR99b] say [see AB12]', 'as Lamport and others say see A.B twelve'],
    ['as shown [12] and [3, 4] in it [1848]', 'as shown and in it eighteen forty-eight'],
    ['It stood (London, 1848) there.', 'It stood (London, eighteen forty-eight) there.'],
  ],
} // prettier-ignore

describe.each(Object.entries(tables))('%s', (_name, rows) => {
  test.each(rows)('%s', (printed, said) => {
    expect(saidFor(printed, saying)).toBe(said)
  })
})

describe('the words of numbers', () => {
  test.each([[0, 'zero'], [19, 'nineteen'], [40, 'forty'], [100, 'one hundred'], [1001, 'one thousand and one'], [110_000, 'one hundred and ten thousand'], [2e9, 'two billion']])('%d', (value, words) => {
    expect(cardinal(value)).toBe(words)
  }) // prettier-ignore
  test.each([[1, 'first'], [5, 'fifth'], [12, 'twelfth'], [20, 'twentieth'], [43, 'forty-third'], [100, 'one hundredth']])('%dth', (value, words) => {
    expect(ordinal(value)).toBe(words)
  }) // prettier-ignore
  test.each([[1100, 'eleven hundred'], [2010, 'twenty ten'], [2001, 'two thousand and one'], [476, 'four hundred and seventy-six']])('the year %d', (value, words) => {
    expect(year(value)).toBe(words)
  }) // prettier-ignore
})

test('citations by names are left out where the book cites by them, and read where that is asked', () => {
  const cited = 'It is so (Smith, 2020; Jones et al. 2019, p. 5).'
  expect(saidFor(cited, { ...saying, skipsNamedCitations: true })).toBe('It is so.')
  const read = saidFor('So [12].', { ...saying, skipsNumberedCitations: false })
  expect(read).toBe('So twelve.')
})
