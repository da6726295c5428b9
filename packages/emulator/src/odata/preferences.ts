export interface Preferences {
  representation: boolean
  maxPageSize?: number
  trackChanges: boolean
  continueOnError: boolean
  /** Accepted at once and carried out later, where it can be. */
  respondAsync?: true
  /** Told to an address when it is. */
  callback?: true
  /** Which annotations were asked for; absent: none. */
  annotations?: AnnotationFilter
  /** The preferences as they are echoed in `Preference-Applied`. */
  applied: string[]
}

export interface AnnotationFilter {
  formattedValue: boolean
  lookupLogicalName: boolean
  associatedNavigationProperty: boolean
  totalRecordCount: boolean
  globalMetadataVersion: boolean
  /** `fetchxmlpagingcookie` and `morerecords` of FetchXML. */
  paging: boolean
  /** Everything. */
  all: boolean
  /** As they were asked for: full names, and beginnings with `*` behind them. */
  names: readonly string[]
}

/** Reads `Prefer`: several preferences separated by `;` (recorded traffic), by `,` (HTTP), or in repeated headers. */
export function parsePreferences(header: string | undefined): Preferences {
  const preferences: Preferences = { representation: false, trackChanges: false, continueOnError: false, applied: [] }
  if (!header) return preferences
  for (const part of splitOutsideQuotes(header)) {
    const [name, value] = splitOnce(part.trim())
    switch (name.toLowerCase()) {
      case 'return':
        preferences.representation = value === 'representation'
        if (preferences.representation) preferences.applied.push('return=representation')
        break
      case 'odata.maxpagesize':
      case 'maxpagesize':
        if (/^\d+$/.test(value) && Number(value) > 0) {
          preferences.maxPageSize = Number(value)
          preferences.applied.push(`odata.maxpagesize=${value}`)
        }
        break
      case 'odata.include-annotations':
        preferences.annotations = annotationFilter(value.replaceAll('"', ''))
        preferences.applied.push(`odata.include-annotations="${value.replaceAll('"', '')}"`)
        break
      case 'odata.track-changes':
        preferences.trackChanges = true
        preferences.applied.push('odata.track-changes')
        break
      case 'odata.continue-on-error':
        preferences.continueOnError = value !== 'false'
        break
      case 'respond-async':
        preferences.respondAsync = true
        break
      case 'odata.callback':
        preferences.callback = true
        break
      default:
        break
    }
  }
  return preferences
}

function annotationFilter(list: string): AnnotationFilter {
  const names = list.split(',').map((name) => name.trim())
  const asked = (annotation: string): boolean => isAskedFor(annotation, names)
  return {
    formattedValue: asked('OData.Community.Display.V1.FormattedValue'),
    lookupLogicalName: asked('Microsoft.Dynamics.CRM.lookuplogicalname'),
    associatedNavigationProperty: asked('Microsoft.Dynamics.CRM.associatednavigationproperty'),
    totalRecordCount: asked('Microsoft.Dynamics.CRM.totalrecordcount'),
    globalMetadataVersion: asked('Microsoft.Dynamics.CRM.globalmetadataversion'),
    paging: asked('Microsoft.Dynamics.CRM.fetchxmlpagingcookie') || asked('Microsoft.Dynamics.CRM.morerecords'),
    all: names.includes('*'),
    names,
  }
}

/** `Microsoft.Dynamics.CRM.*` stands for all of the namespace, `Microsoft.PowerApps.CDS.ErrorDetails*` for all of those. */
export const isAskedFor = (annotation: string, names: readonly string[]): boolean =>
  names.some((name) => name === annotation || (name.endsWith('*') && annotation.startsWith(name.slice(0, -1))))

function splitOutsideQuotes(header: string): string[] {
  return header.match(/(?:"[^"]*"|[^;,"])+/g) ?? []
}

function splitOnce(part: string): [string, string] {
  const equals = part.indexOf('=')
  return equals < 0 ? [part, ''] : [part.slice(0, equals).trim(), part.slice(equals + 1).trim()]
}
