import type { Schema } from '../../schema/schema.ts'
import type { MetadataType } from '../types/metadata-type.ts'
import { metadataTypes } from '../types/metadata-types.ts'
import { csdlContainer } from './csdl-container.ts'
import { csdlEntityType } from './csdl-entity-type.ts'
import { csdlOperations } from './csdl-operations.ts'
import { enumTypes } from './enum-types.ts'
import { element } from './xml.ts'

/** `$metadata`: namespace Microsoft.Dynamics.CRM, alias mscrm, as in the service. */
export function csdlDocument(schema: Schema): string {
  const body = [
    ...abstractTypes,
    ...[...schema.tables.values()].map((table) => csdlEntityType(schema, table)),
    element('EntityType', { Name: 'crmmodelbaseentity', Abstract: true }),
    ...metadataTypes.map(metadataType),
    ...Object.entries(enumTypes).map(enumType),
    ...csdlOperations(schema),
    csdlContainer(schema),
  ]
  const attributes = {
    xmlns: 'http://docs.oasis-open.org/odata/ns/edm',
    Namespace: 'Microsoft.Dynamics.CRM',
    Alias: 'mscrm',
  }
  const edmx = 'http://docs.oasis-open.org/odata/ns/edmx'
  return `<?xml version="1.0" encoding="utf-8"?>${element('edmx:Edmx', { Version: '4.0', 'xmlns:edmx': edmx }, [
    element('edmx:DataServices', {}, [element('Schema', attributes, body)]),
  ])}`
}

/** Bases of business data: `principal` gives users and teams the key `ownerid` (Microsoft: Web API EntityTypes). */
const abstractTypes: readonly string[] = [
  element('EntityType', { Name: 'crmbaseentity', Abstract: true }),
  element('EntityType', { Name: 'expando', BaseType: 'mscrm.crmbaseentity', OpenType: true }),
  element('EntityType', { Name: 'principal', BaseType: 'mscrm.crmbaseentity', Abstract: true }, [
    element('Key', {}, [element('PropertyRef', { Name: 'ownerid' })]),
    element('Property', { Name: 'ownerid', Type: 'Edm.Guid', Nullable: false }),
  ]),
  // The one type of process instance that RetrieveProcessInstances returns for every process.
  element('EntityType', { Name: 'businessprocessflowinstance', BaseType: 'mscrm.crmbaseentity' }, [
    element('Key', {}, [element('PropertyRef', { Name: 'businessprocessflowinstanceid' })]),
    element('Property', { Name: 'businessprocessflowinstanceid', Type: 'Edm.Guid', Nullable: false }),
    ...['name', 'traversedpath'].map((Name) => element('Property', { Name, Type: 'Edm.String' })),
    ...['processid', 'processstageid'].map((Name) => element('Property', { Name, Type: 'Edm.Guid' })),
    ...['statecode', 'statuscode'].map((Name) => element('Property', { Name, Type: 'Edm.Int32' })),
    ...['activestagestartedon', 'completedon', 'createdon', 'modifiedon'].map((Name) =>
      element('Property', { Name, Type: 'Edm.DateTimeOffset' }),
    ),
  ]),
]

function metadataType({ name, kind, base, abstract, properties, navigation = {} }: MetadataType): string {
  return element(
    kind === 'entity' ? 'EntityType' : 'ComplexType',
    { Name: name, BaseType: base && `mscrm.${base}`, Abstract: abstract },
    [
      ...(name === 'MetadataBase' ? [element('Key', {}, [element('PropertyRef', { Name: 'MetadataId' })])] : []),
      ...Object.entries(properties).map(([property, Type]) =>
        element('Property', {
          Name: property,
          Type,
          Nullable: name === 'MetadataBase' && property === 'MetadataId' ? false : undefined,
          Scale: Type === 'Edm.Decimal' ? 'variable' : undefined,
        }),
      ),
      ...Object.entries(navigation).map(([property, Type]) =>
        element('NavigationProperty', { Name: property, Type, ContainsTarget: true }),
      ),
    ],
  )
}

const enumType = ([name, { flags, members }]: [string, (typeof enumTypes)[string]]): string =>
  element(
    'EnumType',
    { Name: name, IsFlags: flags },
    Object.entries(members).map(([member, Value]) => element('Member', { Name: member, Value })),
  )
