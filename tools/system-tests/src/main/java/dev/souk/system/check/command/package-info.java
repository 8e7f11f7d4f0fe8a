/** `souk check`: which system is meant, when it is at rest, and how the answer is printed. */
@NullMarked
package dev.souk.system.check.command;

import org.jspecify.annotations.NullMarked;
