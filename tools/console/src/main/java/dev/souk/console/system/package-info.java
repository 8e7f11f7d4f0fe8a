/** The processes of the system, what they measure of themselves, and how they are started and stopped. */
@NullMarked
package dev.souk.console.system;

import org.jspecify.annotations.NullMarked;
