@NullMarked
package dev.souk.system.bench.fill;

import org.jspecify.annotations.NullMarked;
