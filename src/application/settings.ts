import * as v from 'valibot';
import { usualItemCap, usualSilenceDays } from '#domain/renewal/ownership';
import { renewalStates } from '#domain/renewal/renewal-workflow';
import { driftThresholds } from '#domain/uplift/unit-drift';
import { roles } from '#domain/vocabulary/person';
import { BusinessHoursSetting, ConcessionSetting } from './concessions/concession-setting';
import { complaintCues } from '#domain/vocabulary/tone';
import { modelProblem, ReadinessModelSetting, UnconnectedSourcesSetting } from './readiness-model-setting';

const CalendarText = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'is not a day YYYY-MM-DD'));
const LowerCase = v.pipe(v.string(), v.trim(), v.toLowerCase());

const PersonSetting = v.object({
  email: LowerCase,
  name: v.string(),
  roles: v.array(v.picklist(roles)),
  leads: v.optional(v.array(LowerCase), []),
  deputyFor: v.optional(v.array(LowerCase), []),
  commissionOn: v.optional(v.array(LowerCase)),
});

const ToneWord = v.pipe(
  LowerCase,
  v.maxLength(40, 'is longer than 40 characters'),
  v.regex(/^\S+(?: \S+)?$/, 'is not one word or two'),
);
const CuePhrase = v.pipe(
  LowerCase,
  v.maxLength(80, 'is longer than 80 characters'),
  v.regex(/^\S+(?: \S+){1,7}$/, 'is not two to eight words'),
);
const shortList = <Entry extends v.GenericSchema>(entry: Entry) =>
  v.optional(v.pipe(v.array(entry), v.maxLength(200, 'has more than 200 entries')), []);

/** What the MSP adds to the word list of tone. */
const ToneSetting = v.object({
  neutralWords: shortList(ToneWord),
  words: shortList(v.object({ word: ToneWord, valence: v.pipe(v.number(), v.minValue(-4), v.maxValue(4)) })),
  cuePhrases: shortList(v.object({ cue: v.picklist(complaintCues), phrase: CuePhrase })),
});

const CustomFieldName = v.pipe(v.string(), v.regex(/^CF\w+$/, 'is no name of a HaloPSA custom field, such as CFBand'));

/** Where each figure of a contract is written back to. */
const WriteBackFields = v.pipe(
  v.object({
    readinessLow: v.optional(CustomFieldName, 'CFRenewalDeskReadinessLow'),
    readinessHigh: v.optional(CustomFieldName, 'CFRenewalDeskReadinessHigh'),
    band: v.optional(CustomFieldName, 'CFRenewalDeskBand'),
    probability: v.optional(CustomFieldName, 'CFRenewalDeskProbability'),
    modelVersion: v.optional(CustomFieldName, 'CFRenewalDeskModelVersion'),
    changedOn: v.optional(CustomFieldName, 'CFRenewalDeskChangedOn'),
    reasons: v.optional(CustomFieldName, 'CFRenewalDeskReasons'),
  }),
  v.check((fields) => {
    const names = Object.values(fields).map((name) => name.toLowerCase());
    return new Set(names).size === names.length;
  }, 'names one custom field twice'),
);

/** An existing deal pipeline of HubSpot to use, and its stages by the state of a renewal. */
const RenewalPipeline = v.object({
  id: v.string(),
  stages: v.optional(v.record(v.picklist(renewalStates), v.string()), {}),
});

/** Who has a renewal, how many, and how long they may be silent. */
const RenewalsSetting = v.object({
  /** Who has renewals of a kind of agreement whose client nobody is named for. */
  segmentOwners: v.optional(v.array(v.object({ kind: v.string(), owner: LowerCase })), []),
  /** Items that one owner may have open as tasks. */
  itemsPerOwner: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)), usualItemCap),
  /** Business days after which silence goes to the success lead. */
  silenceDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)), usualSilenceDays),
});

const WeeklyDigest = v.object({
  isOn: v.optional(v.boolean(), true),
  /** Hour of the local day from which it is sent. */
  fromHour: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(23)), 7),
});

