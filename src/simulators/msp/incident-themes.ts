import type { Theme } from './theme';

/** Something is broken. */
export const incidentThemes: readonly Theme[] = [
  {
    category: 'Email>Outlook',
    typeId: 1,
    weight: 12,
    hours: 0.5,
    requests: [
      [
        'Outlook keeps asking for a password',
        'Since this morning Outlook keeps asking for my password and will not take it. Webmail works fine.',
      ],
      ['Emails stuck in outbox', 'Anything with an attachment sits in my outbox. I have restarted twice.'],
      [
        'Shared mailbox missing in Outlook',
        'The shared mailbox for {site} has disappeared from my Outlook, {name} can still see it.',
      ],
      ['Cannot open calendar for {site}', 'I get "cannot open folder" on the {site} calendar, it was fine on Friday.'],
      [
        'Mail to one supplier bounces',
        'Everything we send to one supplier comes back with code {number}. They get mail from others.',
      ],
    ],
  },
  {
    category: 'Network>VPN',
    typeId: 1,
    weight: 8,
    hours: 0.8,
    requests: [
      [
        'VPN drops every few minutes',
        'The VPN connects and then drops after five minutes or so, all day. {name} has the same.',
      ],
      [
        'Cannot connect to VPN from home',
        'I cannot reach the server from home, it says the connection was refused. In the office it is fine.',
      ],
      [
        'Remote desktop freezing',
        'Remote desktop freezes whenever I open {app}. I have killed the process and started again, no change.',
      ],
      ['VPN connected but no shared drive', 'The VPN says connected but my shared drives have a red cross on them.'],
    ],
  },
  {
    category: 'Network>Internet',
    typeId: 1,
    weight: 6,
    hours: 1.1,
    requests: [
      [
        'Internet slow at {site}',
        'The internet at {site} has been very slow since about ten. Calls break up and {app} times out.',
      ],
      [
        'WiFi dropping in the meeting room',
        'WiFi in the meeting room drops out every time we have visitors in. It happened again today.',
      ],
      ['No internet at {site}', 'Nobody at {site} has internet. The box in the cupboard has a red light on it.'],
      ['Guest WiFi not working', 'Visitors cannot get on the guest WiFi, the page with the code does not come up.'],
    ],
  },
  {
    category: 'Hardware>Printing',
    typeId: 1,
    weight: 8,
    hours: 0.6,
    requests: [
      [
        '{printer} not printing',
        'The {printer} shows as offline for everyone on our floor. We have turned it off and on.',
      ],
      ['Printing comes out blank', 'Every other page from the {printer} is blank. New toner made no difference.'],
      ['Scan to email broken again', 'Scan to email has stopped working again, same as last month.'],
      ['Add {printer} for new starter', 'Could you add the {printer} to {name}\u2019s machine please?'],
    ],
  },
  {
    category: 'Hardware>Laptop',
    typeId: 1,
    weight: 7,
    hours: 1,
    requests: [
      ['Laptop very slow', 'My laptop takes fifteen minutes to start and the fan never stops. It is asset {number}.'],
      ['Screen flickering on dock', 'The second screen flickers whenever it is on the dock. I tried another cable.'],
      ['Laptop will not start', 'It will not turn on at all this morning. I have a client meeting at two.'],
      [
        'Battery only lasts an hour',
        'The battery is down to an hour and the laptop is out with me all day. Asset {number}.',
      ],
    ],
  },
  {
    category: 'Application>Line of business',
    typeId: 1,
    weight: 10,
    hours: 0.9,
    requests: [
      ['{app} will not open', '{app} will not open since the critical update last night. It says error {number}.'],
      ['{app} very slow today', '{app} is painfully slow today, each screen takes a minute. It affects all of us.'],
      [
        'Licence expired message in {app}',
        'We get a licence expired message in {app} but it was renewed. Can you speak to the vendor?',
      ],
      ['{app} error after update', 'Since the update {app} shows error {number} when I print a report.'],
    ],
  },
  {
    category: 'Security>Suspicious mail',
    typeId: 1,
    weight: 5,
    hours: 0.5,
    requests: [
      [
        'Suspicious email received',
        'I received an email from somebody pretending to be our director. I have not clicked anything.',
      ],
      [
        'Clicked a link, please check',
        '{name} clicked on a link and typed a password. Can you check this as soon as possible?',
      ],
      ['Quarantined mail we need', 'Our supplier says their mail to us is blocked. Could you look in quarantine?'],
      [
        'Is this invoice genuine?',
        'We got an invoice from a supplier with new bank details, number {number}. Is it real?',
      ],
    ],
  },
  {
    category: 'Server>Down',
    typeId: 1,
    weight: 2,
    hours: 2.6,
    requests: [
      [
        'Server down at {site}',
        'Nobody can reach the server. We have about thirty people unable to work, please call me.',
      ],
      [
        'Nobody can reach the file server',
        'The file server is unreachable since a few minutes ago. The phones are down as well.',
      ],
      ['{app} server not responding', '{app} is down for the whole company. Orders cannot go out.'],
      [
        'Whole office cannot work',
        'Everything stopped at once: files, printing, {app}. There is a beeping from the server cupboard.',
      ],
    ],
  },
  {
    category: 'Telephony>Calls',
    typeId: 1,
    weight: 4,
    hours: 0.7,
    requests: [
      ['Calls dropping', 'Calls drop after about two minutes, it has happened four times today.'],
      ['Callers cannot be heard', 'Customers say they can hear us but we cannot hear them.'],
      ['Change the out of hours message', 'Please change the out of hours message, we close early on Friday.'],
      ['Hunt group not ringing', 'The sales line only rings at one desk since {name} moved to {site}.'],
    ],
  },
];
