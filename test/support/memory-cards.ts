import { actionOf, type Card, type CardAction, type DecoratedText, type Section, type Widget } from '#cards/card';

const act = (action: CardAction) => ({ action: actionOf(action) });

const row = (text: DecoratedText): Widget => ({ decoratedText: { wrapText: true, ...text } });

const materialIcon = (name: string, altText?: string) => ({
  materialIcon: { name },
  ...(altText === undefined ? {} : { altText }),
});

const readings: Section = {
  header: 'Why 58 to 74 of 100',
  collapsible: true,
  uncollapsibleWidgetsCount: 3,
  widgets: [
    row({
      topLabel: 'Have we kept our response promises?',
      text: '<b>41</b> of 100: 9 of 112 tickets breached in 90 days',
      startIcon: materialIcon('trending_down', 'Worse'),
    }),
    row({
      topLabel: 'Is the number of tickets stable?',
      text: '<b>78</b> of 100: 37 a month, 35 a year ago',
      startIcon: materialIcon('trending_flat', 'Stable'),
    }),
    row({
      topLabel: 'How do people write to us?',
      text: '<b>66</b> of 100: 18 of 52 messages friendly, 4 tense',
      startIcon: materialIcon('trending_up', 'Better'),
    }),
    row({
      topLabel: 'Is the agreement used as it was sold?',
      text: '<font color="#5b5e62">Unknown: no allowance on the contract</font>',
      startIcon: materialIcon('help', 'Unknown'),
    }),
    row({
      topLabel: 'Do they pay in time?',
      text: '<b>90</b> of 100: nothing overdue',
      startIcon: materialIcon('payments'),
    }),
  ],
};

export function clientCard(clientName: string): Card {
  return {
    name: 'client',
    header: { title: clientName, subtitle: 'Owner Mara Lind · 2 contracts' },
    sections: [
      {
        widgets: [
          row({
            topLabel: 'Open incident',
            text: 'P1 ticket 48213 since Aug 11: <b>no draft leaves before it is closed</b>',
            startIcon: materialIcon('warning', 'Warning'),
            button: {
              text: 'Ticket',
              type: 'BORDERLESS',
              onClick: { openLink: { url: 'https://harbour-it.halopsa.com/ticket?id=48213' } },
            },
          }),
        ],
      },
      {
        header: 'Renewals',
        widgets: [
          row({
            topLabel: 'Managed services · decision by Oct 31, 2025',
            text: '<b>At risk</b>: readiness 58, could reach 74',
            bottomLabel: 'From 82% of the evidence · 48,600.00 EUR a year',
            startIcon: materialIcon('event', 'Renewal'),
            onClick: act({ name: 'openContract', clientId: 12, contractId: 204 }),
          }),
          { divider: {} },
          row({
            topLabel: 'Backup and recovery · yearly review Feb 1, 2026',
            text: '<b>Ready</b>: readiness 81',
            bottomLabel: 'From 94% of the evidence · 9,120.00 EUR a year',
            startIcon: materialIcon('check_circle', 'Ready'),
            onClick: act({ name: 'openContract', clientId: 12, contractId: 311 }),
          }),
        ],
      },
      readings,
      {
        header: 'Stakeholders',
        widgets: [
          row({
            text: 'Jonas Weber',
            bottomLabel: 'Sponsor · jonas.weber@northwind.example',
            startIcon: materialIcon('person'),
          }),
          row({
            text: 'No economic buyer known',
            bottomLabel: 'Label the contact in HubSpot',
            startIcon: materialIcon('person_off', 'Missing'),
          }),
        ],
      },
      {
        widgets: [
          {
            buttonList: {
              buttons: [
                {
                  text: 'Log an intervention',
                  type: 'FILLED',
                  onClick: act({ name: 'startIntervention', clientId: 12, contractId: 204 }),
                },
                { text: 'Timeline', type: 'OUTLINED', onClick: act({ name: 'openTimeline', clientId: 12 }) },
                { text: 'Data gaps', type: 'BORDERLESS', onClick: act({ name: 'openGaps', clientId: 12 }) },
                {
                  text: 'Company',
                  type: 'FILLED_TONAL',
                  onClick: { openLink: { url: 'https://app.hubspot.com/contacts/7/record/0-2/9012' } },
                },
              ],
            },
          },
          {
            textParagraph: {
              text: '<font color="#5b5e62">Data as of Aug 12, 9:04 AM.</font> How it is counted: <a href="https://example.com/readiness">readiness</a>',
            },
          },
        ],
      },
    ],
  };
}

