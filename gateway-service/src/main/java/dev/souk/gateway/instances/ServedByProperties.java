package dev.souk.gateway.instances;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the header {@code Served-By}.
 *
 * @param enabled whether responses name the instance that answered; it tells strangers how many there are and when they
 *     restart
 */
@ConfigurationProperties("souk.gateway.served-by")
record ServedByProperties(boolean enabled) {}
