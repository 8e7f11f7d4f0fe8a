@NullMarked
package dev.souk.system.bench.figure;

import org.jspecify.annotations.NullMarked;
