/** Operating-system processes: started shielded from the terminal, watched, stopped, and never left behind. */
@NullMarked
package dev.souk.launcher.process;

import org.jspecify.annotations.NullMarked;
