import type { Table } from '../../schema/schema.ts'
import { element } from './xml.ts'

const term = 'OData.Community.Keys.V1'

/** The annotation that tells a client by which other columns a row may be addressed; none where there are no keys. */
export function csdlAlternateKeys({ keys }: Table): string {
  if (keys.length === 0) return ''
  const records = keys.map(({ columns }) =>
    element('Record', { Type: `${term}.AlternateKey` }, [
      element('PropertyValue', { Property: 'Key' }, [element('Collection', {}, columns.map(propertyRef))]),
    ]),
  )
  return element('Annotation', { Term: `${term}.AlternateKeys` }, [element('Collection', {}, records)])
}

const propertyRef = (name: string): string =>
  element('Record', { Type: `${term}.PropertyRef` }, [
    element('PropertyValue', { Property: 'Alias', String: name }),
    element('PropertyValue', { Property: 'Name', PropertyPath: name }),
  ])
