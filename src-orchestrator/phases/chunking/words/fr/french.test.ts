import { describe, expect, test } from 'vitest'
import { plainSaying, saidFor } from '../../said.ts'

const tables: Record<string, [printed: string, said: string][]> = {
  "numbers and years": [
    ["2 000 000 habitants, 1 000 000 000 étoiles, 3 000 000 de gens, 1 000 000 et 1 500 000 hommes", "deux millions d'habitants, un milliard d'étoiles, trois millions de gens, un million et un million cinq cent mille hommes"],
    ["Appelez le 06.12.34.56.78.", "Appelez le zéro six, douze, trente-quatre, cinquante-six, soixante-dix-huit."],
    ["1 000 000, 1848, 2 000", "un million, mille huit cent quarante-huit, deux mille"],
    ["80, 81, 71, 91, 200, 201, 80 000", "quatre-vingts, quatre-vingt-un, soixante et onze, quatre-vingt-onze, deux cents, deux cent un, quatre-vingt mille"],
    ["21 femmes, 1 page, 31 hommes", "vingt et une femmes, une page, trente et un hommes"],
    ["3,5 et 2,05", "trois virgule cinq et deux virgule zéro cinq"],
    ["années 90, 06 12 34 56 78", "années quatre-vingt-dix, zéro six, douze, trente-quatre, cinquante-six, soixante-dix-huit"],
  ],
  "ordinals and dates": [
    ["1er mai 1890, 3 mai 1848, le 03/05/1890", "premier mai mille huit cent quatre-vingt-dix, trois mai mille huit cent quarante-huit, le trois mai mille huit cent quatre-vingt-dix"],
    ["2e, 1re, 21e, 2ème", "deuxième, première, vingt et unième, deuxième"],
    ["la 2de guerre, le 2nd, la 2nde", "la seconde guerre, le second, la seconde"],
  ],
  "roman numerals": [
    ["au xixe siècle, aux xviie et xviiie siècles, le xie s. ; une vie", "au dix-neuvième siècle, aux dix-septième et dix-huitième siècles, le onzième siècle; une vie"],
    ["Louis XIV et François Ier, Napoléon III, Henri IV", "Louis quatorze et François premier, Napoléon trois, Henri quatre"],
    ["au XIXe siècle, le XVIIIᵉ siècle, la Ve République", "au dix-neuvième siècle, le dix-huitième siècle, la cinquième République"],
    ["Ier, Ire et IIe ; les XVIIe et XVIIIe siècles", "premier, première et deuxième; les dix-septième et dix-huitième siècles"],
    ["Le roi, Les LTS, Ce DVD et Ces CD. Vers II heures.", "Le roi, Les L T S, Ce D V D et Ces C D. Vers deux heures."],
    ["chapitre III, Acte II, scène iv, tome I, t. II", "chapitre trois, Acte deux, scène quatre, tome un, tome deux"],
  ],
  "times": [
    ["10 h 30, 10h30, 1 h, 21 h, 10:05", "dix heures trente, dix heures trente, une heure, vingt et une heures, dix heures cinq"],
    ["3 h 1/2, 24 h/24, 7 j/7", "trois heures et demie, vingt-quatre heures sur vingt-quatre, sept jours sur sept"],
  ],
  "money and units": [
    ["3 €/kg, 5 %/an, 1 h 05 min, in-8°, p. 12 et suiv., au km 15", "trois euros par kilogramme, cinq pour cent par an, une heure cinq, in-octavo, page douze et suivantes, au kilomètre quinze"],
    ["1,80 m, 3,50 m, 1,00 m, mais 0,25 m, 1,80 m² et 1,805 m ; 19,99 euros ; 3 c. à s. d'huile, 1 c. à c. de sel, th. 6", "un mètre quatre-vingts, trois mètres cinquante, un mètre, mais zéro virgule vingt-cinq mètres, un virgule quatre-vingts mètres carrés et un virgule huit cent cinq mètres; dix-neuf euros quatre-vingt-dix-neuf; trois cuillères à soupe d'huile, une cuillère à café de sel, thermostat six"],
    ["1 000 000 €, 2 000 000 km, 1 000 000 000 $, 2 500 000 €, 5 000 €", "un million d'euros, deux millions de kilomètres, un milliard de dollars, deux millions cinq cent mille euros, cinq mille euros"],
    ["3,50 €, 3,5 millions d'euros, 3,5 M€, 1 €, 20–30 €", "trois euros cinquante, trois virgule cinq millions d'euros, trois virgule cinq millions d'euros, un euro, vingt à trente euros"],
    ["5 %, 20 °C, 80 km/h, 12 m², 1 t", "cinq pour cent, vingt degrés Celsius, quatre-vingts kilomètres par heure, douze mètres carrés, une tonne"],
    ["3/4 l, ½ h, 2½ h, 51° 30′ O", "trois quarts de litre, une demi-heure, deux heures et demie, cinquante et un degrés trente minutes ouest"],
    ["5 fr. 20, 3 F 50", "cinq francs vingt, trois francs cinquante"],
  ],
  "fractions": [
    ["une note de 15/20 ou de 7,5/10, mais 9/10", "une note de quinze sur vingt ou de sept virgule cinq sur dix, mais neuf sur dix"],
    ["5/8, 1/2, 2½, ¾", "cinq huitièmes, un demi, deux et demi, trois quarts"],
  ],
  "abbreviations": [
    ["M. et Mme Dupont, MM. et Mmes Durand, C.-à-d., N.-D. de Paris", "Monsieur et Madame Dupont, Messieurs et Mesdames Durand, C'est-à-dire, Notre-Dame de Paris"],
    ["L'O.N.U. et l'U.R.S.S. ; d'A. Dumas ; aujourd'hui", "L'O N U et l'U R S S; d'A Dumas; aujourd'hui"],
    ["M. Dupont, Mme Durand, MM. Jean et Paul, le Dr Petit", "Monsieur Dupont, Madame Durand, Messieurs Jean et Paul, le Docteur Petit"],
    ["St-Étienne, la Ste-Barbe, 2e éd., etc) et St Louis", "Saint-Étienne, la Sainte-Barbe, deuxième édition, et cetera) et Saint Louis"],
    ["M. de La Fontaine", "Monsieur de La Fontaine"],
    ["p. ex. des pommes, c.-à-d. des fruits, etc.", "par exemple des pommes, c'est-à-dire des fruits, et cetera."],
    ["Au n° 5, p. 7, pp. 3–7", "Au numéro cinq, page sept, pages trois à sept"],
    ["44 av. J.-C.", "quarante-quatre avant Jésus-Christ."],
    ["J.-J. Rousseau et A. Dupont", "J J Rousseau et A Dupont"],
    ["au XXe s. la reine, 12, bd. Raspail", "au vingtième siècle la reine, douze, boulevard Raspail"],
    ["M. J. R. Dupont", "Monsieur J R Dupont"],
    ["Jn 3, 16 ; 1 Co 13 ; Ps 23, 4 ; Si 5, 6 ou 7", "Jean trois, verset seize; Première lettre aux Corinthiens treize; Psaume vingt-trois, verset quatre; Si cinq, six ou sept"],
    ["S. M. le Roi et S. Exc. M. de Launay, Sts Pierre et Paul", "Sa Majesté le Roi et Son Excellence Monsieur de Launay, Saints Pierre et Paul"],
    ["J.-J. Rousseau, Ch. Baudelaire, G. de Maupassant", "J J Rousseau, Charles Baudelaire, G de Maupassant"],
    ["al. 2, p. 12 sq., no 5, n. 3, ms. fr. 12", "alinéa deux, page douze et suivante, numéro cinq, note trois, manuscrit fr. douze"],
  ],
  "capitals and mixed": [
    ["ONU, SNCF, USA", "Onu, S N C F, U S A"],
    ["Falcot SA, les CD, la clé USB, on VA", "Falcot S A, les C D, la clé U S B, on Va"],
    ["A4, H2O, B-52", "A quatre, H deux O, B cinquante-deux"],
    ["C'EST MOI", "C'est Moi"],
    ["Il voit l’ONU, l’URSS et l’INSEE.", "Il voit l'Onu, l'U R S S et l'Insee."],
  ],
  "ranges": [
    ["2-3 fois, 10–12 personnes, de 1914 à 1918, 1914-1918", "deux à trois fois, dix à douze personnes, de mille neuf cent quatorze à mille neuf cent dix-huit, mille neuf cent quatorze à mille neuf cent dix-huit"],
  ],
  "addresses": [
    ["www.exemple.fr, a@b.fr", "w w w point exemple point f r, a arobase b point f r"],
  ],
  "mathematics": [
    ["Il fait –5 °C, les rayons γ et ΔT", "Il fait moins cinq degrés Celsius, les rayons gamma et delta T"],
    ["l'usage d’UTF-8 s’est répandu, 10 Mbit/s", "l'usage d'U T F huit s'est répandu, dix mégabits par seconde"],
    ["la norme 1003.1", "la norme mille trois point un"],
    ["en C++ ou en C#", "en C plus plus ou en C sharp"],
    ["1.1 Les sources, 2.10 Le modem", "un point un Les sources, deux point dix Le modem"],
    ["2 + 2 = 4, x² = 5, -5 °C", "deux plus deux égale quatre, x au carré égale cinq, moins cinq degrés Celsius"],
    ["3 × 10^8 m/s, 9,8 m s⁻², 10⁶ m²", "trois fois dix puissance huit mètres par seconde, neuf virgule huit mètres par seconde carrée, dix puissance six mètres carrés"],
    ["±2, +4, <5, ≤ 7, a/b = c", "plus ou moins deux, plus quatre, moins de cinq, au plus sept, a sur b égale c"],
  ],
  "halves, machines and others": [
    ["2 1/2 tasses, 1½ heure, 2½ litres, 3 ans 1/2; 2½ fois", "deux tasses et demie, une heure et demie, deux litres et demi, trois ans et demi; deux et demi fois"],
    ["par 130.89.148.77, en 8.x, 1.000.000 d'hommes", "par cent trente point quatre-vingt-neuf point cent quarante-huit point soixante-dix-sept, en huit point x, un million d'hommes"],
    ["Martin et al., §§ 5-7, nᵒ 7, 4è, 4 GB, al. 2", "Martin et autres, paragraphes cinq à sept, numéro sept, quatrième, quatre gigaoctets, alinéa deux"],
  ],
  "what stays": [
    ["Oui, répondit-elle.", "Oui, répondit-elle."],
    ["Nos 3 amis", "Nos trois amis"],
  ],
} // prettier-ignore

describe.each(Object.entries(tables))('French: %s', (_name, rows) => {
  test.each(rows)('%s', (printed, said) => {
    expect(saidFor(printed, plainSaying('fr'))).toBe(said)
  })
})
