/**
 * The endpoints for probes, at the paths of Spring Boot's actuator. An instance is live as long as it answers, and
 * ready when it has read its topics and is not stopping. A broker that becomes unavailable later leaves it ready, as it
 * does the other services.
 */
export class Health {
  #isComplete;
  #isReady = false;

  /** @param {() => boolean} isComplete whether the figures are right */
  constructor(isComplete) {
    this.#isComplete = isComplete;
  }

  /** @param {boolean} isReady */
  set isReady(isReady) {
    this.#isReady = isReady;
  }

  /**
   * Nothing for a path of the API.
   * @param {string} path
   * @returns {import('./api.js').Answer | undefined}
   */
  answer(path) {
    switch (path) {
      case '/actuator/health/liveness':
        return { status: 200, body: { status: 'UP' } };
      case '/actuator/health':
      case '/actuator/health/readiness':
        return this.#isReady && this.#isComplete()
          ? { status: 200, body: { status: 'UP' } }
          : { status: 503, body: { status: 'OUT_OF_SERVICE' } };
      default:
        return undefined;
    }
  }
}
