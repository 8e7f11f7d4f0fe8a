package dev.souk.common.openapi;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Title and description of the API.
 *
 * @param title its name
 * @param description its purpose, in one or two sentences
 */
@ConfigurationProperties("souk.api")
public record ApiProperties(
        @DefaultValue("Souk") String title,
        @DefaultValue("") String description) {}
