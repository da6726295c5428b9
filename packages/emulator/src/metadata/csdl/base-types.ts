import { isPrincipal } from '../../schema/principal.ts'
import type { Schema, Table } from '../../schema/schema.ts'
import { element } from './xml.ts'

/**
 * What business data inherits from. `principal` gives users and teams their key `ownerid`; activities have that of
 * `activitypointer` (learn.microsoft.com, Web API EntityTypes).
 */
export const csdlBaseTypes = (): string[] => [
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

export function baseTypeOf(schema: Schema, table: Table): 'crmbaseentity' | 'principal' | 'activitypointer' {
  if (isPrincipal(table)) return 'principal'
  const inherits = table.isActivity && table.logicalName !== 'activitypointer' && schema.tables.has('activitypointer')
  return inherits ? 'activitypointer' : 'crmbaseentity'
}
