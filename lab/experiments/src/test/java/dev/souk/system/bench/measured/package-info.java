@NullMarked
package dev.souk.system.bench.measured;

import org.jspecify.annotations.NullMarked;
