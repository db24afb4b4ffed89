import type { MailTemplate } from './mail-message';
import type { StaffRole } from '../world';

/** Between colleagues, by the role of the reader. {client} is a client of the writer. */
export const colleagueMails: Readonly<Record<StaffRole, readonly MailTemplate[]>> = {
  accountManager: [
    [
      'Renewals this month',
      'Could you let me have your list for the month by Wednesday? I would like to see the ones that worry you first.',
    ],
    [
      '{client}: ticket figures',
      'I have pulled the tickets for {client} as you asked. Two themes stand out, printing and the VPN. Happy to go through it.',
    ],
    [
      'Holiday cover',
      'I am off from Thursday for a week. Could you watch {client} for me? They have a meeting on Friday and may call.',
    ],
    [
      'Lunch on Friday',
      'Table for eight at one o\u2019clock, the usual place by the harbour. Shout if you cannot make it.',
    ],
    [
      'Re: {client} licence count',
      'Counted again, we bill three too many. I will credit them with the next invoice unless you object.',
    ],
  ],
  successLead: [
    [
      'Evidence for {client}',
      'The sponsor of {client} answered yesterday and confirmed the review. I have put it in. Could you look at it when you have a moment?',
    ],
    [
      '{client} asks for a discount',
      'They want ten percent off or they will look around. I do not think they will leave. Can we talk before I answer?',
    ],
    [
      'Team meeting agenda',
      'Anything you want on the agenda for Monday? I have the open checkpoints and the two clients without an owner.',
    ],
  ],
  leader: [
    [
      'Request for {client}',
      'We will need your view on {client}. Three years at a lower rate or one year as it is; I lean towards the first.',
    ],
    ['Forecast', 'The renewal forecast for the quarter is in the pack. Two names moved to at risk since last week.'],
    ['Board slides', 'Could you check the retention figure on slide four before tonight?'],
  ],
  finance: [
    [
      'Margin on {client}',
      'What does {client} cost us at present? They want the price from two years ago back and I need the floor.',
    ],
    ['Aged debt', 'The list of invoices over sixty days is attached. {client} is on it for the first time.'],
  ],
  mspOwner: [
    ['Monthly review', 'The governance review is on the first Tuesday again. I will send the pack the day before.'],
    ['{client}', 'You know the owner of {client} from golf, I think. Would a word help? They have gone quiet on us.'],
  ],
  incidentCommander: [
    ['Status {client}', 'Vendor is on the phone, they suspect the storage controller. Next update in an hour.'],
    ['Post-incident review', 'Draft for last week is in the folder. Please add the timeline from your notes.'],
  ],
  administrator: [
    ['API key', 'The HaloPSA application key runs out next quarter. Could you plan the change?'],
    ['New colleague', 'A new account manager starts on the first. Please add her to the group and to the People list.'],
  ],
};

export interface Stranger {
  readonly from: string;
  readonly mail: MailTemplate;
}

/** Vendors, newsletters, job seekers, and one that wants to be clicked on. None of them is in any system. */
export const strangers: readonly Stranger[] = [
  {
    from: 'Channel Weekly <news@channelweekly.example>',
    mail: [
      'This week: five questions for your next QBR',
      'Plus: what buyers said about renewals in our survey of 400 small firms, and a price rise that nobody noticed.',
      'You receive this because you subscribed. Unsubscribe at any time.',
    ],
  },
  {
    from: 'Jules Arden <jules.arden@northstar-distribution.example>',
    mail: [
      'End of quarter stock offers',
      'Laptops from the last generation at fifteen percent below list while stock lasts. I can hold ten for you until Friday.',
    ],
  },
  {
    from: 'Backup vendor partner team <partners@stonevault.example>',
    mail: [
      'Changes to our partner programme',
      'From the first of next month the minimum commitment changes. Your account representative will be in touch.',
      'No action is needed today.',
    ],
  },
  {
    from: 'Mira Solano <mira.solano@talentbridge.example>',
    mail: [
      'Two second line engineers, available now',
      'Both have three years at a service provider and hold current certificates. Would you like to see their profiles?',
    ],
  },
  {
    from: 'Conference desk <hello@mspsouth.example>',
    mail: [
      'Your ticket for MSP South',
      'Doors open at nine. Please bring this mail on your phone. The talk on pricing has moved to the main hall.',
    ],
  },
  {
    from: 'Parcel notice <no-reply@parcel-redelivery.example>',
    mail: [
      'We could not deliver your parcel',
      'Pay the outstanding fee of 1.99 within 24 hours to schedule a new delivery.',
    ],
  },
  {
    from: 'Otto Brandt <o.brandt@greenfieldfoods.example>',
    mail: [
      'Looking for an IT partner',
      'We are forty people near the airport and not happy with our present provider. A neighbour recommended you. Could someone call me?',
    ],
  },
  {
    from: 'Facilities <facilities@harbourgate-offices.example>',
    mail: [
      'Fire alarm test on Wednesday',
      'The alarm will be tested between nine and ten. There is no need to leave the building.',
    ],
  },
  {
    from: 'Sandra <sandra.k.1974@gmail.com>',
    mail: ['Photos from Saturday', 'Here are the photos I promised. You can see the whole bay. Greetings to everyone!'],
  },
  {
    from: 'Phone provider <billing@coastline-telecom.example>',
    mail: [
      'Your bill is ready',
      'The bill for this month is ready to view. It will be collected by direct debit in ten days.',
    ],
  },
];

/** An address line and a subject that break a careless layout: long, with emoji, and partly right to left. */
export const unruly = {
  displayName:
    'Dr. Maximiliane-Alexandra von Hohenstein-Featherstonehaugh, Head of International Procurement & Facilities (acting)',
  subject:
    '🚀🎉 Re: Fwd: עדכון חשוב / تحديث مهم – renewal 2027 – “final_FINAL_v7” – please read before the very, very long call on Thursday 📞',
  paragraphs: [
    'שלום, a short note in two languages because our head office reads along. مرحبا.',
    'The long version of the schedule is in the document from last week. In short: we would like to keep the agreement, and we would like the invoices in one currency.',
  ],
} as const;
