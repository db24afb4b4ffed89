import { tones } from '../ticket-book';
import type { Language } from '../world';

/** How people of one language open, close and footnote a mail. Lists by tone follow `tones`. */
export interface Phrases {
  readonly greetings: readonly string[];
  readonly closings: Readonly<Record<number, readonly string[]>>;
  readonly remarks: Readonly<Record<number, readonly string[]>>;
  readonly mobileFooters: readonly string[];
  readonly disclaimers: readonly string[];
  /** The line a mail program puts above what it quotes. */
  readonly wrote: (name: string, address: string, at: Date) => string;
  /** The block some mail programs put there instead. */
  readonly header: readonly [from: string, sent: string, to: string, subject: string];
  readonly automatic: { readonly subject: string; readonly body: string };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs far more than using one, and texts are written by the ten thousand. */
function stamp(at: Date, language: string): string {
  const known = formats.get(language);
  const made =
    known ?? new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/London' });
  if (known === undefined) formats.set(language, made);
  return made.format(at);
}

const english: Phrases = {
  greetings: ['Hi,', 'Hello,', 'Hi team,', 'Morning,', 'Hi all,', 'Good afternoon,', ''],
  closings: {
    [tones.neutral]: ['Thanks', 'Many thanks', 'Kind regards', 'Regards'],
    [tones.friendly]: [
      'Thanks so much, you are always a great help!',
      'Thank you, really appreciate it',
      'Cheers, have a good day',
    ],
    [tones.impatient]: [
      'Please can someone look at this today',
      'I would appreciate a call back',
      'Waiting to hear from you',
    ],
    [tones.angry]: ['This is not good enough.', 'I expect a call from somebody senior.', 'Regards'],
    [tones.leaving]: ['I would like to discuss this with your director.', 'Regards'],
  },
  remarks: {
    [tones.friendly]: [
      'Not urgent, whenever you have a moment.',
      'Sam was brilliant last time, happy to wait for him.',
    ],
    [tones.impatient]: [
      'I reported this last week and have heard nothing.',
      'This is the second time I am asking.',
      'It is holding up three people now.',
    ],
    [tones.angry]: [
      'This is unacceptable. We have lost half a day again and nobody has called.',
      'I am really disappointed, the same fault keeps coming back and nobody seems to own it.',
      'Honestly the service has been terrible this month.',
    ],
    [tones.leaving]: [
      'We are looking at other providers because of this.',
      'Unless the price comes down we will not renew, and problems like this do not help.',
      'Our board has asked me for a copy of the contract and the notice terms.',
    ],
  },
  mobileFooters: ['Sent from my iPhone', 'Get Outlook for Android', 'Sent from my Galaxy', 'Sent from Outlook for iOS'],
  disclaimers: [
    'This email and any attachments are confidential and intended solely for the addressee. If you have received it in error ' +
      'please delete it and notify the sender. We accept no liability for any loss.',
    'CONFIDENTIALITY NOTICE: The contents of this message may be privileged. Any unauthorised use is prohibited and may be ' +
      'unlawful. Please consider the environment before printing this email.',
    'Registered in England and Wales. This message has been scanned for viruses but we cannot guarantee that it is free of them.',
  ],
  wrote: (name, address, at) => `On ${stamp(at, 'en-GB')}, ${name} <${address}> wrote:`,
  header: ['From', 'Sent', 'To', 'Subject'],
  automatic: {
    subject: 'Automatic reply',
    body: 'Thank you for your email. I am out of the office with limited access to my inbox. In urgent cases please contact our office.',
  },
};

const german: Phrases = {
  greetings: ['Hallo zusammen,', 'Guten Tag,', 'Liebes Team,', 'Moin,'],
  closings: {
    [tones.neutral]: ['Mit freundlichen Grüßen', 'Viele Grüße', 'Danke und Grüße'],
    [tones.friendly]: ['Herzlichen Dank, ihr seid spitze!', 'Vielen lieben Dank im Voraus'],
    [tones.impatient]: ['Ich bitte um eine kurzfristige Rückmeldung.', 'Bitte heute noch melden'],
    [tones.angry]: ['So geht das nicht weiter.', 'Ich erwarte einen Rückruf Ihrer Geschäftsleitung.'],
    [tones.leaving]: ['Bitte um ein Gespräch mit Ihrer Geschäftsleitung.'],
  },
  remarks: {
    [tones.friendly]: ['Eilt nicht, wann immer es passt.', 'Letztes Mal hat das prima geklappt.'],
    [tones.impatient]: ['Ich habe das schon letzte Woche gemeldet.', 'Inzwischen warten drei Leute darauf.'],
    [tones.angry]: [
      'Das ist nicht hinnehmbar, wir haben wieder einen halben Tag verloren.',
      'Ich bin wirklich enttäuscht, derselbe Fehler kommt immer wieder.',
    ],
    [tones.leaving]: [
      'Wir sehen uns deshalb nach einem anderen Dienstleister um.',
      'Wie lang ist die Kündigungsfrist?',
    ],
  },
  mobileFooters: ['Von meinem iPhone gesendet', 'Gesendet von Outlook für Android'],
  disclaimers: [
    'Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, informieren Sie bitte den ' +
      'Absender und vernichten Sie diese Nachricht.',
  ],
  wrote: (name, address, at) => `Am ${stamp(at, 'de-DE')} schrieb ${name} <${address}>:`,
  header: ['Von', 'Gesendet', 'An', 'Betreff'],
  automatic: {
    subject: 'Abwesenheitsnotiz',
    body: 'Vielen Dank für Ihre Nachricht. Ich bin derzeit nicht im Haus und lese meine E-Mails nur gelegentlich. In dringenden Fällen wenden Sie sich bitte an unsere Zentrale.',
  },
};

const french: Phrases = {
  greetings: ['Bonjour,', 'Bonjour à tous,', 'Bonsoir,'],
  closings: {
    [tones.neutral]: ['Cordialement', 'Bien à vous', 'Merci d’avance'],
    [tones.friendly]: ['Un grand merci, vous êtes formidables !', 'Merci beaucoup pour votre aide'],
    [tones.impatient]: ['Merci de me rappeler aujourd’hui', 'Dans l’attente de votre retour'],
    [tones.angry]: ['Ce n’est pas acceptable.', 'J’attends un appel de votre direction.'],
    [tones.leaving]: ['Je souhaite en parler avec votre direction.'],
  },
  remarks: {
    [tones.friendly]: ['Rien d’urgent, quand vous aurez un moment.'],
    [tones.impatient]: ['Je l’ai déjà signalé la semaine dernière.', 'Trois personnes sont bloquées maintenant.'],
    [tones.angry]: [
      'C’est inadmissible, nous avons encore perdu une demi-journée.',
      'Je suis vraiment déçue, la même panne revient sans cesse.',
    ],
    [tones.leaving]: [
      'Nous étudions d’autres prestataires à cause de cela.',
      'Quel est le délai de préavis du contrat ?',
    ],
  },
  mobileFooters: ['Envoyé de mon iPhone', 'Envoyé à partir d’Outlook pour Android'],
  disclaimers: [
    'Ce message et ses pièces jointes sont confidentiels. Si vous l’avez reçu par erreur, merci d’en avertir l’expéditeur et ' +
      'de le détruire.',
  ],
  wrote: (name, address, at) => `Le ${stamp(at, 'fr-FR')}, ${name} <${address}> a écrit :`,
  header: ['De', 'Envoyé', 'À', 'Objet'],
  automatic: {
    subject: 'Réponse automatique',
    body: 'Merci pour votre message. Je suis absent du bureau et consulte peu ma messagerie. En cas d’urgence, merci de contacter notre accueil.',
  },
};

const welsh: Phrases = {
  greetings: ['Helo,', 'Bore da,', 'Annwyl dîm,'],
  closings: {
    [tones.neutral]: ['Diolch', 'Cofion cynnes', 'Diolch yn fawr'],
    [tones.friendly]: ['Diolch o galon, rydych chi bob amser yn help mawr!'],
    [tones.impatient]: ['Wnewch chi edrych ar hyn heddiw os gwelwch yn dda'],
    [tones.angry]: ['Dydy hyn ddim yn ddigon da.'],
    [tones.leaving]: ['Hoffwn drafod hyn gyda’ch cyfarwyddwr.'],
  },
  remarks: {
    [tones.friendly]: ['Does dim brys.'],
    [tones.impatient]: ['Mae tri o bobl yn aros erbyn hyn.', 'Dyma’r ail dro i mi ofyn.'],
    [tones.angry]: ['Rwy’n siomedig iawn, mae’r un nam yn dod yn ôl o hyd.'],
    [tones.leaving]: ['Rydym yn edrych ar ddarparwyr eraill oherwydd hyn.'],
  },
  mobileFooters: ['Anfonwyd o fy iPhone'],
  disclaimers: [
    'Mae’r neges hon yn gyfrinachol. Os cawsoch hi trwy gamgymeriad, rhowch wybod i’r anfonwr a’i dileu. / This email is ' +
      'confidential. If you have received it in error please notify the sender and delete it.',
  ],
  wrote: (name, address, at) => `Ar ${stamp(at, 'cy-GB')}, ysgrifennodd ${name} <${address}>:`,
  header: ['Oddi wrth', 'Anfonwyd', 'At', 'Pwnc'],
  automatic: {
    subject: 'Ateb awtomatig',
    body: 'Diolch am eich neges. Nid wyf yn y swyddfa. Mewn argyfwng cysylltwch â’n swyddfa. / I am out of the office.',
  },
};

export const phrases: Readonly<Record<Language, Phrases>> = { en: english, de: german, fr: french, cy: welsh };
