/** Who is at the keyboard, told by Google. Empty when Google does not say: every use case refuses that. */
export function viewerEmail(): string {
  return Session.getActiveUser().getEmail().trim().toLowerCase();
}

/** Whose rights this execution has: in a trigger, the person who installed it. */
export function effectiveEmail(): string {
  return Session.getEffectiveUser().getEmail().trim().toLowerCase();
}

/** Random enough that no two drawn forms share it. */
export function newDraftId(): string {
  return Utilities.getUuid();
}
