import { html, nothing, type TemplateResult } from 'lit';
import type { Fault, VendorName } from '../../local-world';
import { icon } from '../icons';
import { brokenVendors, type Screen } from '../screen';
import { faultWords, vendorWords } from './fault-words';

export interface MendUse {
  mendAll(): void;
}

/** Stands as long as something is broken by hand, so that nobody takes it for a defect. The region is there before it speaks. */
export function faultBanner(screen: Screen, { mendAll }: MendUse): TemplateResult {
  const broken = brokenVendors(screen);
  return html`<div class="faults">
    <p role="status">
      ${broken.map((vendor) => html`<span>${icon('link_off')}<span>${sentence(vendor, screen.world?.faults[vendor])}</span></span>`)}
    </p>
    ${broken.length === 0 ? nothing : html`<button type="button" class="mend" @click=${mendAll}>Mend all</button>`}
  </div>`;
}

function sentence(vendor: VendorName, fault: Fault | undefined): string {
  if (fault === undefined) return '';
  const { kind, scope } = fault;
  const reach = { every: '', next: ', a few calls long', chance: ', now and then' }[scope.reach];
  return `${vendorWords[vendor]} ${faultWords[kind]}${reach}.`;
}
