import { click, forged, gone, notListed, notYours, older, openMail, strangers, texts, typed } from './attack';
import { clientMail, type Attack, type Dice, type Forging, type Parameters } from './attack';
import { ada, admin, everybody, ivo, lea, leo, otto, owner, sees } from './forged-world';

const draft = { draftId: 'draft-00000077' };
const signature = `9999999999999.${'a'.repeat(64)}`;
const client = (clientId: string) => ({ clientId });
const contract = (clientId: string) => ({ clientId, contractId: clientId === '1' ? '101' : '201' });
const renewal = (clientId: string) => ({ clientId, renewalId: `${contract(clientId).contractId}@2027-03-31` });
const finding = (clientId: string) => ({ clientId, key: `overrun/${contract(clientId).contractId}/2026` });
const checkpoint = (clientId: string) => ({ ...renewal(clientId), window: 'T-90' });

/** What the cards of a client ask for, as they would be sent. */
const ofClient: Readonly<Record<string, (clientId: string) => Parameters>> = {
  openClient: client,
  openContract: contract,
  openWhy: contract,
  openTimeline: client,
  openGaps: client,
  startIntervention: contract,
  saveIntervention: (id) => ({ ...contract(id), ...draft }),
  startOverride: contract,
  saveOverride: (id) => ({ ...contract(id), ...draft }),
  withdrawOverride: contract,
  openConcessions: client,
  startConcession: contract,
  previewConcession: (id) => ({ ...contract(id), ...draft }),
  saveConcession: (id) => ({ ...contract(id), ...draft }),
  openRenewal: renewal,
  acknowledgeRenewal: (id) => ({ ...renewal(id), owner: ada, signature }),
  startEvidence: checkpoint,
  saveEvidence: (id) => ({ ...checkpoint(id), ...draft }),
  startOtherEvidence: checkpoint,
  saveOtherEvidence: (id) => ({ ...checkpoint(id), ...draft }),
  openEvidence: checkpoint,
  judgeEvidence: (id) => ({ ...checkpoint(id), version: '1', key: 'mail', approves: 'true', signature }),
  startCall: checkpoint,
  saveCall: (id) => ({ ...checkpoint(id), ...draft }),
  startSettling: renewal,
  saveSettling: (id) => ({ ...renewal(id), ...draft, version: '1' }),
  startRelease: client,
  saveRelease: (id) => ({ clientId: id, ...draft, ticketIds: '1,2', signature }),
  startMapping: client,
  saveMapping: (id) => ({ clientId: id, ...draft }),
  previewDraft: renewal,
  openFindings: client,
  openFinding: finding,
  pressFinding: (id) => ({ ...finding(id), deed: 'approve', version: '1', signature }),
  startDismissing: finding,
  saveDismissing: (id) => ({ ...finding(id), ...draft }),
  draftProposal: finding,
};

/** Leaders settle calls of any client: what they are refused there is another test's matter. */
const ofLeaders = ['startSettling', 'saveSettling'];

const ofRun = { run: 'run-2026-11-29T07:00:00.000Z' };
const ofAdministrators: Readonly<Record<string, Parameters>> = {
  turnOnSync: {},
  pauseWriting: {},
  resumeWriting: {},
  openWriteBack: {},
  turnOnWriteBack: {},
  turnOffWriteBack: {},
  openCrmWriting: {},
  setUpCrm: {},
  turnOnCrmWriting: {},
  turnOffCrmWriting: {},
  openWritingRuns: {},
  openRollback: ofRun,
  pressRollback: ofRun,
  decideAdoption: { renewalId: '101@2027-03-31', dealId: '1', isAdopted: 'true' },
};

/** The button, who has no right to it, and why. */
const othersRules: readonly (readonly [string, string, RegExp])[] = [
  ...[ada, otto, ivo].map((person) => ['saveDelegation', person, /Only who holds a role delegates it/] as const),
  ...everybody.map((person) => ['endDelegation', person, /This delegation is over already/] as const),
  ['openPolicy', ivo, /Your role does not see the approval policy/],
  ...[ada, otto, ivo, admin].flatMap((person) =>
    ['startProposal', 'saveProposal'].map((name) => [name, person, /propose another policy/] as const),
  ),
  ...everybody.map((person) => ['pressPolicy', person, forged] as const),
];

