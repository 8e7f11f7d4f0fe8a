/** Operating-system processes: started detached from the terminal, logged, stopped, and killed with the launcher. */
@NullMarked
package dev.souk.tools.process;

import org.jspecify.annotations.NullMarked;
