package dev.souk.architecture.broken.order.history;

import dev.souk.architecture.broken.order.checkout.Checkout;
import org.jspecify.annotations.Nullable;

public record Entry(@Nullable Checkout checkout) {}
