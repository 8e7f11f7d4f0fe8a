/** Operating-system processes: started detached from the terminal, logged, stopped, and killed with the launcher. */
@NullMarked
package dev.souk.launcher.process;

import org.jspecify.annotations.NullMarked;
