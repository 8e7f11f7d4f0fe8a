/**
 * The OpenAPI 3.1 description of a service, with the headers, query parameters and JSON names of the shared arguments.
 */
@NullMarked
package dev.souk.common.openapi;

import org.jspecify.annotations.NullMarked;
