import { addOnManifest, appsScriptWorkers, localScript, startsAt, type LocalScript } from './local-script';

const code = `
function open(event) {
  GmailApp.setCurrentMessageAccessToken(event.gmail.accessToken);
  return GmailApp.getMessageById(event.gmail.messageId);
}
function answer(draft) { return CardService.newComposeActionResponseBuilder().setGmailDraft(draft).build(); }
function reply(event) { return answer(open(event).createDraftReply('Good morning,')); }
function fresh() { return answer(GmailApp.createDraft('helen@client.example', 'Your agreement', 'Hello')); }
function draftless() { return CardService.newComposeActionResponseBuilder().build(); }
function textForDraft() { return answer('r1'); }
function sends() { return answer(GmailApp.createDraft('helen@client.example', 'x', 'y').send()); }
`;

const scopes = [...addOnManifest.oauthScopes, 'https://www.googleapis.com/auth/gmail.addons.current.action.compose'];
const openMessage = {
  id: 'm1',
  threadId: 't1',
  accessToken: 'token',
  from: 'Helen <helen@client.example>',
  to: ['amelia@harbour-it.example'],
  cc: [],
  subject: 'Our agreement',
  sentAt: startsAt,
};
const event = { gmail: { accessToken: 'token', messageId: 'm1' } };

let workers: ReturnType<typeof appsScriptWorkers>;
let script: LocalScript;

beforeAll(async () => {
  workers = appsScriptWorkers();
  script = await localScript(workers.folder, code, { manifest: { ...addOnManifest, oauthScopes: scopes } });
});
afterAll(async () => {
  await script.close();
  workers.remove();
});

test('a reply lies in the drafts of who pressed the button, and the answer names it', async () => {
  const answer = await script.value('reply', { kind: 'card', event, openMessage });
  const [draft] = await script.runtime.drafts();
  expect(draft).toMatchObject({
    owner: 'amelia@harbour-it.example',
    to: openMessage.from,
    subject: 'Re: Our agreement',
    body: 'Good morning,',
    threadId: 't1',
  });
  const openCreatedDraftAction = { draftId: draft?.id };
  expect(answer).toEqual({ renderActions: { hostAppAction: { gmailAction: { openCreatedDraftAction } } } });
});

test('a new mail needs no open message, and nothing is sent', async () => {
  await script.value('fresh', { kind: 'card' });
  const drafts = await script.runtime.drafts();
  expect(drafts[drafts.length - 1]).toMatchObject({ to: 'helen@client.example', subject: 'Your agreement' });
  expect(await script.runtime.outbox()).toEqual([]);
});

test.each([
  ['draftless', 'ComposeActionResponse is missing a draft'],
  ['textForDraft', "don't match the method signature"],
  ['sends', 'Specified permissions are not sufficient to call GmailApp.GmailDraft.send'],
])('%s is refused', async (functionName, because) => {
  expect(await script.refusal(functionName, { kind: 'card' })).toContain(because);
});

test('without the compose scope there is no draft', async () => {
  const bare = await localScript(workers.folder, code);
  expect(await bare.refusal('fresh', { kind: 'card' })).toContain('gmail.addons.current.action.compose');
  await bare.close();
});