const policyButton = { version: '1', approvals: '0', digest: 'd'.repeat(64), signature };

/** Of the rules by which concessions are decided. */
const ofRules: Readonly<Record<string, Parameters>> = {
  openDelegations: {},
  saveDelegation: draft,
  endDelegation: { delegationId: 'draft-00000077@leo@msp.example' },
  openPolicy: {},
  startProposal: {},
  saveProposal: draft,
  pressPolicy: { ...policyButton, deed: 'approvePolicy' },
};

/** What a person may open and not do: the signature of another card, or a role they do not hold. */
const unsigned: readonly (readonly [string, string, RegExp])[] = [
  ...[ada, lea, owner].flatMap((person) => [
    [person, 'acknowledgeRenewal', forged] as const,
    [person, 'judgeEvidence', forged] as const,
    [person, 'startRelease', /Only the incident commander/] as const,
    [person, 'saveRelease', /Only the incident commander/] as const,
    [person, 'withdrawOverride', /No band of a person stands here|Only the account manager/] as const,
  ]),
  ...[ada, lea].map((person) => [person, 'saveSettling', notYours] as const),
  ...[leo, owner].map((person) => [person, 'saveSettling', /no disagreement to settle/] as const),
  ...['saveEvidence', 'saveOtherEvidence', 'saveCall', 'saveMapping', 'previewDraft', 'saveOverride'].map(
    (name) => [owner, name, /Only the account manager/] as const,
  ),
];

/** Whoever may not see this client: the form, the button and the mail beside it are another person's. */
function outsider(dice: Dice, clientId: string): string {
  return dice.of(everybody.filter((person) => !sees(person, clientId)));
}

export const formAttacks: Readonly<Record<string, Forging>> = {
  otherClient: (_world, dice) => {
    const name = dice.of(Object.keys(ofClient));
    const clientId = dice.of(['1', '2']);
    const people = everybody.filter((each) => !sees(each, clientId) && !(each === leo && ofLeaders.includes(name)));
    const parameters = { name, ...ofClient[name]?.(clientId) };
    return { invoked: click({ viewer: dice.of(people), parameters, isBesideMail: true }, dice), because: notYours };
  },
  noSuchClient: (_world, dice) => {
    const name = dice.of(Object.keys(ofClient));
    const parameters = { name, ...ofClient[name]?.(String(3 + dice.below(1_000_000))) };
    return { invoked: click({ viewer: dice.of(everybody), parameters, isBesideMail: true }, dice), because: gone };
  },
  stranger: (_world, dice) => {
    const name = dice.of(Object.keys(ofClient));
    const parameters = { name, ...ofClient[name]?.(dice.of(['1', '2', '77'])) };
    const viewer = dice.of(strangers);
    return { invoked: click({ viewer, parameters, isBesideMail: true }, dice), because: notListed };
  },
  unsigned: (_world, dice) => {
    const [viewer, name, because] = dice.of(unsigned);
    const parameters = { name, ...ofClient[name]?.('1') };
    return { invoked: click({ viewer, parameters, isBesideMail: true }, dice), because };
  },
  administrator: (_world, dice) => {
    const name = dice.of(Object.keys(ofAdministrators));
    const viewer = dice.of([...everybody.filter((person) => person !== admin), ...strangers]);
    const parameters = { name, ...ofAdministrators[name] };
    return { invoked: click({ viewer, parameters }, dice), because: /Only an administrator can do this/ };
  },
  rules: (_world, dice) => {
    const name = dice.of(Object.keys(ofRules));
    return {
      invoked: click({ viewer: dice.of(strangers), parameters: { name, ...ofRules[name] } }, dice),
      because: notListed,
    };
  },
  rulesOfOthers: (_world, dice) => {
    const [name, viewer, because] = dice.of(othersRules);
    return { invoked: click({ viewer, parameters: { name, ...ofRules[name] } }, dice), because };
  },
  noMail: (_world, dice) => {
    const name = dice.of(['startEvidence', 'saveEvidence', 'startMapping', 'saveMapping']);
    const parameters = { name, ...ofClient[name]?.(dice.of(['1', '2'])) };
    const because = /Open the mail first/;
    return { invoked: click({ viewer: dice.of(everybody), parameters, isBesideMail: false }, dice), because };
  },
  noRequest: (_world, dice) => {
    const requestId = `C-${String(8 + dice.below(9_000)).padStart(4, '0')}`;
    const parameters = { name: 'openRequest', requestId };
    return { invoked: click({ viewer: dice.of(everybody), parameters }, dice), because: gone };
  },
  noButton: (_world, dice) => {
    const event = dice.of<unknown>([
      undefined,
      null,
      42,
      dice.of(texts),
      [],
      {},
      { gmail: {} },
      { commonEventObject: { parameters: { name: ['openHome'] } } },
      { commonEventObject: { parameters: { name: dice.of(texts) }, formInputs: typed(dice) } },
      { commonEventObject: { formInputs: { words: { stringInputs: 'no list' } } } },
    ]);
    return { invoked: { name: 'onCardAction', viewer: dice.of(everybody), event }, because: older };
  },
};

