/** Words that mean the same to a cue. A pattern names a class in braces. */
const lists = {
  absent: 'nobody noone no-one none',
  anyone: 'anyone anybody somebody someone one',
  acted:
    'acknowledged answered answers bothered bothers call called calls came cared cares come contacted followed followed-up looked ' +
    'phoned picked rang read replied replies responded responds returned ring rung seems showed speaks spoken started tell tells ' +
    'told touched turned updated visited',
  reply:
    'acknowledgement acknowledgment answer answers call-back callback communication contact feedback follow-up followup reply ' +
    'replies response responses update updates',
  denial:
    "not never no without cannot cant isnt wasnt hasnt havent hadnt didnt dont doesnt isn't wasn't aren't weren't hasn't haven't " +
    "hadn't didn't don't doesn't can't couldn't won't wouldn't shouldn't",
  have: 'had have has got getting received receive seen given gotten get',
  wait: 'wait waited waiting awaiting',
  long: 'days weeks months fortnight weekend ages hours day week month',
  count:
    'two three four five six seven eight nine ten eleven twelve dozen several many multiple countless numerous few couple twice ' +
    'dozens hundreds #',
  ordinal: 'second third fourth fifth sixth seventh eighth ninth tenth umpteenth hundredth thousandth nth #th',
  told:
    'ask asked asking call called calling chase chased chasing contacted emailed explain explained explaining flagged logged ' +
    'mailed mention mentioned phoned raise raised raising rang remind reminded repeat repeated repeating report reported ' +
    'reporting ring rung say saying tell telling told written wrote',
  fixed:
    'addressed cured dealt fixed handled mended rectified remedied repaired resolved sorted solved looked-at completed finished',
  us: 'i we us me our my',
  msp: 'you your yours yourselves he she they colleague colleagues engineer engineers technician technicians helpdesk support desk agent guy',
  vowed: 'promised promise assured guaranteed pledged vowed swore',
  said: 'said say says told tell promised assured confirmed agreed committed reckoned',
  ahead: "would will within by he'd she'd they'd you'd it'd i'd he'll she'll they'll you'll it'll",
  weekday:
    'monday tuesday wednesday thursday friday saturday sunday tomorrow today noon lunchtime midday tonight yesterday',
  other: 'other another alternative alternatives different new competing rival',
  provider:
    'provider providers supplier suppliers company companies msp msps partner partners firm firms vendor vendors outfit outfits',
  contract: 'contract agreement arrangement retainer relationship partnership',
  stay: 'stay staying remain remaining continue continuing renew renewing renewal extend extending stick sticking persevere',
  doubt:
    'reconsider reconsidering rethink rethinking wonder wondering unsure undecided hesitant reluctant doubt doubting question ' +
    'questioning reassess reassessing',
  end: 'cancel cancelling canceling terminate terminating end ending exit exiting leave leaving quit quitting dissolve',
  ends: 'end ends ending expire expires expiring up finish finishes due run runs lapse lapses terminate',
  chief:
    'director directors ceo md coo cfo cto chairman chairwoman chair board partners owner owners principal trustees executive ' +
    'executives chief president leadership',
  superior:
    'manager managers boss bosses supervisor supervisors superior superiors senior head director management ceo md owner charge ' +
    'responsible accountable authority leader',
  pay: 'pay paying paid',
  price: 'fee fees cost costs price prices charge charges rate rates bill bills invoice invoices',
  billed: 'invoice invoices invoiced bill billed charge charged charging charges',
  custom:
    'customer customers client clients order orders sales sale revenue business bookings trade income money thousands deal deals productivity',
  people:
    'staff people team employees everyone everybody office department colleagues users workforce half starter starters colleague',
  asking: 'can could would will please may how what if whether need want like',
  // Where one of these stands close by, a phrase speaks of a thing
  thing:
    'server servers printer printers device pc laptop computer host port screen monitor router firewall website site page app ' +
    'application app software program system database dns network vpn connection internet gateway ping pinging keyboard mouse ' +
    'scanner machine drive disk modem handset mailbox folder file certificate windows microsoft outlook teams excel install ' +
    'installed installing available broadband mobile energy insurance utility details form rule policy setting command query ' +
    'request alarm sensor script error service vodafone bt virgin sky o2 ee adobe dell hp xerox ricoh openreach toner ink paper furniture ' +
    'phones sim cleaning cleaners courier water',
} as const;

export type WordClass = keyof typeof lists;

const classes: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(lists).map(([name, words]) => [name, new Set(words.split(' '))]),
);

/** Throws on a name that is none: a pattern is written by us. */
export function wordsOfClass(name: string): ReadonlySet<string> {
  const words = classes.get(name);
  if (words === undefined) throw new Error(`No class of words is called ${name}`);
  return words;
}
