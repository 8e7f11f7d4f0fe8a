/** What modules promise each other, compared across modules. */
@NullMarked
package dev.souk.system.contract;

import org.jspecify.annotations.NullMarked;
