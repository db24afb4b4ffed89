import type { WorldFigures } from '../workbench/world-stage';

const count = (value: number) => value.toLocaleString('en-GB');

/** What happened, then what to do: the newcomer's first screen. */
export function figuresText(figures: WorldFigures, url: string): string {
  const calls = Object.entries(figures.calls).map(([system, made]) => `${system} ${count(made)}`);
  const bands = Object.entries(figures.bands).map(([band, contracts]) => `${band} ${count(contracts)}`);
  const how = figures.isResumed
    ? 'Resumed from the saved state'
    : `Read with ${count(figures.runs)} ${figures.runs === 1 ? 'run' : 'runs'} of the hourly sync`;
  return `
${figures.mspName}: ${how}, in ${figures.seconds.toFixed(1)} s.
  Clients         ${count(figures.clients)}, with ${count(figures.contracts)} contracts
  Tickets read    ${count(figures.ticketsRead)}, kept as ${count(figures.serviceMonths)} service months (numbers only, no text)
  HTTP calls      ${calls.length === 0 ? 'none yet' : calls.join(', ')}
  Timeline        ${count(figures.events)} sealed events
  Data gaps       ${count(figures.dataGaps)} listed with what to fix
  Bands           ${bands.length === 0 ? 'none yet' : bands.join(', ')}

Open ${url}
  Try: open a client's mail and look at the panel beside it. Open its contract. Log an intervention, then open the
  client's timeline. Switch to the success lead or a stranger's mail. Move to the next day. Save the workbook as .xlsx and check
  it: node build/renewal-desk.mjs verify <file.xlsx>
Stop with Ctrl+C; npm start goes on where you stopped, npm start -- --fresh begins anew.`;
}
