/** The keys of a mail's header as mail programs write them above a quotation, without blanks and stars, in small letters. */
export const headerKeys: ReadonlyMap<string, 'from' | 'sent' | 'to' | 'copy' | 'subject'> = new Map([
  ...keys('from', 'from von de da van från fra oddiwrth'),
  ...keys(
    'sent',
    'sent date gesendet datum envoyé enviado enviadoel fecha inviato data verzonden enviada skickat anfonwyd dyddiad',
  ),
  ...keys('to', 'to an à a para aan till til per at'),
  ...keys('copy', 'cc bcc kopie copie copia kopia ccn reply-to antwortan répondreà'),
  ...keys('subject', 'subject betreff objet asunto oggetto onderwerp assunto ämne emne pwnc'),
]);

function keys<Kind extends string>(kind: Kind, names: string): readonly (readonly [string, Kind])[] {
  return names.split(' ').map((name) => [name, kind]);
}