export function contractCard(): Card {
  return {
    header: { title: 'Managed services', subtitle: 'Contract MS-2024-017 · Northwind Logistics' },
    sections: [
      { widgets: [row({ topLabel: 'Term', text: 'Nov 1, 2024 to Oct 31, 2025<br>Notice period 90 days (assumed)' })] },
      readings,
    ],
    fixedFooter: {
      primaryButton: {
        text: 'Log an intervention',
        type: 'FILLED',
        onClick: act({ name: 'startIntervention', clientId: 12, contractId: 204 }),
      },
    },
  };
}

export function timelineCard(): Card {
  const lines = ['Readiness 58 to 74, at risk', 'T-90 opened, sponsor missing', 'Mara Lind called: price questioned'];
  return {
    header: { title: 'Timeline', subtitle: 'Northwind Logistics · every seal verified' },
    sections: [
      {
        widgets: lines.map((text, place) =>
          row({ topLabel: `Aug ${12 - place}, 2025`, text, startIcon: materialIcon('history') }),
        ),
      },
    ],
  };
}

/** Outside text that a careless card or page would interpret. */
export function hostileCard(): Card {
  const escaped =
    '&lt;img src=x onerror=&quot;window.attacked=1&quot;&gt;&lt;script&gt;window.attacked=1&lt;/script&gt;';
  return {
    header: { title: '<img src=x onerror="window.attacked=1">Client & Söhne', subtitle: 'شركة الشحن السريع' },
    sections: [
      {
        widgets: [
          { textParagraph: { text: escaped } },
          {
            textParagraph: {
              text: '<img src=x onerror="window.attacked=1"><script>window.attacked=1</script><a href="javascript:window.attacked=1">press me</a>',
            },
          },
          {
            textParagraph: {
              text: '<font color="red;position:fixed;inset:0">no style leaks</font> <b onclick="window.attacked=1">bold</b>',
            },
          },
          { textParagraph: { text: 'مرحبا بكم، نود تجديد العقد قبل نهاية الشهر' } },
          row({
            topLabel: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
            text: 'x'.repeat(160),
          }),
          {
            buttonList: {
              buttons: [
                {
                  text: 'Einwilligungserklärungsformularvordruckbereitstellungsdienst',
                  onClick: act({ name: 'openHome' }),
                },
              ],
            },
          },
        ],
      },
    ],
  };
}

export function homepageCard(personName: string, drawn: number): Card {
  return {
    header: { title: `Good morning, ${personName}`, subtitle: `Drawn ${drawn} times` },
    sections: [
      {
        header: 'To do',
        widgets: [
          row({
            text: '3 renewals inside 90 days',
            startIcon: materialIcon('event'),
            onClick: act({ name: 'openClient', clientId: 12 }),
          }),
          row({
            text: '12 records to complete',
            startIcon: materialIcon('edit_note'),
            onClick: act({ name: 'openGaps', clientId: 12 }),
          }),
        ],
      },
      {
        header: 'Sync',
        widgets: [{ buttonList: { buttons: [{ text: 'Pause writing', onClick: act({ name: 'pauseWriting' }) }] } }],
      },
    ],
  };
}

export function strangerCard(address: string): Card {
  return {
    header: { title: 'Not a client', subtitle: address },
    sections: [{ widgets: [{ textParagraph: { text: 'Nobody at this address or domain is a client in HaloPSA.' } }] }],
  };
}
