/** Reads databases and topics of a running system, and collects what is found in verdicts. */
@NullMarked
package dev.souk.system.observe;

import org.jspecify.annotations.NullMarked;
