/** "12.4 points", "1 point". Tenths, since a point of 100 can be the sum of several readings. */
export function pointsText(points: number): string {
  const tenths = Math.round(points * 10) / 10;
  return `${tenths} ${tenths === 1 ? 'point' : 'points'}`;
}

/** "+3.1 points", with a true minus: a hyphen would be read as a dash. */
export function signedPoints(points: number): string {
  const tenths = Math.round(points * 10) / 10;
  const sign = tenths > 0 ? '+' : tenths < 0 ? '\u2212' : '';
  return `${sign}${pointsText(Math.abs(tenths))}`;
}
