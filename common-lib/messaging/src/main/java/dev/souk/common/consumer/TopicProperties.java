package dev.souk.common.consumer;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How topics are made.
 *
 * @param partitions of each topic; at most as many instances of a service consume it at the same time
 * @param replication copies of each partition; 3 where there are three brokers or more
 */
@Validated
@ConfigurationProperties("souk.topics")
public record TopicProperties(
        @DefaultValue("4") @Min(1) @Max(256) int partitions,
        @DefaultValue("1") @Min(1) @Max(5) short replication) {}
