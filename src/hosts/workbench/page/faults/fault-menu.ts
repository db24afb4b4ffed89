import { html, type TemplateResult } from 'lit';
import { faultKindsOf, vendorNames } from '#simulators/fault';
import type { FaultKind, VendorName } from '../../local-world';
import { icon } from '../icons';
import type { MenuChoice } from '../menu-button';
import { brokenVendors, type Screen } from '../screen';
import { asHeading, faultWords, vendorWords, worksNormally } from './fault-words';

export interface FaultUse {
  /** Without a kind the vendor works normally again. */
  breakVendor(vendor: VendorName, kind: FaultKind | undefined): void;
}

/** First the vendor, then what goes wrong with it. */
export function faultMenu(screen: Screen, use: FaultUse): TemplateResult {
  const isBroken = brokenVendors(screen).length > 0;
  return html`<menu-button
    class="fault-menu ${isBroken ? 'broken' : ''}"
    .face=${html`${icon('link_off')}<span class="fault-face" aria-hidden="true">Break</span>`}
    .words=${'Break a vendor'}
    .menuWords=${'Break a vendor'}
    .choices=${vendorNames.map((vendor) => vendorChoice(screen, vendor))}
    .foot=${html`Only the simulated systems on this machine. Move time to see how the hourly sync copes.`}
    .choose=${(id: string) => choose(id, use)}
  ></menu-button>`;
}

function vendorChoice({ world }: Screen, vendor: VendorName): MenuChoice {
  const standing = world?.faults[vendor]?.kind;
  const words = standing === undefined ? worksNormally : faultWords[standing];
  const kinds: readonly (FaultKind | undefined)[] = [undefined, ...faultKindsOf[vendor]];
  return {
    id: vendor,
    content: html`<span class="who"
      ><span class="name">${vendorWords[vendor]}</span
      ><span class="title ${standing === undefined ? '' : 'wrong'}">${asHeading(words)}</span></span
    >`,
    inside: {
      words: vendorWords[vendor],
      choices: kinds.map((kind) => ({
        id: `${vendor}/${kind ?? ''}`,
        content: html`<span class="grow">${asHeading(kind === undefined ? worksNormally : faultWords[kind])}</span>`,
        isChosen: kind === standing,
      })),
    },
  };
}

function choose(id: string, use: FaultUse): void {
  const vendor = vendorNames.find((name) => id.startsWith(`${name}/`));
  if (vendor === undefined) return;
  use.breakVendor(
    vendor,
    faultKindsOf[vendor].find((kind) => id === `${vendor}/${kind}`),
  );
}
