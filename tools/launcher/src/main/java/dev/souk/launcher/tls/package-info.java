/** The local certificate authority, a certificate for each process, and connections that trust it. */
@NullMarked
package dev.souk.launcher.tls;

import org.jspecify.annotations.NullMarked;
