import type { Language } from '../world';

type Requests = readonly (readonly [string, string])[];

/** Subject and problem by the first word of a theme's category; `other` where there is none. */
export const foreignRequests: Readonly<Record<Exclude<Language, 'en'>, Readonly<Record<string, Requests>>>> = {
  de: {
    Network: [
      ['VPN trennt ständig', 'Die VPN-Verbindung bricht bei {name} alle paar Minuten ab, auch nach einem Neustart.'],
      ['WLAN sehr langsam', 'Das WLAN im Standort {site} ist seit gestern kaum zu gebrauchen.'],
    ],
    Hardware: [
      [
        'Drucker druckt nicht',
        'Der {printer} nimmt Aufträge an, es kommt aber nichts heraus. Die Warteschlange ist voll.',
      ],
      ['Notebook startet nicht', 'Das Notebook von {name} bleibt beim Start mit schwarzem Bildschirm hängen.'],
    ],
    Email: [
      [
        'Keine E-Mails seit heute früh',
        '{name} bekommt seit heute Morgen keine E-Mails mehr, im Webzugang sind sie da.',
      ],
      ['Postfach voll', 'Das Postfach von {name} ist voll, es lässt sich nichts mehr senden.'],
    ],
    Security: [
      [
        'Verdächtige E-Mail',
        'Wir haben eine E-Mail im Namen der Geschäftsführung bekommen. Ich habe nichts angeklickt.',
      ],
    ],
    Server: [['Server nicht erreichbar', 'Niemand kommt auf die Laufwerke, es sind etwa dreißig Leute betroffen.']],
    Telephony: [['Telefon: Gespräche brechen ab', 'Gespräche brechen nach rund zwei Minuten ab, heute schon viermal.']],
    other: [
      ['Neues Benutzerkonto', 'Bitte ein Konto für {name} anlegen, Beginn am Ersten, gleiche Rechte wie die Kollegen.'],
      ['Passwort zurücksetzen', '{name} kann sich nicht anmelden, bitte das Passwort zurücksetzen.'],
      ['{app} meldet Fehler {number}', 'Seit dem Update zeigt {app} beim Drucken den Fehler {number}.'],
    ],
  },
  fr: {
    Network: [['VPN instable', 'La connexion VPN de {name} se coupe sans cesse, même après un redémarrage.']],
    Hardware: [
      ['L’imprimante ne répond plus', 'L’imprimante ({printer}) accepte les travaux mais rien ne sort.'],
      ['Écran noir au démarrage', 'Le portable de {name} reste sur un écran noir.'],
    ],
    Email: [['Plus de courriels depuis ce matin', '{name} ne reçoit plus rien dans Outlook, le webmail fonctionne.']],
    Security: [['Courriel suspect', 'Nous avons reçu un message au nom du directeur. Je n’ai pas cliqué.']],
    Server: [['Serveur injoignable', 'Personne n’accède aux fichiers, une trentaine de personnes sont bloquées.']],
    Telephony: [['Appels coupés', 'Les appels sont coupés au bout de deux minutes.']],
    other: [
      ['Nouvel arrivant', 'Merci de créer un compte pour {name}, arrivée le premier du mois.'],
      ['Mot de passe oublié', '{name} ne peut plus se connecter, merci de réinitialiser son mot de passe.'],
      ['Erreur {number} dans {app}', 'Depuis la mise à jour, {app} affiche l’erreur {number}.'],
    ],
  },
  cy: {
    Network: [['Mae’r VPN yn disgyn', 'Mae cysylltiad VPN {name} yn torri bob ychydig funudau.']],
    Hardware: [['Argraffydd ddim yn gweithio', 'Dydy’r argraffydd ({printer}) ddim yn argraffu dim byd.']],
    Email: [['Dim e-byst ers y bore', 'Dydy {name} ddim yn derbyn e-byst yn Outlook.']],
    Server: [['Gweinydd i lawr', 'Does neb yn gallu cyrraedd y ffeiliau.']],
    other: [
      ['Cyfrif newydd', 'Crëwch gyfrif i {name} os gwelwch yn dda, yn dechrau ar y cyntaf.'],
      ['Ailosod cyfrinair', 'Mae {name} wedi anghofio’r cyfrinair.'],
      ['Gwall {number} yn {app}', 'Ers y diweddariad mae {app} yn dangos gwall {number}.'],
    ],
  },
};

export function foreignRequestsFor(language: Exclude<Language, 'en'>, category: string): Requests {
  const requests = foreignRequests[language];
  const [topic = 'other'] = category.split('>');
  return requests[topic] ?? requests['other'] ?? [];
}
