package dev.souk.launcher.postgres;

import dev.souk.launcher.api.Topology;
import dev.souk.tools.checkout.Secrets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A database with two roles. The owner migrates it; the service has a role of the database's name, whose rights the
 * migration `V0_0__runtime_role.sql` grants.
 */
record ServiceDatabase(String name, String password, String ownerPassword) {

    /** The databases of the topology, and those of parts that are or were on. */
    static List<ServiceDatabase> all(Secrets secrets) {
        return Topology.servicesAndOptional().stream()
                .filter(service -> !Topology.optional().contains(service) || secrets.exist(service.name()))
                .flatMap(service -> Stream.ofNullable(service.database())
                        .map(name -> new ServiceDatabase(
                                name, secrets.ofDatabase(service.name()), secrets.ofOwner(service.name()))))
                .toList();
    }

    /** A statement in each line, as single-user mode requires. */
    String creation() {
        return """
                CREATE ROLE %1$s LOGIN PASSWORD '%2$s';
                CREATE ROLE %1$s_owner LOGIN PASSWORD '%3$s';
                CREATE DATABASE %1$s OWNER %1$s_owner;
                REVOKE ALL ON DATABASE %1$s FROM PUBLIC;
                GRANT CONNECT ON DATABASE %1$s TO %1$s;
                """.formatted(name, password, ownerPassword);
    }

    /**
     * The lines of `pg_hba.conf`: only its two roles may connect, with a password, from this machine.
     *
     * @param connection `host`, or `hostssl` if it has to be encrypted
     */
    String access(String connection) {
        return """
                %2$s %1$s %1$s,%1$s_owner 127.0.0.1/32 scram-sha-256
                %2$s %1$s %1$s,%1$s_owner ::1/128 scram-sha-256
                """.formatted(name, connection);
    }

    /** Without the passwords. */
    @Override
    public String toString() {
        return name;
    }
}
