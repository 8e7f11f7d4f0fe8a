/** The system with encrypted connections, and the certificates of its deployments. */
@NullMarked
package dev.souk.system.tls;

import org.jspecify.annotations.NullMarked;
