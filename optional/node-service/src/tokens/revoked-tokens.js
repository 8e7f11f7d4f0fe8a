const RETENTION = 60 * 60_000; // longer than any access token lives
const MAX_SUBJECTS = 20_000;
const NO_VERSION_IS_VALID = Number.MAX_SAFE_INTEGER;
const CLOCK_SKEW = 5_000;

/**
 * The revoked access tokens (docs/adr/0021): the lowest valid version of the tokens of each subject, of the last hour.
 * They come from the topic `souk.users`. Where there are more than fit, the oldest is dropped, and with it all tokens
 * from that time: their owners have to log in again, and no revoked token is accepted.
 */
export class RevokedTokens {
  #now;
  #maxSubjects;
  /** @type {Map<string, {lowestVersion: number, at: number}>} the oldest first */
  #subjects = new Map();
  #allBefore = -Infinity;

  /**
   * @param {() => number} [now]
   * @param {number} [maxSubjects]
   */
  constructor(now = Date.now, maxSubjects = MAX_SUBJECTS) {
    this.#now = now;
    this.#maxSubjects = maxSubjects;
  }

  /**
   * Revokes the tokens of the subject with a version below this one. Events may arrive twice and late: the highest
   * wins.
   * @param {string} subject
   * @param {number} lowestVersion
   * @param {number} at when it was revoked, in milliseconds
   */
  revokeBelow(subject, lowestVersion, at) {
    if (this.#isExpired(at)) {
      return;
    }
    const known = this.#subjects.get(subject);
    this.#subjects.delete(subject);
    this.#subjects.set(subject, {
      lowestVersion: Math.max(lowestVersion, known?.lowestVersion ?? 0),
      at: Math.max(at, known?.at ?? 0),
    });
    this.#dropOldest();
  }

  /**
   * @param {string} subject
   * @param {number} at
   */
  revokeAll(subject, at) {
    this.revokeBelow(subject, NO_VERSION_IS_VALID, at);
  }

  /**
   * @param {string} subject
   * @param {number} version of the token; 0 without the claim, which is lower than that of any account
   * @param {number} issuedAt in milliseconds
   */
  isRevoked(subject, version, issuedAt) {
    const known = this.#subjects.get(subject);
    return (known !== undefined && version < known.lowestVersion) || issuedAt <= this.#allBefore;
  }

  #dropOldest() {
    for (const [subject, { at }] of this.#subjects) {
      if (this.#isExpired(at)) {
        this.#subjects.delete(subject);
      } else if (this.#subjects.size > this.#maxSubjects) {
        this.#subjects.delete(subject);
        this.#allBefore = Math.max(this.#allBefore, at + CLOCK_SKEW);
      } else {
        return;
      }
    }
  }

  /** @param {number} at */
  #isExpired(at) {
    return at < this.#now() - RETENTION;
  }
}
