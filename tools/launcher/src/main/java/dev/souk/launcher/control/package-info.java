/** How commands find the running launcher and talk to it: the lock and the state of a run, and an HTTP interface. */
@NullMarked
package dev.souk.launcher.control;

import org.jspecify.annotations.NullMarked;
