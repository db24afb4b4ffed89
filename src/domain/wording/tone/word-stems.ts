/** Words that are used for machines and for people: they count for three tenths. */
export const weakStems: readonly string[] = (
  'annoyance* appreciat* honest honestly nice bad badly bless* bother* broken care cares chaos cheers comfort* complain* confus* crisis delay* ' +
  'difficult* disrupt* distract* disturb* doubts ease eased forget* grateful* hopefully ' +
  'inconvenien* lack* mess messed messy missing mistake* pain* pleasant* pleasure poor problematic* reluct* respect* ruin* ' +
  'sadly sluggish* stress* struggl* stuck suffer* thank* thanks thks thx tnx ' +
  'trouble* ugly unfortunately unhealthy weird* worr* worse* wrong*'
).split(' ');

/** What politeness says of itself. It tells an attitude only where it is denied: happy to wait, but not happy with this. */
export const courtesyStems: readonly string[] =
  'acceptable adequate confident confidence fair glad happy helpful impressed impressive pleased satisfact* satisfied thrilled'.split(
    ' ',
  );
