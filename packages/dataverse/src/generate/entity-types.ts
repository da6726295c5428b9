import type { XmlElement } from './xml-elements.ts'

/** An EntityType of `$metadata`, names without their namespace. */
export interface EntityType {
  name: string
  base: string | undefined
  key: string | undefined
  /** Absent of abstract types. */
  entitySetName: string | undefined
  properties: readonly EntityProperty[]
  navigations: readonly Navigation[]
}

export interface EntityProperty {
  name: string
  /** `Edm.String`, … */
  type: string
  maxLength: number | undefined
  /** Said by annotations, where the document has them. */
  readOnly: boolean
}

export interface Navigation {
  name: string
  target: string
  collection: boolean
  partner: string | undefined
  /** `_x_value`, of a lookup. */
  property: string | undefined
  referencedProperty: string | undefined
}

/** The entity types of every schema of the document, by name. */
export function readEntityTypes(root: XmlElement): Map<string, EntityType> {
  const schemas = childrenOf(root, 'edmx:DataServices').flatMap((services) => childrenOf(services, 'Schema'))
  const sets = new Map(
    schemas
      .flatMap((schema) => childrenOf(schema, 'EntityContainer'))
      .flatMap((container) => childrenOf(container, 'EntitySet'))
      .map(({ attributes }) => [localName(attributes['EntityType'] ?? ''), attributes['Name']]),
  )
  const types = schemas.flatMap((schema) => childrenOf(schema, 'EntityType'))
  return new Map(types.map((element) => readEntityType(element, sets)).map((type) => [type.name, type]))
}

function readEntityType(element: XmlElement, sets: ReadonlyMap<string, string | undefined>): EntityType {
  const name = element.attributes['Name'] ?? ''
  const base = element.attributes['BaseType']
  const [key] = childrenOf(element, 'Key').flatMap((each) => childrenOf(each, 'PropertyRef'))
  return {
    name,
    base: base === undefined ? undefined : localName(base),
    key: key?.attributes['Name'],
    entitySetName: sets.get(name),
    properties: childrenOf(element, 'Property').map(readProperty),
    navigations: childrenOf(element, 'NavigationProperty').map(readNavigation),
  }
}

function readProperty(element: XmlElement): EntityProperty {
  const { Name: name = '', Type: type = '', MaxLength: maxLength } = element.attributes
  return {
    name,
    type,
    maxLength: maxLength !== undefined && /^\d+$/.test(maxLength) ? Number(maxLength) : undefined,
    readOnly: childrenOf(element, 'Annotation').some(saysReadOnly),
  }
}

/** Either of them means that the property is read-only (learn.microsoft.com, Web API Properties). */
function saysReadOnly({ attributes, children }: XmlElement): boolean {
  const { Term: term, Bool: flag } = attributes
  if (term === 'Org.OData.Core.V1.Computed') return flag !== 'false'
  if (term !== 'Org.OData.Core.V1.Permissions') return false
  return children.some(({ text }) => text.trim() === 'Org.OData.Core.V1.PermissionType/Read')
}

function readNavigation(element: XmlElement): Navigation {
  const { Name: name = '', Type: type = '', Partner: partner } = element.attributes
  const [, many] = /^Collection\((.*)\)$/.exec(type) ?? []
  const [constraint] = childrenOf(element, 'ReferentialConstraint')
  return {
    name,
    target: localName(many ?? type),
    collection: many !== undefined,
    partner,
    property: constraint?.attributes['Property'],
    referencedProperty: constraint?.attributes['ReferencedProperty'],
  }
}

const childrenOf = (element: XmlElement, name: string): XmlElement[] =>
  element.children.filter((child) => child.name === name)

/** `mscrm.account` and `Microsoft.Dynamics.CRM.account` are the same. */
const localName = (qualified: string): string => qualified.slice(qualified.lastIndexOf('.') + 1)
