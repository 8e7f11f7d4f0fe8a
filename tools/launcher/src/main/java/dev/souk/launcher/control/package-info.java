/** The HTTP interface between the running launcher and the other commands. */
@NullMarked
package dev.souk.launcher.control;

import org.jspecify.annotations.NullMarked;
