/** The inner loop: a changed line, a service by hand, a debugger, the configurations of IDEs. */
@NullMarked
package dev.souk.system.develop;

import org.jspecify.annotations.NullMarked;
