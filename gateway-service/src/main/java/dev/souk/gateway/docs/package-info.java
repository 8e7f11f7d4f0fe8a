/** Swagger UI for the APIs of all services, and the pages that the types of problems link to. */
@NullMarked
package dev.souk.gateway.docs;

import org.jspecify.annotations.NullMarked;
