import { describe, expect, test } from 'vitest'
import { InvalidRequestError } from './errors.ts'
import { optionHeaders, type RequestOptions } from './request-options.ts'

const id = '11111111-2222-4333-8444-555555555555'

describe('options as headers', () => {
  test.each<[RequestOptions, Record<string, string>]>([
    [{}, {}],
    [{ priority: 'background', deadlineMs: 1, signal: new AbortController().signal }, {}],
    [{ callerObjectId: `{${id.toUpperCase()}}` }, { callerobjectid: id }],
    [{ callerSystemUserId: id }, { mscrmcallerid: id }],
    [
      { bypassBusinessLogicExecution: ['CustomSync', 'CustomAsync'] },
      { 'mscrm.bypassbusinesslogicexecution': 'CustomSync,CustomAsync' },
    ],
    [{ bypassBusinessLogicExecution: [] }, {}],
    [{ bypassCustomPluginExecution: true }, { 'mscrm.bypasscustompluginexecution': 'true' }],
    [{ bypassCustomPluginExecution: false }, {}],
    [{ solutionUniqueName: 'Brightwater_Core' }, { 'mscrm.solutionuniquename': 'Brightwater_Core' }],
    // The service asks the other way round: `false` asks for detection.
    [{ detectDuplicates: true }, { 'mscrm.suppressduplicatedetection': 'false' }],
    [{ detectDuplicates: false }, {}],
    [{ suppressCallbackRegistrationExpanderJob: true }, { 'mscrm.suppresscallbackregistrationexpanderjob': 'true' }],
    [{ consistency: 'Strong' }, { consistency: 'Strong' }],
  ])('%o', (options, headers) => {
    expect(optionHeaders(options)).toEqual(headers)
  })

  test.each<[string, RequestOptions]>([
    ['two callers', { callerObjectId: id, callerSystemUserId: id }],
    ['a caller that is no id', { callerObjectId: 'mia@contoso.com' }],
    ['a header of its own in an id', { callerSystemUserId: `${id}\r\nprefer: x` }],
    ['a display name of a solution', { solutionUniqueName: 'My solution' }],
    ['a header of its own in a name', { solutionUniqueName: 'x\r\nprefer:y' }],
  ])('%s: refused before anything is sent', (_title, options) => {
    expect(() => optionHeaders(options)).toThrow(InvalidRequestError)
  })
})
