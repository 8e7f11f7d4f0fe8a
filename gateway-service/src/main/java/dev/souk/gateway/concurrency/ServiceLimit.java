package dev.souk.gateway.concurrency;

/** A limit of the concurrent requests to one service. */
interface ServiceLimit {

    /** For a path that no route has. */
    ServiceLimit NONE = new ServiceLimit() {
        @Override
        public boolean tryAcquire(String client) {
            return true;
        }

        @Override
        public void release(long begin, boolean wasAnswered) {
            // nothing was taken
        }
    };

    /** Takes a permit for this client without waiting; false if there is none. */
    boolean tryAcquire(String client);

    /**
     * Gives a permit back.
     *
     * @param begin when it was taken, by {@link System#nanoTime()}
     * @param wasAnswered whether the service has answered; an error says nothing about its latency
     */
    void release(long begin, boolean wasAnswered);
}
