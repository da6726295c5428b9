/** Where access tokens for one member on one environment come from. */
export interface TokenSource {
  /**
   * A token that is valid now. With `forceRefresh` the caller has seen `refusedToken` refused: it must not be returned again.
   * Another one that was renewed in the meantime may be.
   * Rejections are passed on to the caller of the client unchanged.
   */
  getAccessToken(options?: { forceRefresh?: boolean; refusedToken?: string; signal?: AbortSignal }): Promise<string>
}
