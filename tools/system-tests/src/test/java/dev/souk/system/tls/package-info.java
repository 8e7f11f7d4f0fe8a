/** The system with encrypted connections. */
@NullMarked
package dev.souk.system.tls;

import org.jspecify.annotations.NullMarked;
