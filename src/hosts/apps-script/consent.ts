/** What no card can do without. The other scopes of the manifest are asked for where they are used. Source: docs/reference/scopes.md. */
const cardScopes = ['userinfo.email', 'script.external_request', 'gmail.addons.current.message.metadata'];

/**
 * A person may refuse single scopes. The platform ends the execution here and shows its own prompt, so this stands outside every
 * catch: a card of ours would hide it.
 */
export function requireConsent(): void {
  const scopes = cardScopes.map((scope) => `https://www.googleapis.com/auth/${scope}`);
  ScriptApp.requireScopes(ScriptApp.AuthMode.FULL, scopes);
}
