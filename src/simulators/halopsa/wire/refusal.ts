/** A call that HaloPSA answers with 400. `body` is what it says, as JSON. */
export class Refusal extends Error {
  constructor(readonly body: unknown) {
    super(typeof body === 'string' ? body : JSON.stringify(body));
    this.name = 'Refusal';
  }
}

/** A parameter that could not be bound to its type. Source: docs/reference/apis/halopsa-simulator.md, recorded against a real tenant. */
export function invalidValue(parameter: string, text: string): Refusal {
  return new Refusal({ [parameter]: [`The value '${text}' is not valid.`] });
}

/** A member of a posted body that could not be read. `path` is empty for the body as a whole. */
export function unreadable(path: string, complaint: string): Refusal {
  return new Refusal({ [path]: [complaint] });
}

/** A rule of the application: the .NET exception as it stands, one problem at a time. */
export function brokenRule(message: string): Refusal {
  return new Refusal({
    ClassName: 'System.Exception',
    Message: message,
    Data: null,
    InnerException: null,
    HelpURL: null,
    StackTraceString: null,
    RemoteStackTraceString: null,
    RemoteStackIndex: 0,
    ExceptionMethod: null,
    HResult: -2146233088,
    Source: null,
    WatsonBuckets: null,
  });
}

/** A column that the database wants filled, in the same shape. */
export function missingColumn(column: string, table: string): Refusal {
  const cannot = `Cannot insert the value NULL into column '${column}', table 'Halo.dbo.${table}'`;
  return brokenRule(`A database error occurred (515) - ${cannot}; column does not allow nulls. INSERT fails.`);
}

/** Some controllers answer a bare JSON string. */
export function invalidResource(): Refusal {
  return new Refusal('Invalid Resource');
}
