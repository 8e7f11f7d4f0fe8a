package dev.souk.registry.peers;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The other registries of the system.
 *
 * @param peers host and port of each other registry; none by default
 */
@ConfigurationProperties("souk.registry")
record RegistryPeersProperties(@DefaultValue List<String> peers) {}
