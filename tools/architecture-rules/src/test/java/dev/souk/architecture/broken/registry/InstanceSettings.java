package dev.souk.architecture.broken.registry;

import org.springframework.boot.context.properties.ConfigurationProperties;

@ConfigurationProperties("souk.instance")
record InstanceSettings(int limit) {}
