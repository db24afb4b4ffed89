export type StopWordLanguage = 'en' | 'de' | 'fr' | 'es' | 'it' | 'nl' | 'pt' | 'sv' | 'pl' | 'cy';

/** The most frequent small words of each language, written in small letters. Content words of IT are the same everywhere. */
const lists: Record<StopWordLanguage, string> = {
  en:
    'the and to of a in is it you that he was for on are with as his they at be this have from or had by not but what all were ' +
    'we when your can said there use an each which she do how their if will up other about out many then them these so some her ' +
    'would make like him into time has look two more go see no way could people my than been its now find down did get come ' +
    "i i'm i've i'd it's don't doesn't can't isn't hi hello please thanks thank our us me am any just again still since after " +
    'before because cannot does been being should who why where today every only also very same need trying keeps',
  de:
    'der die das und ist nicht ich ein eine einen einem einer zu den dem des mit auf für im von sich es auch an werden aus er hat ' +
    'dass sie nach wird bei noch wie über so zum war haben nur oder aber vor zur bis mehr durch man sein wurde sind kann seit ' +
    'wenn wir uns unser unsere mein meine mir mich bitte danke hallo guten tag leider heute gestern wieder keine kein keinen ' +
    'können könnten könnte immer schon jetzt hier funktioniert geht gibt gerne ihnen ihr ihre was am als nichts mehr beim',
  fr:
    'le la les de des du un une et est en que qui dans pour pas ne sur au aux ce cette ces il elle je nous vous ils se son sa ses ' +
    'avec par plus sont mais ou où être avoir fait ont été mon ma mes notre nos votre vos bonjour merci depuis ' +
    "j'ai c'est n'est l'ordinateur d'un d'une qu'il plus rien quand comme tout très peut peux pouvez encore aujourd'hui matin " +
    "s'il si leur y lui deux fois ai suis",
  es:
    'el la los las de del un una unos unas y es en que no por con para se lo le su sus al como más pero este esta esto está están ' +
    'yo mi mis nos nuestro nuestra usted ustedes hola gracias buenos buenas días tardes desde hasta cuando muy también ya hay ha ' +
    'han he ser estar tengo tenemos puede puedo pueden favor hoy ayer porque sin sobre nada todo o si me a',
  it:
    'il lo la i gli le di del della dei delle un una uno e è in che non per con su si da dal al alla ai come più ma questo questa ' +
    'sono ho abbiamo ha hanno mi ci vi mio mia nostro nostra buongiorno grazie salve ciao quando anche già molto ancora oggi ieri ' +
    'da posso può potete potete funziona nessuno tutto se o dopo ogni volta nel nella a quello',
  nl:
    'de het een en van ik te dat die in is niet op aan met voor er maar om zijn heeft hebben als ook bij of dan nog wel naar kan ' +
    'kunnen wij we ons onze mijn jullie u uw hallo goedemorgen goedemiddag bedankt graag sinds vandaag gisteren meer geen wordt ' +
    'worden deze dit door over uit hoe wat wie waar werkt doet steeds weer alvast alle alles iemand ben krijg',
  pt:
    'o a os as de do da dos das um uma e é em que não por com para se no na nos nas ao como mais mas este esta isto está estão eu ' +
    'meu minha nosso nossa você vocês olá obrigado obrigada bom dia boa tarde desde até quando muito também já há tem têm ser ' +
    'pode posso podem favor hoje ontem porque sem sobre nada tudo ou',
  sv:
    'och att det som en på är av för med den till inte om har de ett jag men vi kan från så när nu min mitt mina vår vårt våra ni ' +
    'hej tack god morgon sedan igår idag ingen inget också mycket bara efter eller var vid hos ikke og er af til jeg har ikke vores ' +
    'mig ved fra siden dag ikke kan skal',
  cy:
    "y yr yn i a ac o ar am at gan wedi mae nid ddim dim yw ydy yw’r mae'r i'r o'r a'r bod ei eu ein eich fy dy ni fi chi nhw hwn hon " +
    'hyn hynny pob ers wrth os gwelwch dda diolch helo annwyl bore prynhawn da fawr iawn ond neu hefyd gyda heb heddiw ddoe eto na nad ' +
    "mae'n rydym rwy'n dydy roedd fod sydd sy'n gallwch allwch gallu all un cael gael rydw dw",
  pl:
    'i w nie na się z do to że jest jak o po co za od ale przez tak dla czy ja my nas nam mam mamy proszę dziękuję dzień dobry ' +
    'cześć witam od wczoraj dzisiaj już tylko może można bardzo który która które jego ten ta tego przy po bez',
};

const languages = Object.keys(lists) as readonly StopWordLanguage[];

/** Languages in which a word is a small one, by their place in `languages`. */
const places: ReadonlyMap<string, readonly number[]> = placesByWord();

/** How many of the words are small words of each language. */
export function countStopWords(words: readonly string[]): ReadonlyMap<StopWordLanguage, number> {
  const counts = languages.map(() => 0);
  for (const word of words) for (const place of places.get(word) ?? []) counts[place] = (counts[place] ?? 0) + 1;
  return new Map(languages.map((language, place) => [language, counts[place] ?? 0]));
}

function placesByWord(): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  languages.forEach((language, place) => {
    for (const word of new Set(lists[language].split(' '))) found.set(word, [...(found.get(word) ?? []), place]);
  });
  return found;
}
