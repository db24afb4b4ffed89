/**
 * What clients write when the relationship suffers, without a swear word among them. Written before the word list was adapted,
 * and not to be changed to make figures look better.
 */
export const complaintTexts: readonly string[] = [
  // Neglect
  'I have had no response to my ticket since last Wednesday.',
  'Still waiting for someone to get back to me about the scanner.',
  'I have left three voicemails and nobody has called back.',
  'It feels as if our tickets are being ignored unless I ring your office myself.',
  'Two weeks have gone by without so much as an update.',
  // Repetition
  'This is the fourth time this month that the VPN has gone down.',
  'The same fault is back again, although the last ticket was closed as resolved.',
  'Yet again we had to reboot the server ourselves.',
  'I keep having to explain the same thing to a different engineer each time.',
  'We have been through this over and over and it is never properly fixed.',
  // Broken promises
  'You told us it would be done by Friday and it is now Tuesday.',
  'The engineer who was supposed to come at ten never showed up.',
  'We were promised a root cause report after the last outage and have not seen it.',
  'I was assured that this would not happen again.',
  'Your colleague said he would ring me within the hour, that was yesterday morning.',
  // Threat to leave
  'If this is not sorted soon we will have to look at other providers.',
  'Our directors have asked me to get quotes from two other IT companies.',
  'Please let me know what our notice period is.',
  'We are reconsidering whether to renew with you in the spring.',
  'Frankly I am starting to wonder why we stay with you.',
  // Escalation
  'Please can you escalate this to your manager today.',
  'I would like to speak to somebody senior about how this was dealt with.',
  'I am copying in our managing director, as this has gone on long enough.',
  'Who do I contact to make a formal complaint?',
  'This will be on the agenda of our next board meeting.',
  // Value for money and lost business
  'I struggle to see what we are paying for every month.',
  'We could not take orders for a whole day and lost three customers because of it.',
  'For what you charge us I would expect a better service than this.',
  'Eleven members of staff were sat here unable to work all morning.',
  'The invoice includes hours for mending something that your own update broke.',
];
