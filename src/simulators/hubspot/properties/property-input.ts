import { invalid, unset } from '../failure';
import { objectsIn, textIn, type JsonObject } from '../json';
import {
  fieldTypesOf,
  propertyTypes,
  type PropertyDefinition,
  type PropertyOption,
  type PropertyType,
} from './property-definition';

const required = ['name', 'label', 'groupName', 'type', 'fieldType'] as const;

/** What a create posts, as a definition; refused where the documents say so. */
export function definitionFrom(body: JsonObject, at: number): PropertyDefinition {
  const absent = required.filter((name) => textIn(body[name]) === undefined);
  if (absent.length > 0) throw unset(absent);
  const [name, label, groupName] = [String(body['name']), String(body['label']), String(body['groupName'])];
  if (!/^[a-z][a-z0-9_]{0,99}$/.test(name)) {
    throw invalid(
      `Property name "${name}" is invalid: names start with a letter and contain lowercase letters, digits and underscores only.`,
    );
  }
  const { type, fieldType } = pairIn(String(body['type']), String(body['fieldType']));
  const externalOptions = body['externalOptions'] === true;
  const referencedObjectType = textIn(body['referencedObjectType']);
  if (externalOptions && referencedObjectType === undefined) {
    throw invalid('External options need a referencedObjectType.');
  }
  const hasUniqueValue = body['hasUniqueValue'] === true;
  if (hasUniqueValue && type !== 'string' && type !== 'number') {
    throw invalid(`A property of type ${type} cannot have unique values.`);
  }
  return {
    name,
    label,
    description: textIn(body['description']) ?? '',
    groupName,
    type,
    fieldType,
    options: optionsFor(type, body, externalOptions),
    displayOrder: orderIn(body['displayOrder']),
    hasUniqueValue,
    hidden: body['hidden'] === true,
    formField: body['formField'] === true,
    externalOptions,
    ...(referencedObjectType === undefined ? {} : { referencedObjectType }),
    hubspotDefined: false,
    readOnlyValue: false,
    createdAt: at,
    updatedAt: at,
  };
}

/** What a PATCH may change. `hasUniqueValue` and `name` are passed over: the answer is 200 and they stay. */
export function changedDefinition(definition: PropertyDefinition, body: JsonObject, at: number): PropertyDefinition {
  const optionsAlone = Object.keys(body).every((name) => name === 'options') && !definition.externalOptions;
  if (definition.hubspotDefined && !(optionsAlone && definition.type === 'enumeration')) {
    throw invalid(`Property "${definition.name}" has a read only definition and cannot be modified.`);
  }
  const { type, fieldType } = pairIn(
    textIn(body['type']) ?? definition.type,
    textIn(body['fieldType']) ?? definition.fieldType,
  );
  return {
    ...definition,
    label: textIn(body['label']) ?? definition.label,
    description: textIn(body['description']) ?? definition.description,
    groupName: textIn(body['groupName']) ?? definition.groupName,
    type,
    fieldType,
    options: body['options'] === undefined ? definition.options : optionsFor(type, body, definition.externalOptions),
    displayOrder: body['displayOrder'] === undefined ? definition.displayOrder : orderIn(body['displayOrder']),
    hidden: typeof body['hidden'] === 'boolean' ? body['hidden'] : definition.hidden,
    formField: typeof body['formField'] === 'boolean' ? body['formField'] : definition.formField,
    updatedAt: at,
  };
}

function pairIn(type: string, fieldType: string): { type: PropertyType; fieldType: string } {
  const known = propertyTypes.find((one) => one === type);
  if (known === undefined) {
    throw invalid(`Invalid input JSON: type was ${type}; expected one of [${propertyTypes.join(', ')}]`);
  }
  if (!fieldTypesOf[known].includes(fieldType)) {
    throw invalid(`Property type ${type} cannot have the field type ${fieldType}.`);
  }
  return { type: known, fieldType };
}

/** -1 goes last. */
function orderIn(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) ? value : -1;
}

function optionsFor(type: PropertyType, body: JsonObject, isExternal: boolean): readonly PropertyOption[] {
  const options = objectsIn(body['options'], 'options').map(optionFrom);
  if (type === 'bool') {
    const values = options.map(({ value }) => value).sort();
    if (values.join() !== 'false,true') {
      throw invalid('A bool property takes exactly the options true and false.', {
        subCategory: 'PropertyValidationError.INVALID_BOOLEAN_OPTION',
      });
    }
    return options;
  }
  if (type !== 'enumeration') {
    if (options.length > 0) throw invalid(`A property of type ${type} takes no options.`);
    return options;
  }
  if (isExternal && options.length > 0) throw invalid('External options leave no room for options of their own.');
  if (!isExternal && body['options'] === undefined) throw invalid('An enumeration property needs options.');
  for (const part of ['value', 'label'] as const) {
    const seen = options.map((option) => option[part]);
    const twice = seen.find((text, position) => seen.indexOf(text) !== position);
    if (twice !== undefined) throw invalid(`Property option ${part}s must be unique: "${twice}" is there twice.`);
  }
  return options;
}

function optionFrom(body: JsonObject): PropertyOption {
  const absent = (['label', 'value', 'displayOrder', 'hidden'] as const).filter((name) => body[name] === undefined);
  if (absent.length > 0) throw unset(absent.map((name) => `options.${name}`));
  return {
    label: String(body['label']),
    value: String(body['value']),
    displayOrder: orderIn(body['displayOrder']),
    hidden: body['hidden'] === true,
    description: textIn(body['description']) ?? '',
  };
}
