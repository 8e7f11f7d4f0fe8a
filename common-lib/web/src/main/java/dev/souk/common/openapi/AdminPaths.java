package dev.souk.common.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import org.springdoc.core.customizers.OpenApiCustomizer;

/**
 * Describes admin paths as callers use them: all services have the same paths, which the gateway prefixes with the
 * service's name.
 */
final class AdminPaths implements OpenApiCustomizer {

    private static final String PREFIX = "/admin/";

    private final String application;

    AdminPaths(String application) {
        this.application = application;
    }

    @Override
    public void customise(OpenAPI description) {
        var paths = new Paths();
        description.getPaths().forEach((path, calls) -> paths.addPathItem(asCallersSeeIt(path), calls));
        description.setPaths(paths);
    }

    private String asCallersSeeIt(String path) {
        return path.startsWith(PREFIX) ? PREFIX + application + "/" + path.substring(PREFIX.length()) : path;
    }
}
