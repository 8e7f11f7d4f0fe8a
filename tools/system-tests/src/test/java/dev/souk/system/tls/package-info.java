/** Tests of the script that makes the certificates of containers and pods. */
@NullMarked
package dev.souk.system.tls;

import org.jspecify.annotations.NullMarked;
