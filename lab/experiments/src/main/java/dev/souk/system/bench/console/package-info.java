/** The experiment `./souk bench console`: how fast and how small the console is while it shows a system under load. */
@NullMarked
package dev.souk.system.bench.console;

import org.jspecify.annotations.NullMarked;
