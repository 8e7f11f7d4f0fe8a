/**
 * Mutual TLS between the processes: a certificate for each service, and a check that the service called is the one that
 * is meant. Switched on by the profile {@code tls}.
 */
@NullMarked
package dev.souk.common.tls;

import org.jspecify.annotations.NullMarked;
