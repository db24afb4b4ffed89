import type { Language } from '../world';
import type { ClientTopic } from './client-mails';
import type { MailTemplate } from './mail-message';

type Foreign = Readonly<Partial<Record<ClientTopic, readonly MailTemplate[]>> & { service: readonly MailTemplate[] }>;

/** What clients abroad write about; a topic without a template here is written about in `service`. Same names in braces. */
export const foreignClientMails: Readonly<Record<Exclude<Language, 'en'>, Foreign>> = {
  de: {
    service: [
      [
        'Termin am Donnerstag',
        'Kommt am Donnerstag jemand vorbei wie besprochen? Zwei Kollegen haben Fragen zu ihren Telefonen.',
      ],
      [
        'Datensicherung',
        'Früher kam montags ein Bericht zur Datensicherung, seit einiger Zeit nicht mehr. Ist alles in Ordnung?',
      ],
      [
        'Alter Server',
        'Sie sagten, dass die Garantie unseres Servers im Frühjahr endet. Sollten wir Geld zurücklegen?',
      ],
    ],
    contract: [
      [
        'Vertrag läuft im {month} aus',
        'Unser Vertrag endet am {ends}. Bis wann brauchen Sie eine Antwort von uns, und wie lang ist die Kündigungsfrist?',
        'Im Großen und Ganzen sind wir zufrieden.',
      ],
    ],
    priceDown: [
      [
        'Kosten senken',
        'Wir müssen bei allen Lieferanten fünfzehn Prozent einsparen. Bei {amount} im Monat gehören Sie zu den größeren.',
        'Was können Sie uns bei der Verlängerung anbieten? Ein anderes Angebot liegt vor.',
      ],
    ],
    complaint: [
      [
        'Unzufrieden mit den Reaktionszeiten',
        'Die letzten zwei Monate waren nicht gut. Derselbe Fehler wurde nun schon dreimal „behoben“.',
        'Ich möchte wissen, was sich ändert.',
      ],
    ],
    invoice: [
      [
        'Rückfrage zu Rechnung {invoice}',
        'Auf {invoice} stehen vier Stunden Zusatzarbeit. Ist das nicht im Vertrag enthalten?',
      ],
    ],
    thanks: [
      [
        'Vielen Dank',
        'Ihr Techniker ist bis acht Uhr geblieben, bis alles wieder lief. Bitte richten Sie ihm unseren Dank aus.',
      ],
    ],
    outage: [
      ['Server steht noch immer', 'Seit gestern Nachmittag geht hier nichts mehr. Wann können wir wieder arbeiten?'],
    ],
  },
  fr: {
    service: [
      [
        'Visite de jeudi',
        'Quelqu’un vient-il jeudi comme prévu ? Deux collègues ont des questions sur leurs téléphones.',
      ],
      [
        'Rapport de sauvegarde',
        'Je recevais un rapport chaque lundi, plus rien depuis un moment. Sommes-nous toujours couverts ?',
      ],
      ['Ancien serveur', 'La garantie de notre serveur se termine au printemps. Faut-il prévoir un budget ?'],
    ],
    contract: [
      [
        'Échéance du contrat en {month}',
        'Notre contrat court jusqu’au {ends}. Que se passe-t-il ensuite et quel est le délai de préavis ?',
      ],
    ],
    priceDown: [
      [
        'Réduire le coût mensuel',
        'L’année a été difficile. On me demande quinze pour cent de moins chez chaque fournisseur, et vous représentez {amount} par mois.',
      ],
    ],
    complaint: [
      [
        'Délais de réponse',
        'Les deux derniers mois n’ont pas été bons. La même panne a été « réparée » trois fois. Je voudrais comprendre ce qui va changer.',
      ],
    ],
    invoice: [
      [
        'Facture {invoice}',
        'La facture {invoice} comporte quatre heures supplémentaires. N’est-ce pas compris dans le contrat ?',
      ],
    ],
    thanks: [['Merci', 'Votre technicien est resté jusqu’à vingt heures. Merci de lui transmettre nos remerciements.']],
    outage: [['Serveur toujours en panne', 'Plus rien ne fonctionne depuis hier. Quand pourrons-nous reprendre ?']],
  },
  cy: {
    service: [
      [
        'Ymweliad ddydd Iau',
        'Oes rhywun yn dod ddydd Iau fel y trefnwyd? Mae gan ddau o bobl gwestiynau am eu ffonau.',
      ],
      ['Adroddiad copi wrth gefn', 'Dydw i ddim wedi gweld yr adroddiad ers tro. Ydyn ni’n dal yn ddiogel?'],
    ],
    contract: [
      ['Ein cytundeb', 'Daw ein cytundeb i ben ar {ends}. Beth sy’n digwydd nesaf, a beth yw’r cyfnod rhybudd?'],
    ],
    complaint: [
      ['Amseroedd ymateb', 'Dydy’r ddau fis diwethaf ddim wedi bod yn dda. Hoffwn wybod beth fydd yn newid.'],
    ],
    thanks: [['Diolch', 'Diolch yn fawr am yr wythnos ddiwethaf. Roedd eich peiriannydd yn wych.']],
  },
};
