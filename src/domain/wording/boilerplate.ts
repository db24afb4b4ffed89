/** Where no word of these stands, there is no notice to look for. */
const suspicion =
  /confiden|intended|disclaimer|recipient|in error|environment|registered|legally privileged|vertraulich|confidentiel|riservat|vertrouwelijk|cyfrinachol|gyfrinachol|external|outside|extern|außerhalb|ausserhalb|extérieur|esterno|esterna|don't often get|virus|imprim|druck|umwelt|printing|stampare|printen|geschäftsführer|handelsregister|\bconfirm the identity|kvk|gdpr|dsgvo|afzender|unsubscribe/i;

/** What begins a notice that nobody wrote for this message. Tried on the first words of a paragraph and of its lines. */
const notice = new RegExp(
  '^[*_=\\-–—<\\[("\' ]*(?:' +
    [
      // Confidentiality and liability
      '(?:confidentiality|legal|privacy|gdpr|e-?mail) (?:notice|disclaimer|statement|note)\\b',
      'disclaimer ?(?:[:.-]|$)',
      '(?:private (?:and|&) )?confidential ?(?:[:.-]|$)',
      '(?:the (?:contents?|information) (?:of|in|contained in|transmitted (?:by|in)) )?(?:this|these) (?:e-?mails?|messages?|communications?|transmissions?)\\b(?=.*(?:confidential|privileged|intended (?:only|solely|exclusively|for the (?:named|addressee|use|recipient|person|individual|exclusive|sole))|virus))',
      'if you (?:are not|have received|received|believe you).{0,60}(?:intended|in error|by mistake|named)',
      '(?:we|.{3,60}) (?:accepts?|cannot accept|can accept|does not accept|do not accept|disclaims?) (?:no |any )?(?:liability|responsibility)',
      'any (?:views?|opinions?|unauthori[sz]ed|dissemination|disclosure)\\b.{0,80}(?:author|sender|individual|prohibited|expressed|presented|strictly)',
      '(?:please |kindly )?(?:consider|think of) the environment\\b',
      '.{0,40}(?:is|are) (?:a company )?registered in (?:england|wales|scotland|northern ireland|ireland|the uk)\\b',
      '(?:registered (?:office|in england|in scotland|address|company)|company (?:registration|reg\\.?|no\\.?|number)|vat (?:no|reg|number|registration))\\b',
      '(?:this|the) (?:e-?mail|message).{0,60}(?:scanned|checked) (?:for|by).{0,40}(?:virus|malware|antivirus)',
      'to unsubscribe\\b',
      // German
      '(?:diese|die in dieser) (?:e-?mail|nachricht|mitteilung)\\b(?=.*(?:vertraulich|rechtlich geschützt|adressat|empfänger))',
      '(?:wenn|sollten|falls) sie (?:nicht der|diese|dies|nicht).{0,60}(?:adressat|empfänger|irrtümlich)',
      '(?:bitte )?(?:denken|prüfen) sie (?:an die umwelt|bitte|vor dem|ob diese).{0,60}(?:druck|umwelt)',
      '(?:geschäftsführer|geschäftsführung|handelsregister|sitz der gesellschaft|amtsgericht|ust-?id)\\b',
      // French
      '(?:ce message|ce courriel|cet e-?mail|ce mail)\\b(?=.*(?:confidentiel|destinataire|virus))',
      "si vous (?:n'êtes pas|avez reçu|recevez|n’êtes pas).{0,60}(?:destinataire|erreur)",
      "(?:pensez|merci de penser) à l['’]environnement|n['’]imprimez",
      // Spanish and Portuguese
      '(?:este|el presente|esta) (?:mensaje|correo|e-?mail|comunicación|mensagem)\\b(?=.*(?:confidencial|destinatario|destinatário))',
      '(?:si (?:usted )?(?:no es|ha recibido)|se (?:não é|recebeu)).{0,60}(?:destinatari|destinatári|error|erro)',
      'antes de imprimir',
      // Italian
      '(?:questo messaggio|questa e-?mail|il presente messaggio|le informazioni contenute|la presente)\\b(?=.*(?:riservat|destinatari|confidenzial))',
      'prima di stampare',
      // Dutch
      '(?:dit|deze|de informatie in (?:dit|deze)) (?:bericht|e-?mail|mail)\\b(?=.*(?:vertrouwelijk|geadresseerde|bestemd))',
      'indien u (?:niet de|dit|deze).{0,60}(?:geadresseerde|abusievelijk|ten onrechte)',
      'denk aan het milieu',
      // Welsh
      "(?:mae[’']r|mae y|y mae[’']r) (?:neges|e-?bost)\\b(?=.*(?:cyfrinachol|gyfrinachol))",
    ].join('|') +
    ')',
  'i',
);

/** What a mail server puts above a message that came from outside. */
const banner = new RegExp(
  '^[*_=#\\-–—<\\[("\'!⚠️ ]*(?:' +
    [
      '(?:caution|warning|external(?: (?:e-?mail|sender|message))?|attention|important|notice|\\[external\\])[\\]*:! .–-]+(?=.*(?:external|outside|originated|not (?:from|part of)|unknown sender))',
      'external (?:e-?mail|sender|message|mail)[\\]*!: .]*$',
      'this (?:e-?mail|message|mail|sender) (?:originated|came|was sent|is)? ?(?:from )?(?:outside|an external|external)',
      "you don['’]t often get e-?mail from",
      'some people who received this message don',
      '(?:achtung|vorsicht|warnung|hinweis|extern(?:e (?:e-?mail|nachricht))?)[\\]*:! .–-]+(?=.*(?:extern|außerhalb|ausserhalb))',
      '(?:attention|prudence|avertissement)[\\]*:! .–-]+(?=.*(?:extérieur|externe))',
      '(?:atención|precaución|cuidado|aviso)[\\]*:! .–-]+(?=.*(?:fuera|extern))',
      '(?:attenzione|avviso)[\\]*:! .–-]+(?=.*(?:estern))',
      '(?:let op|waarschuwing)[\\]*:! .–-]+(?=.*(?:extern|buiten))',
    ].join('|') +
    ')',
  'i',
);

/** So much of a paragraph tells whether it is a notice. */
const headCharacters = 400;

/** The message without legal notices, and without the warning of a mail server. */
export function withoutBoilerplate(text: string): string {
  if (!suspicion.test(text)) return text;
  return text
    .split('\n\n')
    .map(ownPart)
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** A notice goes on to the end of its paragraph: mail programs wrap it. */
function ownPart(paragraph: string): string {
  const lines = paragraph.split('\n');
  const begins = lines.findIndex((line, at) => {
    const next = line.length < headCharacters ? ` ${lines[at + 1] ?? ''} ${lines[at + 2] ?? ''}` : '';
    const head = `${line}${next}`.slice(0, headCharacters);
    return notice.test(head) || banner.test(head);
  });
  return begins === -1 ? paragraph : lines.slice(0, begins).join('\n');
}
