import { checkpointMail, type MailFacts } from '#application/workflow/act/contact/checkpoint-mail';

const facts: MailFacts = {
  window: 'T-60',
  firstName: 'Bea',
  contracts: ['Managed service (AG-101)'],
  endsOn: '2027-03-31',
  decisionOn: '2027-01-30',
  renewsByItself: false,
  sender: 'Ada Moss',
};

test.each(['T-90', 'T-60', 'T-30'] as const)(
  'the mail of %s has a greeting, the facts, a question and a name',
  (window) => {
    const { subject, body } = checkpointMail({ ...facts, window });
    expect(subject).toMatch(/^Your agreement with us/);
    expect(body).toMatch(/^Hello Bea,\n\nYour agreement Managed service \(AG-101\) runs until 31 March 2027\./);
    expect(body).toContain('30 January 2027');
    expect(body).toContain('?');
    expect(body).toMatch(/Kind regards\nAda Moss$/);
  },
);

test('what is not known is left out, several agreements are named, and silence that renews is said', () => {
  const { body } = checkpointMail({ ...facts, firstName: '', contracts: ['A', 'B', 'C'], renewsByItself: true });
  expect(body).toMatch(/^Hello,\n\nYour agreements A, B and C run until/);
  expect(body).toContain('goes on by itself unless one of us gives notice by 30 January 2027');
});
