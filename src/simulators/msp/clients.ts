import { causeLuck, episodesOf } from './causes';
import { addDays, addMonths } from './days';
import { companyNames, towns } from './names';
import { mixedSeed, Random } from './random';
import { historyMonths, type Language, type StaffMember, type WorldClient, type WorldSize } from './world';

export const clientCount: Record<WorldSize, number> = { small: 25, typical: 120, large: 1_500 };

/** Tickets a client and month, on average, in an ordinary world: 30,000 over 120 clients and 24 months. */
const usualMonthlyTickets: Record<WorldSize, number> = { small: 10.4, typical: 10.4, large: 13.9 };

const firstClientId = 12;
const providers = ['gmail.com', 'gmail.com', 'outlook.com', 'btinternet.com'] as const;

export interface ClientSeedbed {
  readonly seed: number;
  readonly size: WorldSize;
  readonly historyStartsOn: string;
  readonly staff: readonly StaffMember[];
}

export function generateClients({ seed, size, historyStartsOn, staff }: ClientSeedbed): readonly WorldClient[] {
  const random = new Random(mixedSeed(seed, 2));
  const managers = staff.filter(({ roles, isActive }) => roles.includes('accountManager') && isActive);
  const departed = staff.find(({ roles, isActive }) => roles.includes('accountManager') && !isActive);
  const luck = causeLuck(seed);
  const names = companyNames(clientCount[size], random);
  return names.map(({ name, trade, domain }, index) => {
    const own = new Random(mixedSeed(seed, 3, index));
    const hasOwnDomain = index !== 4 && !own.chance(0.05);
    const mailDomain = hasOwnDomain ? domain : own.pick(providers);
    const monthlyTickets = Math.min(70, Math.max(1.5, own.logNormal(0.78 * usualMonthlyTickets[size], 0.65)));
    const orphan = departed !== undefined && (index === 7 || own.chance(0.03));
    const manager = managers[index % managers.length];
    if (!manager) throw new Error('the MSP has no account manager');
    const desk = deskRecord(index, hasOwnDomain ? domain : undefined, names[index + 1]?.domain, own);
    return {
      index,
      id: firstClientId + index * 3 + (index % 2),
      siteId: 40 + index * 3,
      name,
      trade,
      town: own.pick(towns),
      mailDomain,
      hasOwnDomain,
      ...desk,
      accountManagerEmail: orphan ? departed.email : manager.email,
      isVip: own.chance(0.08),
      seats: Math.max(3, Math.round(monthlyTickets * own.between(1.4, 2.4))),
      ...homeOf(index, new Random(mixedSeed(seed, 30, index))),
      joinedOn: own.chance(0.14)
        ? addMonths(historyStartsOn, own.whole(2, historyMonths - 8))
        : addDays(historyStartsOn, -own.whole(30, 2_500)),
      episodes: episodesOf(luck, own),
      monthlyTickets,
    };
  });
}

const homes: readonly { language: Language; currency: string }[] = [
  { language: 'de', currency: 'EUR' },
  { language: 'fr', currency: 'EUR' },
  { language: 'cy', currency: 'GBP' },
];

/** In the order of `homes`. */
export const foreignClientIndexes: readonly number[] = [12, 16, 20];

/** Three clients of every world write in another language, and a few more of the larger ones. */
function homeOf(index: number, random: Random): { language: Language; currency: string } {
  const fixed = foreignClientIndexes.indexOf(index);
  const home = homes[fixed >= 0 ? fixed : random.chance(0.04) ? index % homes.length : homes.length];
  return home ?? { language: 'en', currency: 'GBP' };
}

/** What HaloPSA was told about the domain. Three records are wrong on purpose; the rest are as careless as people are. */
function deskRecord(
  index: number,
  domain: string | undefined,
  neighbourDomain: string | undefined,
  random: Random,
): { deskDomain?: string; deskWebsite?: string } {
  const website = domain !== undefined && random.chance(0.6) ? { deskWebsite: `https://www.${domain}` } : {};
  if (index === 4) return { deskDomain: 'gmail.com' };
  if (index === 9 && neighbourDomain !== undefined) return { ...website, deskDomain: neighbourDomain };
  if (domain === undefined) return {};
  if (index === 13) return { ...website, deskDomain: `https://www.${domain}/contact` };
  if (index === 16) return { ...website, deskDomain: domain.toUpperCase() };
  return random.chance(0.75) ? { ...website, deskDomain: domain } : website;
}
