/** Certificates for tests. */
@NullMarked
package dev.souk.testing.tls;

import org.jspecify.annotations.NullMarked;
