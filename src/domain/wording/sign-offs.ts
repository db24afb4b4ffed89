/** How mails end, in small letters without what follows the last word. Formal ones: what comes below is a signature. */
export const formalSignOffs: ReadonlySet<string> = new Set(
  [
    // English
    'kind regards|kindest regards|best regards|warm regards|warmest regards|with kind regards|with best regards|regards|rgds|kr|br',
    'best wishes|all the best|with best wishes|yours|yours sincerely|yours faithfully|yours truly|sincerely|sincerely yours',
    'respectfully|thanks and regards|thanks & regards|thanks and kind regards|thanks and best regards|many thanks and kind regards',
    'thank you and kind regards|thank you and best regards|thanks in advance and kind regards|best|warmly',
    // German
    'mit freundlichen grüßen|mit freundlichen grüssen|mit freundlichem gruß|mit freundlichem gruss|freundliche grüße',
    'freundliche grüsse|mit besten grüßen|mit besten grüssen|beste grüße|beste grüsse|viele grüße|viele grüsse|liebe grüße',
    'liebe grüsse|herzliche grüße|herzliche grüsse|schöne grüße|gruß|gruss|grüße|grüsse|mfg|lg|vg|hochachtungsvoll|vielen dank und viele grüße',
    // French
    'cordialement|bien cordialement|très cordialement|bien à vous|bien à toi|sincères salutations|salutations|bonne journée',
    'meilleures salutations|salutations distinguées|respectueusement|cdlt|cdt|amicalement',
    // Spanish and Portuguese
    'saludos|un saludo|saludos cordiales|cordiales saludos|atentamente|un cordial saludo|muchos saludos|reciba un cordial saludo',
    'cumprimentos|com os melhores cumprimentos|melhores cumprimentos|atenciosamente|abraço|obrigado e cumprimentos',
    // Italian
    'cordiali saluti|distinti saluti|saluti|un saluto|un cordiale saluto|cordialmente|buona giornata',
    // Dutch
    'met vriendelijke groet|met vriendelijke groeten|vriendelijke groet|vriendelijke groeten|groet|groeten|groetjes|mvg|hoogachtend',
    // Welsh
    'cofion|cofion cynnes|cofion gorau|yn gywir|yr eiddoch yn gywir|dymuniadau gorau|hwyl',
    // Scandinavian
    'med vänliga hälsningar|vänliga hälsningar|mvh|med venlig hilsen|venlig hilsen|med vennlig hilsen|hilsen|hälsningar',
  ].flatMap((line) => line.split('|')),
);

/** Words of thanks that end a mail when a name, or nothing, follows. Elsewhere they are what the client says. */
export const casualSignOffs: ReadonlySet<string> = new Set(
  [
    'thanks|thank you|many thanks|thanks in advance|thank you in advance|thanks again|thx|ta|cheers|much appreciated|thanks a lot',
    'with thanks|thank you very much|thanks very much|thanks so much|thank you so much|speak soon|talk soon',
    'danke|vielen dank|besten dank|herzlichen dank|danke im voraus|vielen dank im voraus|danke vorab|danke und gruß|danke und lg',
    "merci|merci beaucoup|merci d’avance|merci d'avance|merci par avance|gracias|muchas gracias|gracias de antemano",
    'grazie|grazie mille|molte grazie|grazie in anticipo|bedankt|bedankt alvast|alvast bedankt|dank je wel|dank u wel|hartelijk dank',
    'diolch|diolch yn fawr|diolch o galon|llawer o ddiolch|diolch ymlaen llaw',
    'obrigado|obrigada|muito obrigado|tack|tack på förhand|tak|på forhånd tak|takk',
  ].flatMap((line) => line.split('|')),
);
