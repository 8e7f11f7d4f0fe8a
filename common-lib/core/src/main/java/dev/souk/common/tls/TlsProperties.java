package dev.souk.common.tls;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of TLS between the processes.
 *
 * @param folder has the certificate, the key and the authority: {@code tls.crt}, {@code tls.key}, {@code ca.crt}
 * @param peers the services that can be called; for each there is an SSL bundle of its name
 * @param furtherPeers services of optional parts that can be called, too, by the name of the part
 */
@Validated
@ConfigurationProperties("souk.tls")
record TlsProperties(
        @NotNull Path folder,
        @NotEmpty List<String> peers,
        @DefaultValue Map<String, String> furtherPeers) {

    Stream<String> allPeers() {
        return Stream.concat(peers.stream(), furtherPeers.values().stream());
    }
}
