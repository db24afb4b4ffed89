/** The window is a word that readiness needs too, so it stands in the vocabulary. */
export { renewalWindows, windowOf, windowOpensDays, type RenewalWindow } from '../vocabulary/renewal-window';
