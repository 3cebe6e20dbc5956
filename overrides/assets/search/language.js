// Language: words that carry little, and what stands before and between the parts of a word.
import { fold } from "./folding.js";

/** @param {string[]} lines */
const folding = (...lines) => new Set(lines.flatMap((line) => fold(line).split(" ")));

/** Words that say nothing about a need: German, and the French that people mix in. */
export const STOP = folding(
  "ab aber alle allem allen aller alles als also am an and ander andere anderem anderen anderer anderes",
  "ans auch auf aus bei beim bin bis bist bitte da dabei dadurch dafür dagegen daher dahin damit danach",
  "dann daran darauf daraus darf darfst darin darüber darum das dass davon davor dazu dein deine deinem",
  "deinen deiner dem den denen denn der deren des deshalb dessen dich die dies diese diesem diesen",
  "dieser dieses dir doch dort du durch dürfen dürfte eben ein eine einem einen einer eines einige",
  "einiges einmal er es etwa etwas euch euer eure falls für gab gar geben gegen gehabt gehe gehen gehst",
  "geht gemacht genau gerade gern gewesen gibt ging habe haben hab habt halt hast hat hatte hatten",
  "hätte hätten her hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in ins",
  "irgendwas irgendwie irgendwo ist ja jede jedem jeden jeder jedes jemand jemandem jemanden jetzt kam",
  "kann kannst kein keine keinem keinen keiner keines komm komme kommen kommt konnte können könnte",
  "könnten könnt lang lange lässt lassen mach mache machen machst macht mag mal man manche manchmal",
  "mehr mein meine meinem meinen meiner meines mich mir mit möchte möchten mögen muss müssen müsste",
  "musst musste na nach nachdem ne nein nicht nichts nie niemand niemanden noch nun nur ob obwohl oder",
  "oft ohne per pro schon sehr sei seid sein seine seinem seinen seiner seines seit sich sie sind so",
  "sobald sogar solche soll sollen sollte sollten sollst sondern sonst sowie statt über überhaupt um",
  "und uns unser unsere unserem unseren unserer unter viel viele vielleicht vom von vor wann war wäre",
  "waren warst warum was weder wegen weil weiß welche welchem welchen welcher welches wem wen wenig",
  "weniger wenn wer werde werden wessen wie wieder wieso will willst wir wird wirklich wirst wo wobei",
  "wodurch wofür woher wohin womit woran worauf worüber wovon wozu wollen wollte wurde wurden würde",
  "würden zu zum zur zwar zwischen",
  "bekam bekomme bekommen bekommt bleibe bleiben bleibt brauche brauchen braucht bringt danke",
  "eigentlich finde finden findet frau ganz gehört gut hallo heißt herr klient klienten klientin",
  "klientinnen kriege kriegen kriegt kunde kunden kundin laufen läuft leute liegt mann mensch menschen",
  "person schlecht selber selbst stehe stehen steht trotzdem tue tun tut",
  "au aux avec ce ces cette comme comment dans de des du elle en est et il ils je la le les leur ma",
  "mais mes mon ne nous on ou où par pas plus pour que qui quoi sa sans se ses son sont sur ta te tu un",
  "une votre vous y à d l j n qu s t m c",
);

/** Ends of compounds that add little to what stands before: Alkoholproblem, wohnungslos, Busverbindung. */
export const LIGHT = folding(
  "abhängig abhängigkeit amt angebot angebote angelegenheit anlaufstelle antrag ärger barriere bedarf",
  "beginn behandlung berater beraterin beratung beratungsstelle bescheid büro druck ende entzug",
  "erklärung erkrankung erkrankungen falle formular frage fragen gefahr gespräch gründe hilfe hilfen",
  "hürde kenntnis kenntnisse konsum kosten krank krankheit krankheiten krise kurs kurse lage leiden los",
  "lose losen loser losigkeit lücke mangel missbrauch möglichkeit möglichkeiten nachweis not pflicht",
  "platz plätze problem problematik probleme prüfung risiko rückstand sache sachen schmerz schmerzen",
  "schwierigkeit schwierigkeiten situation sorge sorgen sperre störung störungen stress suche termin",
  "termine thema therapie training unterstützung verbindung verbindungen verfahren verlust vermittlung",
  "vertrag wechsel zuschuss",
);

/** Letters that join the parts of a compound. */
export const LINKS = ["", "s", "es", "n", "en", "e", "er", "ens"];

/** Prefixes that make a new word and no compound: Versuch is no kind of Suche. */
export const PREFIXES = /^(?:un)?(?:be|ge|ver|ent|emp|er|zer|miss|ein|an|aus|auf|ab|bei|um)$/;

/** Particles that leave their verb (ich melde mich an) and let ge and zu in: ab-ge-lehnt, an-zu-melden. */
export const PARTICLES = [
  ..."ab an auf aus bei durch ein fest fort frei her hin hoch kaputt krank los mit nach schwarz".split(" "),
  ..."statt teil uber um unter vor weg weiter zu zuruck zusammen".split(" "),
];
