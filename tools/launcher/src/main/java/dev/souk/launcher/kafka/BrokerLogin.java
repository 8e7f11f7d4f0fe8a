package dev.souk.launcher.kafka;

import java.util.Map;

/**
 * How a client connects to the broker.
 *
 * @param servers  the bootstrap servers
 * @param user     an account of the broker; empty for a broker without authentication
 * @param password its password
 */
public record BrokerLogin(String servers, String user, String password) {

    /** The account of tools, which may do everything. */
    public static final String OPERATOR = "operator";

    /** Of a broker without authentication. */
    public static BrokerLogin anonymous(String servers) {
        return new BrokerLogin(servers, "", "");
    }

    /** The settings of a producer, consumer or admin client. */
    public Map<String, Object> settings() {
        return user.isEmpty()
                ? Map.of("bootstrap.servers", servers)
                : Map.of(
                        "bootstrap.servers",
                        servers,
                        "security.protocol",
                        "SASL_PLAINTEXT",
                        "sasl.mechanism",
                        "SCRAM-SHA-512",
                        "sasl.jaas.config",
                        jaas(user, password));
    }

    /** The login of a client, in the syntax of JAAS. */
    static String jaas(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(user, password);
    }

    /** Without the password, which must not be logged. */
    @Override
    public String toString() {
        return servers;
    }
}
