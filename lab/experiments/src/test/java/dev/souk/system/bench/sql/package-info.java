@NullMarked
package dev.souk.system.bench.sql;

import org.jspecify.annotations.NullMarked;