/** Which lines of recurring invoices are counted, and how far a count may be off. */
const CountRuleSetting = v.object({
  counts: v.picklist(['users', 'devices']),
  /** Item codes of the lines that bill one each. */
  itemCodes: v.pipe(v.array(v.pipe(v.string(), v.minLength(1))), v.minLength(1, 'names no item')),
  /** Kind of agreement that it is for; absent: every one. */
  kind: v.optional(v.string()),
  /** More than so many, and more than this share of what is billed, is drift. */
  leastUnits: v.optional(v.pipe(v.number(), v.minValue(0)), driftThresholds.leastUnits),
  leastShare: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), driftThresholds.leastShare),
});

/** What finding uplift needs beyond the records. */
const UpliftSetting = v.object({
  countRules: v.optional(v.array(CountRuleSetting), []),
  /** Price of an hour beyond the agreement, in minor units of the settings' currency. */
  hourPriceMinor: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
});

/** Every setting, with its default. Each has a line in docs/reference/settings.md (checked by tidy). */
const SettingsObject = v.object({
  /** HaloPSA's Resource Server without `/api`, for example `https://acme.halopsa.com`. */
  haloPsaUrl: v.pipe(v.string(), v.regex(/^https:\/\/[^/]+$/, 'is an https address without a path')),
  haloPsaTenant: v.optional(v.string()),
  haloPsaScopes: v.optional(v.string(), 'read:tickets read:customers read:contracts read:invoices'),
  /** What the token for writing asks for; it is asked for only while write-back is on. */
  haloPsaWriteScopes: v.optional(v.string(), 'edit:contracts'),
  /** What the token for notes on clients asks for; it is asked for only while writing renewals is on. */
  haloPsaNoteScopes: v.optional(v.string(), 'edit:crm'),
  writeBackFields: v.optional(WriteBackFields, {}),
  /** HaloPSA custom field on contracts that holds the notice period in days. */
  noticePeriodField: v.optional(v.string(), 'CFNoticePeriodDays'),
  /** HaloPSA custom field on contracts that holds the yearly price increase in percent. */
  escalatorField: v.optional(v.string(), 'CFEscalatorPercent'),
  /** HaloPSA custom field on contracts that says whether it renews by itself. */
  autoRenewField: v.optional(v.string(), 'CFAutoRenew'),
  /** HaloPSA custom field on contracts that holds the months between breaks of a longer term. */
  breakField: v.optional(v.string(), 'CFBreakEveryMonths'),
  /** Tickets whose replies one run reads at most; replies cost one call each. 0: none. */
  repliesPerRun: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(500)), 60),
  defaultNoticePeriodDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 90),
  /** HubSpot company property that holds the HaloPSA client id. */
  clientIdProperty: v.optional(v.string(), 'renewal_desk_halopsa_client_id'),
  /** IANA name of the MSP's time zone. */
  timeZone: v.optional(v.string(), 'Europe/London'),
  /** Currency of HaloPSA's amounts where a record names none. ISO 4217. */
  currency: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'is a currency code such as GBP')), 'GBP'),
  /** The MSP's own mail domains: their senders are colleagues. */
  internalDomains: v.optional(v.array(LowerCase), []),
  /** Mail domains that many companies share: a sender there is known by full address only. */
  sharedMailDomains: v.optional(v.array(LowerCase), [
    'gmail.com',
    'googlemail.com',
    'outlook.com',
    'hotmail.com',
    'live.com',
    'yahoo.com',
    'icloud.com',
    'me.com',
    'aol.com',
    'gmx.com',
    'gmx.de',
    'proton.me',
    'protonmail.com',
    'btinternet.com',
  ]),
  /** Best and worst value of HaloPSA's satisfaction scale. Unset: satisfaction is unknown and a data gap is listed. */
  csatScale: v.optional(v.object({ best: v.number(), worst: v.number() })),
  /** HaloPSA priority ids that count as an incident while open. */
  incidentPriorities: v.optional(v.array(v.number()), [1, 2]),
  /** Words and phrases whose tone differs here. */
  tone: v.optional(ToneSetting, {}),
  /** Months of tickets that the first sync reads. */
  historyMonths: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(60)), 24),
  /** HubSpot's web address, from its account details. */
  hubSpotUiDomain: v.optional(v.string(), 'app.hubspot.com'),
  hubSpotPortalId: v.optional(v.number()),
  /** HubSpot pipeline for renewals where one that exists is used. Unset: the one labelled "MSP renewals". */
  renewalPipeline: v.optional(RenewalPipeline),
  /** Clients of whom HubSpot and HaloPSA get deals, tasks and notes: HaloPSA client ids, or `all`. Unset: nobody. */
  pilotClientIds: v.optional(v.union([v.literal('all'), v.array(v.number())])),
  renewals: v.optional(RenewalsSetting, {}),
  /** The mail that says once a week what renewals ask for. */
  weeklyDigest: v.optional(WeeklyDigest, {}),
  uplift: v.optional(UpliftSetting, {}),
  people: v.optional(v.array(PersonSetting), []),
  /** What reckoning and deciding concessions needs. Unset: nobody can ask for one. */
  concessions: v.optional(ConcessionSetting),
  /** When the MSP works: deadlines run in it. */
  businessHours: v.optional(BusinessHoursSetting, {}),
  /** First day on which renewals count; earlier ones are history. */
  goLiveOn: v.optional(CalendarText),
  /** Weights, thresholds and bands of readiness over the product's own. */
  readinessModel: v.optional(ReadinessModelSetting),
  /** Sources of signals that the MSP has not connected: what rests on them is not asked. */
  unconnectedSources: v.optional(UnconnectedSourcesSetting, []),
});