const mayWrite = [ada, lea];

/** Of the button that opens a draft. */
export const draftAttacks: Readonly<Record<string, (dice: Dice) => Attack>> = {
  otherClient: (dice) => {
    const clientId = dice.of(['1', '2']);
    return drafted({ viewer: outsider(dice, clientId), parameters: renewal(clientId), because: notYours }, dice);
  },
  noSuchClient: (dice) =>
    drafted(
      { viewer: dice.of(everybody), parameters: renewal(String(3 + dice.below(1_000_000))), because: gone },
      dice,
    ),
  stranger: (dice) => drafted({ viewer: dice.of(strangers), parameters: renewal('1'), because: notListed }, dice),
  otherRecipient: (dice) => {
    const recipient = dice.of(['cy@cedar.example', 'x@y.example', 'bea@birch.example, x@y.example', ...texts]);
    const because = /Choose one of the people/;
    return drafted({ viewer: dice.of(mayWrite), parameters: renewal('1'), recipient, because }, dice);
  },
  otherRenewal: (dice) => {
    const renewalId = dice.of(['101@2026-03-31', '201@2027-03-31', '7@2027-03-31']);
    const because = /This renewal is over, or its dates have changed/;
    return drafted({ viewer: dice.of(mayWrite), parameters: { clientId: '1', renewalId }, because }, dice);
  },
  notWorking: (dice) => drafted({ viewer: owner, parameters: renewal('1'), because: /Only the account manager/ }, dice),
  noButton: (dice) => {
    const renewalId = dice.of(['', '101', '101@x', '101@2027-03-31 ', ...texts]);
    const broken = dice.of([{ renewalId }, { clientId: dice.of(texts.filter((text) => text !== '15')) }]);
    return drafted({ viewer: dice.of(everybody), parameters: { ...renewal('1'), ...broken }, because: older }, dice);
  },
};

interface AskedDraft {
  readonly viewer: string;
  readonly parameters: Parameters;
  readonly recipient?: string;
  readonly because: RegExp;
}

function drafted({ viewer, parameters, recipient = 'bea@birch.example', because }: AskedDraft, dice: Dice): Attack {
  const formInputs = { ...typed(dice), recipient: { stringInputs: { value: [recipient] } } };
  const beside = dice.below(2) === 0 ? openMail : {};
  const event = { commonEventObject: { parameters, formInputs }, ...beside };
  return { invoked: { name: 'onDraftMail', viewer, event, message: clientMail }, because };
}

/** Buttons that are fed somewhere here; what opens a list of one's own is nobody else's. */
export const fedButtons = [
  ...Object.keys({ ...ofClient, ...ofAdministrators, ...ofRules }),
  'openRequest',
  'pressDeed',
  'startRevision',
  'saveRevision',
];
