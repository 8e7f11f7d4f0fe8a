/**
 * The description of a service's API (OpenAPI 3.1), with what controllers get from the shared mechanism as callers see
 * it: headers, query parameters, JSON names.
 */
@NullMarked
package dev.souk.common.api;

import org.jspecify.annotations.NullMarked;
