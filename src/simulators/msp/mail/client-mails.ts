import type { MailTemplate } from './mail-message';

/** What clients write about. Which of these a client sends follows from what is going on there. */
export type ClientTopic =
  | 'contract'
  | 'priceDown'
  | 'complaint'
  | 'handOver'
  | 'acquisition'
  | 'growth'
  | 'invoice'
  | 'service'
  | 'thanks'
  | 'outage';

/** {me} reader · {company} · {town} · {kind} of contract · {ends} day and {month} of term end · {seats} · {amount} a month · {left} predecessor. */
export const clientMails: Readonly<Record<ClientTopic, readonly MailTemplate[]>> = {
  contract: [
    [
      'Our agreement runs out in {month}',
      'I noticed in the diary that our {kind} agreement runs until {ends}. Could you let me know what happens next and by when you need an answer from us?',
      'We are broadly happy. I would like the numbers in front of the board before they meet.',
    ],
    [
      'Copy of our contract please',
      'Our auditors have asked for a copy of the current {kind} contract with {company}, including the notice terms and the schedule of charges.',
      'A PDF is fine. Thursday would be ideal.',
    ],
    [
      'Renewal: term and options',
      'Before we talk about the renewal in {month}: would you look at three years instead of one, and what would that do to the price?',
      'Also, half of the team is now at home two days a week, so I wonder whether the on-site hours are still right for us.',
    ],
    [
      'Notice period?',
      'Quick one. What is the notice period on the {kind} agreement, and does it renew by itself? I cannot find it in the copy I have.',
    ],
    [
      'Before we sign again',
      'I have read through the {kind} agreement with a pencil. Most of it is fine. Clause nine, the yearly increase, is not: we never agreed to a fixed percentage.',
      'Can it come out, or at least have a ceiling?',
    ],
    [
      'Dates for the renewal talk',
      'My diary is filling up and {ends} is closer than it looks. I could do the second or third week of the month, mornings. Who should be there from your side?',
    ],
    [
      'What has changed since last year',
      'Ahead of the renewal, could you list what you did for {company} this year that was not in the agreement? I remember the move and the two audits, there must be more.',
      'It helps me to explain the {amount} a month to colleagues who only see the bill.',
    ],
    [
      'Who signs?',
      'A formality: our signatory has changed. Please make out the new {kind} agreement to the company secretary and copy me.',
    ],
    [
      'Re: Renewal meeting',
      'Tuesday at two suits me, and our finance director will join. Please bring the ticket figures for the last six months and what you would change.',
      'If there is an increase in it, I would rather hear it before the meeting than in it.',
    ],
  ],
  priceDown: [
    [
      'Need to bring the monthly cost down',
      'As you know we have had a difficult year. I have been asked to take fifteen percent out of every supplier, and at {amount} a month you are one of the larger ones.',
      'What can you do for us at the renewal? I have had another quote, I would rather not go down that road.',
    ],
    [
      'Budget for next year',
      'Our budget round is done and IT has been cut. We need to look at the number of licences and the support hours before {ends}.',
      'Could you send me a cheaper option, even if it means slower response for some people?',
    ],
    [
      'Price per user',
      'A friend at another firm in {town} pays a good deal less per user than we do. Could we go through the lines together? I need something to show the partners.',
    ],
  ],
  complaint: [
    [
      'Not happy with the response times',
      'I have to be honest, the last two months have not been good. Two of my people waited more than a day for a call back, and the same printer fault has now been "fixed" three times.',
      'I would like to understand what is going on and what will change. It will come up when we discuss the renewal.',
    ],
    [
      'Same fault again this morning',
      'The VPN is down again for everybody at home. That is the fourth time since the start of the month and each time we get a different explanation.',
      'Please call me today. I am not interested in another ticket number.',
    ],
    [
      'Escalation: open requests',
      'There are five requests open for {company}, the oldest is three weeks old. Nobody seems to own them.',
      'Could you take a look yourself and tell me who does what by when?',
    ],
  ],
  handOver: [
    [
      'Introducing myself',
      'I have taken over the IT side at {company} from {left}, who left us recently. I understand that you look after our account.',
      'Could we have half an hour next week? I would like to see what we pay for, and what the agreement says about notice.',
    ],
    [
      'Change of contact at {company}',
      'Please send everything about IT to me from now on, {left} is no longer with us.',
      'I have used another provider in my last job and will want to compare. Nothing personal.',
    ],
  ],
  acquisition: [
    [
      'News about {company}',
      'You may have seen it already: we are joining a larger group. Nothing changes for now, but their IT department will want to talk to you.',
      'They have asked for the list of equipment, the administrator accounts and the end date of our agreement.',
    ],
    [
      'Group IT questionnaire',
      'Our new parent company has sent the attached questionnaire about all suppliers. They need to know the term, the notice period and what it would cost to leave early.',
      'I do not want to alarm you, I am just passing it on.',
    ],
  ],
  growth: [
    [
      'Six starters in the new year',
      'Good news from us: we have won the contract and will take on six people. That makes about {seats} of us. They will need laptops and the usual set-up.',
      'Does that still fit the agreement, or do we need to change it?',
    ],
    [
      'Second office in {town}',
      'We have signed for a second office in {town} and hope to move in within two months. We need internet, phones, and someone to tell us what we have forgotten.',
      'Could you come with us to see the place?',
    ],
  ],
  invoice: [
    [
      'Query on invoice {invoice}',
      'Invoice {invoice} shows four hours of extra work. I thought that was covered by the agreement. Could you tell me which tickets these were?',
    ],
    [
      'Purchase order for {invoice}',
      'Our new system wants a purchase order number on every invoice. Please put PO-{number} on {invoice} and send it again.',
    ],
    [
      'Licences on the bill',
      'We are billed for {seats} licences but I count three fewer people. Could you check who is still on the list?',
    ],
    [
      'Change of bank account',
      'We have moved to another bank. The new direct debit form is in the post. Please do not collect before the first.',
    ],
  ],
  service: [
    [
      'Visit on Thursday',
      'Is somebody coming on Thursday as planned? Our meeting room screen is still on the list, and two people want to ask about their phones.',
    ],
    [
      'Review meeting figures',
      'Thanks for the slides. Could you add how many tickets we raised by department? I have a feeling that half of them come from one team.',
    ],
    [
      'Cyber insurance form',
      'Our insurer wants to know about backups, MFA and patching by the end of the week. I can fill in the easy half. Would you do the other?',
      'They say the premium depends on it.',
    ],
    [
      'Backup report',
      'I used to get a backup report every Monday and have not seen one for a while. Are we still covered?',
    ],
    [
      'Phones on Bank Holiday',
      'We close over the holiday. Can the phones go to voicemail from Friday noon, and back on Tuesday at eight?',
    ],
    [
      'Training for the new people',
      'Is the short session on suspicious mail still on offer? We have had four starters since the last one and two of them clicked.',
    ],
    [
      'Old server',
      'You said that our server is out of warranty in the spring. Should we put money aside for a new one, or is this the time to move to the cloud?',
    ],
  ],
  thanks: [
    [
      'Thank you',
      'I just wanted to say thank you for last week. Your engineer stayed until eight to get us going again and was lovely about it.',
      'Please pass it on.',
    ],
    [
      'Great work on the move',
      'The move went better than any of us dared to hope. Everyone could work on Monday morning. Well done.',
    ],
  ],
  outage: [
    [
      'Server still down - what is happening?',
      'The server has been down since yesterday afternoon and the whole office is standing still. I have a ticket number and no news.',
      'Orders are not going out. I need to know by when we can work again.',
    ],
    [
      'Re: Server still down',
      'Your engineer rang, thank you. He could not say how long it will take. Please keep me posted every hour, I have {seats} people asking me.',
    ],
  ],
};

export const closings = ['Thanks', 'Kind regards', 'Many thanks', 'Best wishes', 'Regards', 'Speak soon'] as const;
export const greetings = [
  'Hi {me},',
  'Hello {me},',
  'Dear {me},',
  'Morning {me},',
  '{me},',
  'Hi {me}, hope you are well.',
] as const;
