import type { Random } from './random';
import type { Language } from './world';

export const firstNames: readonly string[] = (
  'Aisha Alan Alice Andrew Anita Anna Arthur Barbara Beth Brian Callum Carla Catherine Charles Chidi Claire Colin Craig ' +
  'Daisy Dara Deborah Dominic Edith Edward Elena Eleanor Emma Erin Esther Fatima Fiona Frank Gareth Gemma Giles Grace ' +
  'Graham Gwen Hamza Harriet Harry Hugh Imogen Ian Isla Jack Jacob Jamal Janet Jasmine Jenny Joan Jonas Joseph Judith ' +
  'Kate Keith Kofi Laura Leanne Leo Liam Linda Lois Lucy Malcolm Maria Martin Maya Mei Miriam Mohammed Nadia Naomi Neil ' +
  'Niamh Nigel Noor Oliver Olivia Oscar Owen Pamela Patrick Paul Peter Philippa Rachel Rashid Rebecca Rhys Richard Robert ' +
  'Rosa Rosie Russell Samir Sarah Sean Shreya Simon Sophie Stella Stephen Susan Tariq Tessa Theo Tina Tobias Victoria Wendy ' +
  'Wei Yusuf Zara Zoe'
).split(' ');

export const lastNames: readonly string[] = (
  'Abbott Adeyemi Ahmed Ali Allen Anderson Atkins Bailey Baker Banerjee Barnes Begum Bennett Berry Bishop Booth Bradley ' +
  'Brennan Brooks Burton Byrne Campbell Carter Chambers Chapman Chen Clarke Collins Cooper Cox Crawford Cruz Curtis Davies ' +
  'Dawson Dixon Doyle Dunn Edwards Ellis Evans Farrell Ferguson Fisher Fletcher Foster Fox Gallagher Gardner Gibson Gill ' +
  'Graham Grant Gupta Hall Hamilton Harper Harris Hart Hassan Hayes Henderson Holmes Hopkins Howard Hughes Hunt Hussain ' +
  'Iqbal Jackson James Jenkins Johnson Jones Kaur Kelly Kennedy Khan King Knight Kumar Lambert Lawson Lee Lewis Lloyd Lowe ' +
  'Mackenzie Marshall Mason Matthews McCarthy McDonald Mehta Mills Mitchell Moore Morgan Morris Murphy Murray Ndiaye Nguyen ' +
  'Nowak Osborne Owen Palmer Parker Parry Pearson Perry Phillips Porter Powell Price Quinn Rahman Reid Reynolds Richards ' +
  'Riley Roberts Robinson Rogers Rose Russell Ryan Saunders Schmidt Scott Sharma Shaw Silva Simpson Singh Spencer Stewart ' +
  'Stone Sutton Taylor Thomas Thompson Tucker Turner Wallace Walsh Ward Watson Webb Wells West White Wilkinson Williams ' +
  'Wilson Wood Wright Young'
).split(' ');

const foreignNames: Readonly<Record<Exclude<Language, 'en'>, readonly [first: string, last: string]>> = {
  de: [
    'Anke Bernd Birgit Dieter Friederike Gerd Heike Jörg Jürgen Katharina Lena Matthias Renate Sabine Stefan Uwe Wiebke',
    'Bauer Becker Brückner Fischer Hartmann Hoffmann Köhler Krüger Müller Neumann Schäfer Schröder Vogel Weiß Winkler Zimmermann',
  ],
  fr: [
    'Agnès Amélie Benoît Camille Céline Étienne Fabrice Gaëlle Hélène Julien Lucie Mathieu Noémie Olivier Sylvie Thierry',
    'Bernard Blanchard Chevalier Dubois Durand Fontaine Garnier Lefèvre Legrand Mercier Moreau Perrin Rousseau Vasseur',
  ],
  cy: [
    'Aled Angharad Bethan Carys Dafydd Eirlys Ffion Gethin Gwenllian Huw Iolo Llinos Mair Nerys Rhiannon Siân Tomos',
    'Bevan Bowen Davies Edwards Griffiths Gwynne Howells Jenkins Llewellyn Morgan Prosser Pugh Rees Roderick Vaughan',
  ],
};

