package dev.souk.gateway.resilience;

import io.github.resilience4j.common.retry.configuration.CommonRetryConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Resilience4j's own properties, under their documented names. */
@ConfigurationProperties("resilience4j.retry")
class RetryProperties extends CommonRetryConfigurationProperties {}
