/** Why a request to a registry gave nothing that can be used; the words for people are made of it in errors.ts. */
export class RequestFailure extends Error {
  /** `E404`, `ECONNREFUSED`, and of our own: `EDEADLINE`, `EINTEGRITY`, `ETOOLARGE`, `EFORM`, `EREDIRECT`. */
  readonly code: string
  /** Host and port that was asked; never what stands before an `@`. */
  readonly host: string

  constructor(code: string, host: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'RequestFailure'
    this.code = code
    this.host = host
  }
}

/** A failure as it is, anything else that went wrong while asking a host as one. */
export function asFailure(thrown: unknown, host: string): RequestFailure {
  if (thrown instanceof RequestFailure) return thrown
  const { code, message } = (thrown ?? {}) as { readonly code?: unknown; readonly message?: unknown }
  return new RequestFailure(
    typeof code === 'string' ? code : 'EFAILED',
    host,
    typeof message === 'string' ? message : String(thrown),
    thrown,
  )
}
