/** Where Microsoft's pages leave the answer open or disagree, the emulator can be told which one to give. */
export interface Switches {
  /** Status of 0x80040333 when duplicate detection is asked for. */
  duplicateDetectionStatus: 412 | 500
  /** A process instance may also be finished by statecode 0 / statuscode 2, as one page says; 1/2 always works. */
  finishProcessWhileActive: boolean
  /** `empty`: the service's older form, `"code": ""`. */
  errorCodes: 'hex' | 'empty'
  /** What a body that cannot be read is refused with: `identified` is 0x80048d19, `validated` the older 0x0; the page has both. */
  payloadErrors: 'identified' | 'validated'
  /** The words beside the status 204. */
  noContentReason: 'No Content' | 'NoContent'
  /** Whether a plain PATCH may set an opportunity to Won or Lost; otherwise 0x80100005. */
  closeOpportunityByUpdate: boolean
  /** Single-level collection expands carry a nextLink that repeats the rows already given. */
  expandNextLink: boolean
  /** Whether a 429 says how long to wait. */
  retryAfterOnThrottle: boolean
  /** `claims`: the 401 is a continuous-access-evaluation challenge, and clients that handle it have tokens for up to 28 hours. */
  challenge: 'bearer' | 'claims'
  /** Longest notetext in characters; undefined is the environment whose metadata says about a billion. */
  noteTextMaxLength: number | undefined
  /** `$count` bodies start with a UTF-8 byte order mark. */
  countByteOrderMark: boolean
  /** RetrieveMetadataChanges gives a table or column that only holds a change with everything asked for, not its ids alone. */
  metadataChangesRepeatUnchanged: boolean
  /** Whether GlobalOptionSet of a column with options of its own has them too, as a newer page shows; an older one has null. */
  localChoicesAsGlobal: boolean
  /** Whether `é` matches `e` in filters. */
  accentsInFilters: 'distinguished' | 'ignored'
  /** Whether a filter takes an id in quotes, as the page on filtering shows and flows send; older environments refused it. */
  quotedIds: 'taken' | 'refused'
  /** Whether PUT of an activity's party list replaces it, as older pages show; otherwise 405. PATCH with the list always does. */
  replacePartiesByPut: boolean
  /** `held`: the index of a new alternate key stays Pending until it is told to be finished. */
  keyIndexes: 'at-once' | 'held'
  /** Whether the feature "Record ownership across business units" is on: users and teams may have roles of other units than theirs. */
  rolesAcrossBusinessUnits: boolean
  /** How facets of a search name their members: the page has both. */
  searchFacetNames: 'lower-case' | 'pascal-case'
  /** `held`: searches find what was there when the first of them was sent, as while the index has not caught up. */
  searchIndex: 'at-once' | 'held'
  /** `optional`: a product without a price in a deal's price list costs what its own default list says, or nothing. */
  priceLists: 'mandatory' | 'optional'
  /** Whether `extendedamount` of a deal's line has the line's tax in it: the reference leaves it out, users report it added. */
  extendedAmountTax: 'left-out' | 'added'
  /** Whether `totaldiscountamount` has the discounts of the lines in it: descriptions of two columns disagree. */
  totalDiscount: 'with-lines' | 'deal-only'
  /** Whether RetrieveCurrentOrganization says what the environment is for: the reference has it, a recorded reply has not. */
  organizationTypeTold: boolean
}

export const defaultSwitches: Switches = {
  duplicateDetectionStatus: 412,
  finishProcessWhileActive: false,
  errorCodes: 'hex',
  payloadErrors: 'identified',
  noContentReason: 'No Content',
  closeOpportunityByUpdate: false,
  expandNextLink: true,
  retryAfterOnThrottle: true,
  challenge: 'bearer',
  noteTextMaxLength: 100_000,
  countByteOrderMark: true,
  metadataChangesRepeatUnchanged: false,
  localChoicesAsGlobal: false,
  accentsInFilters: 'distinguished',
  quotedIds: 'taken',
  replacePartiesByPut: true,
  keyIndexes: 'at-once',
  rolesAcrossBusinessUnits: false,
  searchFacetNames: 'lower-case',
  searchIndex: 'at-once',
  priceLists: 'mandatory',
  extendedAmountTax: 'left-out',
  totalDiscount: 'with-lines',
  organizationTypeTold: true,
}
