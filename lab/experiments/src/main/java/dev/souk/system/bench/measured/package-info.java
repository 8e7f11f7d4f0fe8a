/** The systems that are measured: started and stopped by their own script, observed by the operating system. */
@NullMarked
package dev.souk.system.bench.measured;

import org.jspecify.annotations.NullMarked;
