package dev.souk.architecture.broken.registry;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

@ConfigurationProperties("souk.instance")
record InstanceSettings(Duration limit) {}
