package dev.souk.common.openapi;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Title and description of the API.
 *
 * @param title name of the API
 * @param description purpose of the API, in one or two sentences
 */
@ConfigurationProperties("souk.api")
public record ApiProperties(
        @DefaultValue("Souk") String title,
        @DefaultValue("") String description) {}
