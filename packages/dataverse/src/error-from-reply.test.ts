import { describe, expect, test } from 'vitest'
import { errorFromReply } from './error-from-reply.ts'
import {
  AccessDeniedError,
  BusinessRuleError,
  ChangeTrackingNotEnabledError,
  CursorExpiredError,
  DataverseError,
  dataverseErrorCodes,
  DuplicateDetectedError,
  DuplicateKeyError,
  InvalidRequestError,
  MalformedReplyError,
  RowChangedError,
  RowNotFoundError,
  ThrottledError,
  UnauthorizedError,
} from './errors.ts'
import type { ServiceReply } from './service-reply.ts'

const read = { request: { method: 'GET', path: 'accounts' }, readOnly: true }
const write = { request: { method: 'PATCH', path: 'accounts' }, readOnly: false }
const now = new Date('2026-03-02T09:00:00Z')

const reply = (status: number, code: string, message = 'Said by the service.'): ServiceReply => ({
  status,
  headers: {
    'content-type': 'application/json; odata.metadata=minimal',
    req_id: '5ecd1cb3-1730-4ffc-909c-d44c22270026',
  },
  text: JSON.stringify({ error: { code, message } }),
})

describe('the class of an error', () => {
  test.each([
    [404, '0x80040217', RowNotFoundError, 'dataverse_row_not_found'],
    [404, '0x80060891', RowNotFoundError, 'dataverse_row_not_found'],
    [412, '0x80060882', RowChangedError, 'dataverse_row_changed'],
    [412, '0x80040237', DuplicateKeyError, 'dataverse_duplicate_key'],
    [400, '0x80060892', DuplicateKeyError, 'dataverse_duplicate_key'],
    [412, '0x80040333', DuplicateDetectedError, 'dataverse_duplicate_detected'],
    [500, '0x80040333', DuplicateDetectedError, 'dataverse_duplicate_detected'],
    [403, '0x80040220', AccessDeniedError, 'dataverse_access_denied'],
    [403, '0x80042f09', AccessDeniedError, 'dataverse_access_denied'],
    [429, '0x80072322', ThrottledError, 'dataverse_throttled'],
    [503, '0x80072326', ThrottledError, 'dataverse_throttled'],
    [400, '0x80040265', BusinessRuleError, 'dataverse_business_rule'],
    [400, '0x80044352', CursorExpiredError, 'dataverse_cursor_expired'],
    [400, '0x80072491', ChangeTrackingNotEnabledError, 'dataverse_change_tracking_not_enabled'],
    [400, '0x80072492', ChangeTrackingNotEnabledError, 'dataverse_change_tracking_not_enabled'],
    [400, '0x80044331', InvalidRequestError, 'dataverse_invalid_request'],
    [404, '0x8006088A', InvalidRequestError, 'dataverse_invalid_request'],
    [404, '', InvalidRequestError, 'dataverse_invalid_request'],
    [500, '0x80040216', DataverseError, 'dataverse_service_failed'],
    [401, '', UnauthorizedError, 'dataverse_unauthorized'],
  ])('%i %s', (status, serviceCode, type, code) => {
    const error = errorFromReply(reply(status, serviceCode), read, now)
    expect(error).toBeInstanceOf(type)
    expect(error).toMatchObject({
      name: type.name,
      code,
      status,
      requestId: '5ecd1cb3-1730-4ffc-909c-d44c22270026',
      request: { method: 'GET', path: 'accounts' },
      sent: true,
    })
    expect(dataverseErrorCodes).toContain(error.code)
    expect(error.help).not.toBe('')
  })
})

test('the sentence of a plug-in is passed on word for word (P32)', () => {
  const error = errorFromReply(reply(400, '0x80040265', 'Brightwater: every account needs a sales region.'), write, now)
  expect(error).toMatchObject({
    message: 'Brightwater: every account needs a sales region.',
    serviceMessage: 'Brightwater: every account needs a sales region.',
    effect: 'none',
  })
})

test('a missing privilege is named (P38, P51)', () => {
  const said = 'Principal user (Id=1, type=8) is missing prvReadOpportunitySalesProcess privilege (Id=2) on OTC=1'
  const error = errorFromReply(reply(403, '0x80040220', said), read, now)
  expect(error).toMatchObject({ privilege: 'prvReadOpportunitySalesProcess' })
  expect(error.help).toContain('prvReadOpportunitySalesProcess')
})

test('throttling tells how long to wait', () => {
  const throttled = {
    ...reply(429, '0x80072322'),
    headers: { 'content-type': 'application/json', 'retry-after': '12' },
  }
  expect(errorFromReply(throttled, write, now)).toMatchObject({ retryAfterMs: 12_000, effect: 'none' })
})

test('a claims challenge is decoded for the next authorization', () => {
  const claims = 'eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6eyJlc3NlbnRpYWwiOnRydWUsInZhbHVlIjoiY3AxIn19fQ=='
  const header = `Basic realm="x", Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${claims}"`
  const error = errorFromReply({ status: 401, headers: { 'www-authenticate': header }, text: '' }, read, now)
  expect(error).toMatchObject({ claims: '{"access_token":{"acrs":{"essential":true,"value":"cp1"}}}' })
})

describe('what may have happened', () => {
  test.each([
    [500, write, 'unknown'],
    [502, write, 'unknown'],
    [400, write, 'none'],
    [412, write, 'none'],
    [500, read, 'none'],
  ])('after %i', (status, context, effect) => {
    expect(errorFromReply(reply(status, '0x80040216'), context, now).effect).toBe(effect)
  })
})

test('an HTML page of a proxy is not taken for an answer of Dynamics (P49)', () => {
  const page = { status: 502, headers: { 'content-type': 'text/html' }, text: '<html>token=secret</html>' }
  const error = errorFromReply(page, write, now)
  expect(error).toBeInstanceOf(MalformedReplyError)
  expect(error).toMatchObject({ status: 502, effect: 'unknown' })
  expect([error.message, error.help, error.serviceMessage].join(' ')).not.toContain('secret')
})

test('text errors of the batch layer are read', () => {
  const text = "Content-ID Reference: '$1' does not exist in the batch context."
  const error = errorFromReply({ status: 400, headers: { 'content-type': 'text/plain' }, text }, write, now)
  expect(error).toMatchObject({ code: 'dataverse_invalid_request', serviceMessage: text })
})
