@NullMarked
package dev.souk.system.bench.protocols.http;

import org.jspecify.annotations.NullMarked;
