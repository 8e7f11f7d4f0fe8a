package dev.souk.console.topics;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a client connects to the broker.
 *
 * @param servers the bootstrap servers
 * @param user an account of the broker; empty for a broker without authentication
 * @param password its password
 * @param authority the certificate of the authority to trust; null for connections without TLS
 */
public record BrokerLogin(
        String servers,
        String user,
        String password,
        @Nullable Path authority) {

    /** The account of tools, which may do everything. */
    public static final String OPERATOR = "operator";

    /** Of a broker without authentication. */
    public static BrokerLogin anonymous(String servers) {
        return new BrokerLogin(servers, "", "", null);
    }

    /** The settings of a producer, consumer or admin client. */
    public Map<String, Object> settings() {
        var settings = new HashMap<String, Object>(Map.of("bootstrap.servers", servers));
        if (!user.isEmpty()) {
            settings.put("security.protocol", authority == null ? "SASL_PLAINTEXT" : "SASL_SSL");
            settings.put("sasl.mechanism", "SCRAM-SHA-512");
            settings.put("sasl.jaas.config", jaas(user, password));
        }
        if (authority != null) {
            settings.put("ssl.truststore.type", "PEM");
            settings.put("ssl.truststore.location", authority.toString());
        }
        return settings;
    }

    /** The login of a client, in the syntax of JAAS. */
    public static String jaas(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(user, password);
    }

    /** Without the password, which must not be logged. */
    @Override
    public String toString() {
        return servers;
    }
}
