/** The budgets of size that the code keeps to. */
@NullMarked
package dev.souk.system.budget;

import org.jspecify.annotations.NullMarked;
