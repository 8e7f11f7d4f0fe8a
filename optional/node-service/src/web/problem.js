/**
 * Ends a request with a problem of docs/problems.md, by RFC 9457. An expected outcome, which is not logged.
 * @typedef {{slug: string, title: string, status: number}} Type
 */
export class Problem extends Error {
  #type;
  #errors;

  /**
   * @param {Type} type
   * @param {string} detail what the caller can do about it
   * @param {{headers?: Record<string, string>, errors?: {field: string, message: string}[]}} [more]
   */
  constructor(type, detail, { headers = {}, errors } = {}) {
    super(detail);
    this.#type = type;
    this.#errors = errors;
    this.headers = headers;
  }

  get status() {
    return this.#type.status;
  }

  /** The body of the response to a request for this path. @param {string} instance */
  body(instance) {
    const { slug, title, status } = this.#type;
    return { detail: this.message, errors: this.#errors, instance, status, title, type: `/problems/${slug}` };
  }
}

const TYPES = {
  badRequest: { slug: 'bad-request', title: 'The request cannot be read', status: 400 },
  unauthorized: { slug: 'unauthorized', title: 'A valid access token is needed', status: 401 },
  forbidden: { slug: 'forbidden', title: 'Not allowed', status: 403 },
  notFound: { slug: 'not-found', title: 'No such resource', status: 404 },
  methodNotAllowed: { slug: 'method-not-allowed', title: 'The resource has no such method', status: 405 },
  notAcceptable: { slug: 'not-acceptable', title: 'No such representation', status: 406 },
  internalError: { slug: 'internal-error', title: 'Something went wrong on our side', status: 500 },
  unavailable: { slug: 'service-unavailable', title: 'Not available at the moment', status: 503 },
};

const REALM = 'Bearer realm="souk"';

/** The problems of this service, in the words of the others. */
export const problems = {
  /** @param {string[]} parameters */
  unknownParameters: (parameters) =>
    new Problem(TYPES.badRequest, 'The query has a parameter that this operation does not have.', {
      errors: parameters.map((field) => ({ field, message: 'is not a query parameter of this operation' })),
    }),
  tokenMissing: () =>
    new Problem(TYPES.unauthorized, "Send 'Authorization: Bearer <token>'; POST /sessions issues a token.", {
      headers: { 'WWW-Authenticate': REALM },
    }),
  tokenRejected: () =>
    new Problem(TYPES.unauthorized, 'The access token is malformed, expired or not valid for this API.', {
      headers: { 'WWW-Authenticate': `${REALM}, error="invalid_token"` },
    }),
  forbidden: () =>
    new Problem(TYPES.forbidden, 'Your role does not allow this.', {
      headers: { 'WWW-Authenticate': 'Bearer error="insufficient_scope"' },
    }),
  noSuchPath: () => new Problem(TYPES.notFound, 'There is no resource at this path.'),
  /** @param {string} allow */
  methodNotAllowed: (allow) =>
    new Problem(TYPES.methodNotAllowed, 'The Allow header lists the methods of this resource.', {
      headers: { Allow: allow },
    }),
  notAcceptable: () =>
    new Problem(TYPES.notAcceptable, 'Send the media type of this resource in Accept: application/json.'),
  internalError: () => new Problem(TYPES.internalError, 'X-Trace-Id identifies the log entry; report it.'),
  /**
   * @param {string} detail
   * @param {number} retryAfter in seconds
   */
  unavailable: (detail, retryAfter) =>
    new Problem(TYPES.unavailable, detail, { headers: { 'Retry-After': String(retryAfter) } }),
};
