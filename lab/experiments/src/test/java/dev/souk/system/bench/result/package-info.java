@NullMarked
package dev.souk.system.bench.result;

import org.jspecify.annotations.NullMarked;
