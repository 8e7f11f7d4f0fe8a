/** The OpenAPI 3.1 description of a service, with headers, query parameters and JSON names of shared arguments. */
@NullMarked
package dev.souk.common.openapi;

import org.jspecify.annotations.NullMarked;
