/** Characters by the names that mail programs give them. Source: the HTML standard, "Named character references". */
const named: ReadonlyMap<string, string> = new Map(
  (
    'amp=& lt=< gt=> quot=" apos=\' auml=ä ouml=ö uuml=ü Auml=Ä Ouml=Ö Uuml=Ü szlig=ß agrave=à aacute=á acirc=â ' +
    'atilde=ã aring=å aelig=æ ccedil=ç egrave=è eacute=é ecirc=ê euml=ë igrave=ì iacute=í icirc=î iuml=ï ntilde=ñ ' +
    'ograve=ò oacute=ó ocirc=ô otilde=õ oslash=ø ugrave=ù uacute=ú ucirc=û Agrave=À Eacute=É Egrave=È Ccedil=Ç ' +
    'Ntilde=Ñ oelig=œ iexcl=¡ iquest=¿ euro=€ pound=£ copy=© reg=® trade=™ deg=° middot=· bull=• hellip=… ndash=– ' +
    'mdash=— lsquo=‘ rsquo=’ ldquo=“ rdquo=” laquo=« raquo=» times=×'
  )
    .split(' ')
    .map((entry): [string, string] => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)])
    .concat([['nbsp', ' ']]),
);

const reference = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,6}));/g;

/** Character references as the characters they stand for; what is none stays as it is. */
export function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(reference, (whole, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return named.get(name) ?? whole;
    const code = decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal);
    return isCharacter(code) ? String.fromCodePoint(code) : ' ';
  });
}

function isCharacter(code: number): boolean {
  return code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
}
