import type { Random } from '../random';
import { tones, type TicketFacts } from '../ticket-book';
import type { Language } from '../world';
import { asMailText, mailTail, quotedMail, type Correspondent } from './mail-tail';
import { phrases } from './phrases';

export interface Reply {
  readonly kind: 'acknowledged' | 'firstReply' | 'clientReply' | 'agentReply' | 'closed' | 'reopened';
  /** Nobody on an alert. */
  readonly writer: Correspondent | undefined;
  readonly agentName: string;
  readonly summary: string;
  readonly ticket: TicketFacts;
  readonly at: number;
}

const agentWords: Readonly<Record<'acknowledged' | 'firstReply' | 'agentReply' | 'closed', readonly string[]>> = {
  acknowledged: ['Thank you for contacting Harbour IT. Your request has been logged and an engineer will be in touch.'],
  firstReply: [
    'I am looking at this now and will come back to you shortly. Could you tell me which device you are on?',
    'Thank you for reporting this. I have started with the usual checks and will call you within the hour.',
    'I could see the fault from here. Please restart when it suits you and let me know whether it helps.',
  ],
  agentReply: [
    'Thank you, that helps. I have changed the setting and will watch it until tomorrow.',
    'I have passed this to the vendor and will keep you posted.',
    'Understood. I will try it outside office hours so that nobody is interrupted.',
  ],
  closed: [
    'This is working again after we replaced the faulty part. I am closing the ticket; reply if it comes back.',
    'We have tested it together and all is well, so I am closing this.',
    'Access has been set up as asked. I am closing the request.',
  ],
};

const alertWords: Readonly<Record<'acknowledged' | 'firstReply' | 'agentReply' | 'closed', readonly string[]>> = {
  acknowledged: [''],
  firstReply: ['Seen. Checking the host.'],
  agentReply: ['Still watching.'],
  closed: ['Cleared by itself.', 'Space freed, alert cleared.', 'Job repeated without error.'],
};

type ClientWords = Readonly<Record<'calm' | 'cross' | 'reopened', readonly string[]>>;

const clientWords: Readonly<Record<Language, ClientWords>> = {
  en: {
    calm: [
      'It is the laptop on my desk, the new one.',
      'I restarted it as you said, it is a little better.',
      'Fine, any time after two suits me.',
      'Attached is a picture of the message.',
    ],
    cross: [
      'Any news? I have been waiting since this morning.',
      'I have explained this three times now, please read what I wrote.',
      'Nobody rang. We cannot work like this.',
    ],
    reopened: ['It is back again, exactly the same as before.', 'Sorry, but this is not fixed. Please open it again.'],
  },
  de: {
    calm: ['Es ist das neue Notebook an meinem Platz.', 'Nach dem Neustart ist es etwas besser.'],
    cross: ['Gibt es etwas Neues? Ich warte seit heute früh.', 'Niemand hat angerufen. So können wir nicht arbeiten.'],
    reopened: ['Der Fehler ist wieder da, genau wie vorher.'],
  },
  fr: {
    calm: ['C’est le portable neuf sur mon bureau.', 'Après le redémarrage, c’est un peu mieux.'],
    cross: ['Des nouvelles ? J’attends depuis ce matin.', 'Personne n’a appelé. On ne peut pas travailler ainsi.'],
    reopened: ['La panne est revenue, exactement comme avant.'],
  },
  cy: {
    calm: ['Y gliniadur newydd ar fy nesg yw e.'],
    cross: ['Oes newyddion? Rwy’n aros ers y bore.'],
    reopened: ['Mae’r broblem wedi dod yn ôl.'],
  },
};

/** One mail of a ticket's exchange, as it came. A client's reply quotes the desk, with or without leaving room for its own words. */
export function replyText(reply: Reply, random: Random): string {
  const { kind, writer, agentName } = reply;
  if (kind === 'clientReply' || kind === 'reopened') return clientReply(reply, kind, random);
  if (writer === undefined) return random.pick(alertWords[kind]);
  return asMailText([
    `Hi ${writer.contact.firstName},`,
    '',
    random.pick(agentWords[kind]),
    '',
    'Kind regards',
    kind === 'acknowledged' ? 'Harbour IT Service Desk' : agentName,
  ]);
}

function clientReply(reply: Reply, kind: 'clientReply' | 'reopened', random: Random): string {
  const { writer, ticket, agentName, summary, at } = reply;
  if (writer === undefined) return '';
  const words = clientWords[writer.language];
  const isCross = ticket.tone >= tones.impatient;
  const mood = kind === 'reopened' ? 'reopened' : isCross ? 'cross' : 'calm';
  const remarks = phrases[writer.language].remarks[ticket.tone];
  const remark = isCross && remarks !== undefined && random.chance(0.4) ? [random.pick(remarks)] : [];
  const earlier = {
    name: agentName,
    address: 'support@harbour-it.example',
    subject: summary,
    at: Math.min(at, ticket.respondedAt),
    text: `Hi ${writer.contact.firstName},\n\n${random.pick(agentWords.firstReply)}\n\nWe apologise for the bad experience.`,
  };
  return asMailText([
    random.pick(words[mood]),
    ...remark,
    '',
    writer.contact.firstName,
    ...mailTail(writer, random),
    '',
    ...quotedMail(earlier, writer, random),
  ]);
}
