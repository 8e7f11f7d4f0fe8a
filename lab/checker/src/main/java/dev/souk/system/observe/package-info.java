/** Reads databases and topics of a running system. */
@NullMarked
package dev.souk.system.observe;

import org.jspecify.annotations.NullMarked;
