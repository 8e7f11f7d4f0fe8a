package dev.souk.testing.architecture.broken.order.checkout;

import dev.souk.testing.architecture.broken.order.history.Entry;

public record Checkout(Entry entry) {}
