/** Attacks below the API: paths, headers, methods and the framing of requests. */
@NullMarked
package dev.souk.system.attack.protocol;

import org.jspecify.annotations.NullMarked;
