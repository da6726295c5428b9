/** HTTP statuses of the codes that the server and the domain use themselves. */
export const statusOfCode: Record<string, number | undefined> = {
  cross_site_request: 403,
  not_found: 404,
  sign_in_required: 401,
}
