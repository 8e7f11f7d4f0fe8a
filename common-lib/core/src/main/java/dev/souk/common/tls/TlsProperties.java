package dev.souk.common.tls;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of TLS between the processes.
 *
 * @param folder has the certificate, the key and the authority: {@code tls.crt}, {@code tls.key}, {@code ca.crt}
 * @param peers the services that can be called; for each there is an SSL bundle of its name
 */
@Validated
@ConfigurationProperties("souk.tls")
record TlsProperties(@NotNull Path folder, @NotEmpty List<String> peers) {}
