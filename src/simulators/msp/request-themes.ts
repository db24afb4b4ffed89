import type { Theme } from './theme';

/** Something is wanted. */
export const requestThemes: readonly Theme[] = [
  {
    category: 'Account>Password',
    typeId: 3,
    weight: 10,
    hours: 0.25,
    requests: [
      [
        'Password reset please',
        'I am locked out after my holiday, could you reset me please? My mobile is the best number.',
      ],
      ['MFA code not arriving', 'The code never reaches my phone so I cannot sign in from home.'],
      ['New phone, need authenticator set up', 'I have a new phone and the authenticator did not move across.'],
      ['Locked out of account', '{name} is locked out again and is on the road today. Could you call them?'],
    ],
  },
  {
    category: 'Files>Access',
    typeId: 3,
    weight: 8,
    hours: 0.3,
    requests: [
      [
        'Access to {site} folder',
        'Could {name} please have access to the {site} folder, read only is fine. I approve it.',
      ],
      [
        'Please give {name} access to Finance',
        '{name} covers for Finance from next week and needs the folder and {app}.',
      ],
      ['File locked by another user', 'A spreadsheet says it is locked by somebody who left in March.'],
      ['Restore a deleted file', 'I deleted a folder by accident yesterday afternoon. Can it be restored?'],
    ],
  },
  {
    category: 'Account>Starter',
    typeId: 3,
    weight: 6,
    hours: 1.3,
    requests: [
      [
        'New starter on Monday',
        'We have a new starter on Monday, {name}, same set-up as the rest of the team. They will need a laptop and {app}.',
      ],
      [
        'Leaver: please disable {name}',
        '{name} leaves on Friday. Please close the account at five and forward the mail to me.',
      ],
      ['New starter form attached', 'Starter form is attached. Licence as usual please, and let me know the cost.'],
      [
        'Two new starters next month',
        'Two people join us on the first. One desk is free, for the other we need a screen and a phone.',
      ],
    ],
  },
  {
    category: 'Project>Change',
    typeId: 3,
    weight: 3,
    hours: 3.2,
    isProject: true,
    requests: [
      [
        'Connect the unit next door',
        'We are taking on the unit next door and need eight desks connected by the end of next month.',
      ],
      [
        'Replace the old server at {site}',
        'Could you plan the replacement of the server at {site}? It is out of warranty.',
      ],
      [
        'Set up a new meeting room',
        'We would like a proper screen and camera in the meeting room. What would it cost?',
      ],
      [
        'Move {site} to the new building',
        '{site} moves in six weeks. Can you tell us what you need from the landlord?',
      ],
    ],
  },
  {
    category: 'Question>Advice',
    typeId: 3,
    weight: 4,
    hours: 0.4,
    requests: [
      [
        'Cyber insurance questionnaire',
        'Our insurer sent a questionnaire about backups and MFA. Could someone help us fill it in?',
      ],
      ['Question about our licences', 'How many licences do we have, and how many are used?'],
      ['Which laptop to buy', 'Which laptop would you recommend for {name}, mostly drawings in {app}?'],
      ['Advice on {app}', 'Is there a cheaper version of {app} for people who only read reports?'],
    ],
  },
];
