import fc from 'fast-check';
import { languageOf } from '#domain/wording/language-of';
import { mostWords, wordsOf } from '#domain/wording/words';

test.each([
  ['I cannot open the shared drive since this morning.', 'en'],
  ['Printer is not working', 'en'],
  ['Our order is stuck and the client is waiting for it', 'en'],
  ['It’s not working, I’ve restarted twice', 'en'],
  ['Der Drucker im Büro geht nicht.', 'other'],
  ['Ich kann mich nicht anmelden', 'other'],
  ["L'imprimante ne fonctionne plus depuis ce matin", 'other'],
  ['La impresora no funciona desde ayer', 'other'],
  ['La stampante non funziona da ieri', 'other'],
  ['De printer doet het niet meer', 'other'],
  ['A impressora não funciona desde ontem', 'other'],
  ['Skrivaren fungerar inte sedan igår och jag kan inte logga in', 'other'],
  ['Drukarka nie działa od wczoraj', 'other'],
  ['Dydy’r argraffydd ddim yn gweithio', 'other'],
  ['Принтер не работает', 'other'],
  ['الطابعة لا تعمل', 'other'],
  ['プリンターが動きません', 'other'],
  ['המדפסת לא עובדת, error 0x1', 'other'],
  [
    'Tulostin ei toimi eikä kukaan pääse kirjautumaan sisään verkkolevylle tänään aamulla kello yhdeksän jälkeen ' +
      'vaikka käynnistimme koneet uudelleen kolme kertaa ja vaihdoimme kaapelin sekä salasanat kaikille',
    'other',
  ],
  ['Printer offline', 'tooShort'],
  ['VPN', 'tooShort'],
  ['Outlook password', 'tooShort'],
  ['', 'tooShort'],
  ['😡😡😡', 'tooShort'],
  ['constructor __proto__ hasOwnProperty toString valueOf', 'tooShort'],
  ['in in', 'tooShort'],
])('%j is of language %s', (text, language) => {
  expect(languageOf(text)).toBe(language);
});

test('words that two languages share decide nothing', () => {
  expect(languageOf('was die in am')).not.toBe('en');
});

test.each([
  ['', 0],
  ['😡 🙏 !!!', 0],
  ['Hello, the printer is stuck again.', 6],
  ["it's 10.30 on SRV-01", 4],
  ['مرحبا بكم', 2],
])('%j has %i words', (text, count) => {
  expect(wordsOf(text)).toHaveLength(count);
});

test('words are counted up to a thousand', () => {
  expect(wordsOf('a '.repeat(999))).toHaveLength(999);
  expect(wordsOf('a '.repeat(200_000))).toHaveLength(mostWords);
});

test('any text has a language and a count', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(['en', 'other', 'tooShort']).toContain(languageOf(text));
      expect(wordsOf(text).length).toBeLessThanOrEqual(text.length);
    }),
  );
  expect(() => languageOf('\ud800'.repeat(200_000))).not.toThrow();
});
