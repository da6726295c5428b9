import { isLookup } from '../../query/table-names.ts'
import type { Column, Label, Table } from '../../schema/schema.ts'
import { element } from './xml.ts'

/**
 * What `$metadata?annotations=true` adds (pages web-api-service-documents, web-api-properties and
 * use-change-tracking-synchronize-data-external-systems): descriptions, which properties are only read, and whose
 * changes are tracked.
 */
export interface CsdlAnnotations {
  ofTable: (table: Table) => string[]
  ofProperty: (column: Column) => string[]
  ofEntitySet: (table: Table) => string[]
}

export const noAnnotations: CsdlAnnotations = { ofTable: () => [], ofProperty: () => [], ofEntitySet: () => [] }

export const allAnnotations: CsdlAnnotations = {
  ofTable: ({ description }) => described(description),
  ofProperty: (column) => [...described(column.description), ...(isReadOnly(column) ? readOnly : [])],
  ofEntitySet: ({ changeTracking }) => (changeTracking ? tracked : []),
}

/** A lookup is written through its navigation property, never through the property that holds the id. */
const isReadOnly = (column: Column): boolean => isLookup(column) || (!column.create && !column.update)

const described = (description: readonly Label[] | undefined): string[] => {
  const text = description?.[0]?.label
  return text === undefined || text === ''
    ? []
    : [element('Annotation', { Term: 'Org.OData.Core.V1.Description', String: text })]
}

const readOnly = [
  element('Annotation', { Term: 'Org.OData.Core.V1.Computed', Bool: true }),
  element('Annotation', { Term: 'Org.OData.Core.V1.Permissions' }, [
    '<EnumMember>Org.OData.Core.V1.PermissionType/Read</EnumMember>',
  ]),
]

const tracked = [
  element('Annotation', { Term: 'Org.OData.Capabilities.V1.ChangeTracking' }, [
    element('Record', {}, [element('PropertyValue', { Property: 'Supported', Bool: true })]),
  ]),
]

/** The vocabularies whose annotations the document uses, as the service names them. */
export const csdlVocabularies: readonly string[] = ['Keys', 'Display'].map((alias) => {
  const Namespace = `OData.Community.${alias}.V1`
  return element('edmx:Reference', { Uri: `http://vocabularies.odata.org/${Namespace}.xml` }, [
    element('edmx:Include', { Namespace, Alias: alias }),
    element('edmx:IncludeAnnotations', { TermNamespace: Namespace }),
  ])
})
