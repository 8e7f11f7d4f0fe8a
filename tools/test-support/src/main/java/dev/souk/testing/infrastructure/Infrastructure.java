package dev.souk.testing.infrastructure;

/** A real PostgreSQL server and a real Kafka broker, shared by all tests of a run. */
public interface Infrastructure {

    /** A new, empty database, for one Spring context alone. */
    Database newDatabase();

    /** The value of {@code bootstrap.servers}. */
    String bootstrapServers();

    /** The connection to a database, for the role of a service and for the role that owns and migrates it. */
    record Database(String jdbcUrl, String user, String password, String owner, String ownerPassword) {}

    /** Containers where Docker is available, else embedded servers; {@code souk.infrastructure} forces either. */
    static Infrastructure get() {
        return SharedInfrastructure.INSTANCE;
    }
}
