/** The same system with another registry than Eureka. */
@NullMarked
package dev.souk.system.discovery;

import org.jspecify.annotations.NullMarked;
