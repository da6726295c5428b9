/** Conditions that need no value: who asks, and periods around now. */
type WithoutValue =
  | `${'Equal' | 'NotEqual'}${'UserId' | 'BusinessId'}`
  | `EqualUser${'Teams' | 'Language' | 'OrUserTeams' | 'OrUserHierarchy' | 'OrUserHierarchyAndTeams'}`
  | 'Yesterday'
  | 'Today'
  | 'Tomorrow'
  | `${'Last' | 'Next'}7Days`
  | `${'Last' | 'This' | 'Next'}${'Week' | 'Month' | 'Year' | 'FiscalPeriod' | 'FiscalYear'}`

type WithNumber =
  | `${'LastX' | 'NextX'}${'Hours' | 'Days' | 'Weeks' | 'Months' | 'Years' | 'FiscalPeriods' | 'FiscalYears'}`
  | `OlderThanX${'Minutes' | 'Hours' | 'Days' | 'Weeks' | 'Months' | 'Years'}`
  | `InFiscal${'Period' | 'Year'}`

/** A period of a fiscal year: its number, then the year. */
type WithPeriodAndYear = `In${'' | 'OrAfter' | 'OrBefore'}FiscalPeriodAndYear`

/** A day, or an id in a hierarchy. */
type WithText = 'On' | 'OnOrAfter' | 'OnOrBefore' | 'Above' | 'AboveOrEqual' | 'Under' | 'UnderOrEqual' | 'NotUnder'

/** Values as text, whatever the column's type; `Between` has two. */
type WithList = 'In' | 'NotIn' | 'Between' | 'NotBetween' | 'ContainValues' | 'DoesNotContainValues'

/** What a parameter of a query function may be. */
export type QueryFunctionValue = string | number | boolean | readonly (string | number)[]

/** @see https://learn.microsoft.com/power-apps/developer/data-platform/webapi/reference/queryfunctions */
export type QueryFunctionName = WithoutValue | WithNumber | WithPeriodAndYear | WithText | WithList

interface OfColumn {
  /** A column of the table itself, by logical name. */
  PropertyName: string
}

/** What a query function takes. Of one that is not known here anything is passed on. */
export type QueryFunctionParameters<Name extends string> = Name extends WithoutValue
  ? OfColumn
  : Name extends WithNumber
    ? OfColumn & { PropertyValue: number }
    : Name extends WithPeriodAndYear
      ? OfColumn & { PropertyValue1: number; PropertyValue2: number }
      : Name extends WithText
        ? OfColumn & { PropertyValue: string }
        : Name extends WithList
          ? OfColumn & { PropertyValues: readonly (string | number)[] }
          : Readonly<Record<string, QueryFunctionValue>>
