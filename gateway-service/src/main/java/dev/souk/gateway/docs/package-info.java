/** Swagger UI for the APIs of all services. */
@NullMarked
package dev.souk.gateway.docs;

import org.jspecify.annotations.NullMarked;
