package dev.souk.testing.infrastructure;

/** A real PostgreSQL server and a real Kafka broker, shared by all tests of a run. */
public interface Infrastructure {

    /** A new, empty database, for one Spring context alone. */
    Database newDatabase();

    /** Where the broker is, as Kafka clients want it. */
    String bootstrapServers();

    /** How to reach a database. */
    record Database(String jdbcUrl, String user, String password) {}

    /**
     * What this run uses: containers where there is a Docker, else embedded servers; {@code souk.infrastructure} forces
     * either.
     */
    static Infrastructure get() {
        return SharedInfrastructure.get();
    }
}
