/** Mutual TLS between the processes, by the profile {@code tls}: a caller checks that the service is the one meant. */
@NullMarked
package dev.souk.common.tls;

import org.jspecify.annotations.NullMarked;
