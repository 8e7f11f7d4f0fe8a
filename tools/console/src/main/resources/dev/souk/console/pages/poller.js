/** Repeats a task until it is stopped. The next run begins some time after the last has ended, so two never overlap. */
export class Poller {
  #task;
  #interval;
  #timer;
  #controller = null;
  #started = false;

  /** The task takes an AbortSignal, and must not fail. */
  constructor(task, interval) {
    this.#task = task;
    this.#interval = interval;
  }

  start() {
    this.#started = true;
    this.now();
  }

  stop() {
    this.#started = false;
    this.#cancel();
  }

  /** Runs the task at once, instead of a run that is under way. */
  now() {
    this.#cancel();
    if (this.#started) {
      this.#run();
    }
  }

  async #run() {
    const controller = new AbortController();
    this.#controller = controller;
    await this.#task(controller.signal);
    if (this.#controller === controller) {
      this.#timer = setTimeout(() => this.#run(), this.#interval);
    }
  }

  #cancel() {
    clearTimeout(this.#timer);
    this.#controller?.abort();
    this.#controller = null;
  }
}
