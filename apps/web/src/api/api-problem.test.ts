import { expect, test } from 'vitest'
import { ApiProblem, parseProblem, problemOf } from './api-problem.ts'

test('a problem+json body is kept word for word, Microsoft’s own code and message beside ours', () => {
  const body = JSON.stringify({
    status: 400,
    code: 'business_rule',
    title: 'Your organisation refused this.',
    help: 'Pick a sales region.',
    requestId: 'r-1',
    serviceCode: '0x80040265',
    serviceMessage: 'Brightwater: every account needs a sales region.',
  })
  expect(parseProblem(400, body, 'header-id')).toMatchObject({
    code: 'business_rule',
    requestId: 'r-1',
    serviceCode: '0x80040265',
    serviceMessage: 'Brightwater: every account needs a sales region.',
  })
})

test.each(['<html><h1>502 Bad Gateway</h1></html>', '', 'null', '{"message":"no"}', '{"code":"ECONNRESET"}'])(
  'P49: a reply that is no problem (%j) becomes one that names the status and the request id',
  (body) => {
    expect(parseProblem(502, body, 'r-2')).toMatchObject({ status: 502, code: 'unexpected_reply', requestId: 'r-2' })
  },
)

test('an error of the page itself is shown as one, with its message kept for the details', () => {
  expect(problemOf(new TypeError('x is undefined'))).toMatchObject({
    code: 'app_failed',
    serviceMessage: 'x is undefined',
  })
  const problem = parseProblem(404, '', 'r-3')
  expect(problemOf(new ApiProblem(problem))).toBe(problem)
})
