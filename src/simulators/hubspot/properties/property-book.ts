import { HubSpotFailure, invalid, missing } from '../failure';
import { kinds, objectTypes, type ObjectType } from '../object-types';
import type { PropertyDefinition, PropertyGroup } from './property-definition';
import { standardGroup, standardProperties } from './standard-properties';

/** Source: docs/reference/apis/hubspot-simulator.md, "Properties". */
const uniquePropertyCap = 10;
export const customPropertyCap = 1_000;

/** What is not HubSpot's own, and what was changed of HubSpot's own. */
export interface SavedProperties {
  readonly definitions: Readonly<Partial<Record<ObjectType, readonly PropertyDefinition[]>>>;
  readonly groups: Readonly<Partial<Record<ObjectType, readonly PropertyGroup[]>>>;
}

/** The definitions of one portal's properties and of the groups they stand in. */
export class PropertyBook {
  private readonly definitions = new Map<ObjectType, Map<string, PropertyDefinition>>();
  private readonly groups = new Map<ObjectType, Map<string, PropertyGroup>>();
  private readonly touched = new Map<ObjectType, Set<string>>();

  constructor(madeAt: number, saved: SavedProperties | undefined) {
    const standard = standardProperties(madeAt);
    for (const type of objectTypes) {
      const known = [...(standard.get(type) ?? []), ...(saved?.definitions[type] ?? [])];
      this.definitions.set(type, byName(known));
      this.groups.set(type, byName(saved?.groups[type] ?? [standardGroup(type)]));
      this.touched.set(type, new Set((saved?.definitions[type] ?? []).map(({ name }) => name)));
    }
  }

  saved(): SavedProperties {
    const definitions = objectTypes.map((type) => {
      const touched = [...(this.touched.get(type) ?? [])].map((name) => this.of(type).get(name));
      return [type, touched.filter((definition) => definition !== undefined)] as const;
    });
    const groups = objectTypes.map((type) => [type, [...this.groupsOf(type).values()]] as const);
    return { definitions: Object.fromEntries(definitions), groups: Object.fromEntries(groups) };
  }

  active(type: ObjectType): readonly PropertyDefinition[] {
    return [...this.of(type).values()].filter(({ archivedAt }) => archivedAt === undefined);
  }

  archived(type: ObjectType): readonly PropertyDefinition[] {
    return [...this.of(type).values()].filter(({ archivedAt }) => archivedAt !== undefined);
  }

  /** Archived ones are unknown, but for those who ask for them. */
  find(type: ObjectType, name: string, wantsArchived = false): PropertyDefinition | undefined {
    const definition = this.of(type).get(name.toLowerCase());
    return (definition?.archivedAt !== undefined) === wantsArchived ? definition : undefined;
  }

  get(type: ObjectType, name: string, wantsArchived = false): PropertyDefinition {
    const definition = this.find(type, name, wantsArchived);
    if (definition === undefined) throw missing(`Property "${name}" does not exist`);
    return definition;
  }

  /** Making an archived property's name again brings it back, with the definition that was sent. */
  add(type: ObjectType, definition: PropertyDefinition): PropertyDefinition {
    const existing = this.of(type).get(definition.name);
    if (existing !== undefined && existing.archivedAt === undefined) throw nameExists('property', definition.name);
    if (!this.groupsOf(type).has(definition.groupName)) {
      throw invalid(`The property group "${definition.groupName}" does not exist.`);
    }
    const uniqueCount = this.active(type).filter((one) => one.hasUniqueValue && !one.hubspotDefined).length;
    if (definition.hasUniqueValue && uniqueCount >= uniquePropertyCap) {
      throw invalid(`${kinds[type].typeId} has reached its limit of ${uniquePropertyCap} unique properties.`);
    }
    return this.keep(type, { ...definition, createdAt: existing?.createdAt ?? definition.createdAt });
  }

  keep(type: ObjectType, definition: PropertyDefinition): PropertyDefinition {
    this.of(type).set(definition.name, definition);
    this.touched.get(type)?.add(definition.name);
    return definition;
  }

  group(type: ObjectType, name: string): PropertyGroup {
    const group = this.groupsOf(type).get(name);
    if (group === undefined) throw missing(`Property group "${name}" does not exist`);
    return group;
  }

  allGroups(type: ObjectType): readonly PropertyGroup[] {
    return [...this.groupsOf(type).values()];
  }

  addGroup(type: ObjectType, group: PropertyGroup): PropertyGroup {
    if (this.groupsOf(type).has(group.name)) throw nameExists('property group', group.name);
    return this.keepGroup(type, group);
  }

  keepGroup(type: ObjectType, group: PropertyGroup): PropertyGroup {
    this.groupsOf(type).set(group.name, group);
    return group;
  }

  /** The refusal is JSON within the message. */
  archiveGroup(type: ObjectType, name: string): void {
    this.group(type, name);
    const held = this.active(type).filter(({ groupName }) => groupName === name);
    if (held.length > 0) {
      const inner = {
        status: 'error',
        message: `Property group ${name} holds ${held.length} active properties.`,
        category: 'VALIDATION_ERROR',
        subCategory: 'PropertyGroupError.GROUP_WITH_ACTIVE_PROPERTIES',
      };
      throw invalid(JSON.stringify(inner), { subCategory: inner.subCategory });
    }
    this.groupsOf(type).delete(name);
  }

  private of(type: ObjectType): Map<string, PropertyDefinition> {
    return this.definitions.get(type) ?? new Map();
  }

  private groupsOf(type: ObjectType): Map<string, PropertyGroup> {
    return this.groups.get(type) ?? new Map();
  }
}

function byName<Named extends { readonly name: string }>(all: readonly Named[]): Map<string, Named> {
  return new Map(all.map((one) => [one.name, one]));
}

function nameExists(what: 'property' | 'property group', name: string): HubSpotFailure {
  const subCategory = what === 'property' ? 'PROPERTY_WITH_NAME_EXISTS' : 'PROPERTY_GROUP_WITH_NAME_EXISTS';
  return new HubSpotFailure(409, 'OBJECT_ALREADY_EXISTS', `A ${what} named '${name}' already exists.`, {
    subCategory: `Properties.${subCategory}`,
  });
}