export const SettingsSchema = v.pipe(
  SettingsObject,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const problem = modelProblem(dataset.value);
    if (problem === undefined) return;
    const key = dataset.value.readinessModel === undefined ? 'unconnectedSources' : 'readinessModel';
    addIssue({
      message: problem,
      path: [{ type: 'object', origin: 'value', input: dataset.value, key, value: undefined }],
    });
  }),
);

export type Settings = v.InferOutput<typeof SettingsSchema>;

/** Names of the script properties. Values of the first five are secrets: never shown, never logged. */
export const propertyNames = {
  haloPsaClientId: 'HALOPSA_CLIENT_ID',
  haloPsaClientSecret: 'HALOPSA_CLIENT_SECRET',
  hubSpotServiceKey: 'HUBSPOT_SERVICE_KEY',
  hubSpotSetUpKey: 'HUBSPOT_SET_UP_KEY',
  serviceAccountKey: 'SERVICE_ACCOUNT_KEY',
  timelineWorkbookId: 'TIMELINE_WORKBOOK_ID',
  reportingWorkbookId: 'REPORTING_WORKBOOK_ID',
  settings: 'SETTINGS',
  triggerOwner: 'TRIGGER_OWNER',
  timelineAnchor: 'TIMELINE_ANCHOR',
  /** Signs the buttons of decisions; made by the product, entered by nobody. */
  deedKey: 'DEED_KEY',
} as const;

/** A setting is absent or wrong. The message names it and says what to enter. */
export class SettingsError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SettingsError';
  }
}

/** Throws `SettingsError`. */
export function parseSettings(text: string | undefined): Settings {
  if (text === undefined || text === '') {
    throw new SettingsError(
      'Renewal Desk is not set up yet: the setting SETTINGS is empty. Ask an administrator to finish set-up.',
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new SettingsError(
      'The setting SETTINGS is not valid JSON. Enter it again; docs/reference/settings.md shows its form.',
    );
  }
  const result = v.safeParse(SettingsSchema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new SettingsError(
    `The setting ${v.getDotPath(issue) ?? 'SETTINGS'} ${issue.message}. See docs/reference/settings.md.`,
  );
}
