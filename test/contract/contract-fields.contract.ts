import type { ContractFields, ContractStanding } from '#application/ports/contract-fields';

export interface OpenedFields {
  /** Has a text field `CFRenewalDeskBand`, a date field `CFRenewalDeskChangedOn`, and another custom field with a value on the contract. */
  readonly fields: ContractFields;
  /** Of contracts that nobody wrote to yet. */
  readonly contractIds: readonly [number, number, number];
}

/** What everything that contracts' fields are written to promises. */
export function contractFieldsContract(name: string, open: () => OpenedFields): void {
  describe(`${name} keeps the promises of contract fields`, () => {
    const standingOf = (id: number): ContractStanding => {
      const [standing] = open().fields.contractStandings([id]);
      if (standing === undefined) throw new Error(`the contract ${id} is there`);
      return standing;
    };
    const band = 'CFRenewalDeskBand';
    const changedOn = 'CFRenewalDeskChangedOn';

    test('fields have names, kinds and lengths', () => {
      const definitions = open().fields.fieldDefinitions();
      const kindOf = (name: string) => definitions.find((field) => field.name === name)?.kind;
      expect([kindOf(band), kindOf(changedOn)]).toEqual(['text', 'date']);
      expect(definitions.every(({ longest = 1 }) => longest > 0)).toBe(true);
      expect(definitions.every((field) => field.name.startsWith('CF'))).toBe(true);
    });

    test('a write changes the fields it names and nothing else, and days and texts come back as they were sent', () => {
      const { fields, contractIds } = open();
      const [id] = contractIds;
      fields.fieldDefinitions();
      const before = standingOf(id);
      expect(before.customFields.has(band.toLowerCase())).toBe(false);
      expect(before.customFields.size).toBeGreaterThan(0);
      expect(before.others.size).toBeGreaterThan(1);
      fields.signInForWriting();
      const written = [
        { name: band, value: 'At risk' },
        { name: changedOn, value: '2026-03-29' },
      ];
      expect(fields.writeContractFields([{ contractId: id, fields: written }])).toEqual([{ kind: 'accepted' }]);
      const after = standingOf(id);
      expect(after.others).toEqual(before.others);
      expect(after.customFields).toEqual(
        new Map([...before.customFields, [band.toLowerCase(), 'At risk'], [changedOn.toLowerCase(), '2026-03-29']]),
      );

      fields.writeContractFields([{ contractId: id, fields: written.map(({ name }) => ({ name, value: '' })) }]);
      expect(standingOf(id)).toEqual(before);
    });

    test('several writes are answered in their order, and one that is refused leaves the others', () => {
      const { fields, contractIds } = open();
      const [, second, third] = contractIds;
      fields.fieldDefinitions();
      const write = (contractId: number, value: string) => ({ contractId, fields: [{ name: band, value }] });
      const answers = fields.writeContractFields([
        write(second, 'Ready'),
        write(999_999, 'Ready'),
        write(third, 'Blocked'),
      ]);
      expect(answers.map(({ kind }) => kind)).toEqual(['accepted', 'refused', 'accepted']);
      expect(answers[1]).toMatchObject({ because: 'Invalid Resource' });
      const bands = fields
        .contractStandings([third, second])
        .map(({ contractId, customFields }) => [contractId, customFields.get(band.toLowerCase())]);
      expect(new Map(bands as [number, string][])).toEqual(
        new Map([
          [third, 'Blocked'],
          [second, 'Ready'],
        ]),
      );
      expect(fields.writeContractFields([])).toEqual([]);
    });

    test('a contract that does not exist has no standing', () => {
      const { fields, contractIds } = open();
      expect(fields.contractStandings([999_999, contractIds[0]]).map(({ contractId }) => contractId)).toEqual([
        contractIds[0],
      ]);
      expect(fields.contractStandings([])).toEqual([]);
    });
  });
}
