/** The system that several classes of tests share. */
@NullMarked
package dev.souk.system.shared;

import org.jspecify.annotations.NullMarked;