export function namesIn(language: Language, random: Random): readonly [first: string, last: string] {
  if (language === 'en' || random.chance(0.25)) return [random.pick(firstNames), random.pick(lastNames)];
  const [first, last] = foreignNames[language];
  return [random.pick(first.split(' ')), random.pick(last.split(' '))];
}

const houses: readonly string[] = (
  'Alderney Amberley Ashdown Aston Avonlea Bannister Barrowby Beaumont Blackmoor Bramley Brightwater Burnham Calder ' +
  'Carrick Castleford Cheviot Cleeve Coldharbour Coverdale Cromer Dalesford Darrow Denholm Dunmore Eastgate Eden Elmbridge ' +
  'Fairfax Fenwick Foxley Garrick Glenmore Granby Greystone Hadley Halcyon Hartwell Haverhill Hawthorn Highfield Holloway ' +
  'Ironbridge Kestrel Kingsmead Lanyon Larkspur Linden Longacre Lytham Mallory Marlow Meridian Millbrook Northgate Oakhurst ' +
  'Orchard Pembury Pennine Portland Quayside Ravensworth Redfern Rowan Sandown Seaford Selkirk Severn Silverdale Solent ' +
  'Stanhope Stonegate Tamar Thornbury Torridge Tremaine Tyndale Underhill Vale Wainwright Westbrook Whitby Winterton Wychwood'
).split(' ');

/** A trade as a company carries it in its name, and the short form its mail domain uses. */
const trades: readonly (readonly [string, string])[] = [
  ['Accountants', 'accountants'],
  ['Architects', 'architects'],
  ['Care Homes', 'care'],
  ['Chartered Surveyors', 'surveyors'],
  ['Coatings', 'coatings'],
  ['Construction', 'construction'],
  ['Dental Practice', 'dental'],
  ['Engineering', 'eng'],
  ['Estates', 'estates'],
  ['Facilities', 'facilities'],
  ['Food Group', 'foods'],
  ['Foundation', 'foundation'],
  ['Freight', 'freight'],
  ['Haulage', 'haulage'],
  ['Hotels', 'hotels'],
  ['Insurance Brokers', 'insurance'],
  ['Interiors', 'interiors'],
  ['Joinery', 'joinery'],
  ['Landscapes', 'landscapes'],
  ['Legal', 'legal'],
  ['Lettings', 'lettings'],
  ['Logistics', 'logistics'],
  ['Marine', 'marine'],
  ['Motors', 'motors'],
  ['Optical', 'optical'],
  ['Packaging', 'packaging'],
  ['Plastics', 'plastics'],
  ['Print', 'print'],
  ['Recruitment', 'recruitment'],
  ['Solicitors', 'law'],
  ['Trading', 'trading'],
  ['Veterinary Group', 'vets'],
  ['Wealth Management', 'wealth'],
  ['Wholesale', 'wholesale'],
];

export const towns: readonly string[] = [
  'Bournemouth',
  'Bristol',
  'Chichester',
  'Eastleigh',
  'Exeter',
  'Fareham',
  'Gosport',
  'Guildford',
  'Havant',
  'Lymington',
  'Petersfield',
  'Plymouth',
  'Poole',
  'Portsmouth',
  'Reading',
  'Romsey',
  'Salisbury',
  'Southampton',
  'Weymouth',
  'Winchester',
];

const endings = ['Ltd', 'Ltd', 'Ltd', 'LLP', 'Group', '', '', ''] as const;

export interface CompanyName {
  readonly name: string;
  readonly trade: string;
  readonly domain: string;
}

/** Companies with different names and different domains. */
export function companyNames(count: number, random: Random): readonly CompanyName[] {
  const pairs = houses.flatMap((house) => trades.map((trade) => [house, trade] as const));
  return random
    .shuffled(pairs)
    .slice(0, count)
    .map(([house, [trade, short]]) => {
      const partner = random.chance(0.14) ? ` & ${random.pick(lastNames)}` : '';
      const ending = random.pick(endings);
      return {
        name: `${house}${partner} ${trade}${ending === '' ? '' : ` ${ending}`}`,
        trade,
        domain: `${house}${random.chance(0.3) ? '-' : ''}${short}.example`.toLowerCase(),
      };
    });
}
