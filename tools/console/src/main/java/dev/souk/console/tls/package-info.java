/** TLS with certificates and keys in PEM files, as a Kubernetes secret of the type tls has them. */
@NullMarked
package dev.souk.console.tls;

import org.jspecify.annotations.NullMarked;
