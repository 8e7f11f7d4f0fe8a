/** A service in another language, beside a running system. */
@NullMarked
package dev.souk.system.external;

import org.jspecify.annotations.NullMarked;
