package dev.souk.common.api;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the description of the API says about the service as a whole.
 *
 * @param title its name
 * @param description what it is for, in a sentence or two
 */
@ConfigurationProperties("souk.api")
public record ApiProperties(
        @DefaultValue("Souk") String title,
        @DefaultValue("") String description) {}
