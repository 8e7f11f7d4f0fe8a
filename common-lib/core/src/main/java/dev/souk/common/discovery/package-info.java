/** Readiness by required services, and graceful deregistration before the web server stops. */
@NullMarked
package dev.souk.common.discovery;

import org.jspecify.annotations.NullMarked;
