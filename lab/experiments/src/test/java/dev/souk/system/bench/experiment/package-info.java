@NullMarked
package dev.souk.system.bench.experiment;

import org.jspecify.annotations.NullMarked;
