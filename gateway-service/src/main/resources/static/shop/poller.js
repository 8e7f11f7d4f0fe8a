/** Repeats a task until it is stopped. The next run begins some time after the last has ended, so two never overlap. */
export class Poller {
  #task;
  #interval;
  #timer;
  #controller = null;
  #started = false;

  /** The task takes an AbortSignal, and must not fail. It may answer a longer interval, in milliseconds. */
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
    const wait = await this.#task(controller.signal);
    if (this.#controller === controller) {
      this.#timer = setTimeout(() => this.#run(), Math.max(this.#interval, wait ?? 0));
    }
  }

  #cancel() {
    clearTimeout(this.#timer);
    this.#controller?.abort();
    this.#controller = null;
  }
}
