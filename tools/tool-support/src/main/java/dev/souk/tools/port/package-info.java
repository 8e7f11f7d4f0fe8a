/** Free ports of this machine. */
@NullMarked
package dev.souk.tools.port;

import org.jspecify.annotations.NullMarked;
