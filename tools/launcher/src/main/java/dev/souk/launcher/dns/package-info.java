/** BIND, the name server that callers find instances by in place of a registry. */
@NullMarked
package dev.souk.launcher.dns;

import org.jspecify.annotations.NullMarked;
